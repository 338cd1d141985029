import type { Image } from '#lib/api/pods.ts';
import { cn } from '#components/ui/cn.ts';
import { ClusterText } from './cluster-text.tsx';

export type ImageParts = NonNullable<Image['parts']>;

/** Written by nobody, put in by the runtime: `docker.io`, `library/`, `:latest`. */
export const impliedStyle = 'text-ink-3 underline decoration-dotted decoration-1 underline-offset-3';

/** The tag with its colon; `latest`, written or implied, is amber. */
export function ImageTag({ parts, className }: { parts: ImageParts; className?: string }) {
  if (parts.tag === null) return null;
  const isLatest = parts.tag === 'latest';
  return (
    <span className={cn(isLatest ? 'text-wait-text' : 'text-accent', className)}>
      :
      <ClusterText className={cn(parts.implied.tag && cn(impliedStyle, 'text-inherit'))}>
        {parts.tag}
      </ClusterText>
    </span>
  );
}

/** `payments/team/ledger-api` in two: what leads to the name, with its slash, and the name. */
export function splitRepository(repository: string): { prefix: string; name: string } {
  const slash = repository.lastIndexOf('/') + 1;
  return { prefix: repository.slice(0, slash), name: repository.slice(slash) };
}

/** Eight digits of a digest, as people read them: `9c41f0e2`. */
export function shortDigest(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 8);
}
