import { CopyButton } from '#components/ui/copy-button.tsx';
import { shortDigest } from './image-parts.tsx';

type DigestProps = {
  digest: string | null;
  /** What stands there without one: "never started", "not reported". */
  without: string;
};

/** A digest, short, with the whole of it to copy. */
export function Digest({ digest, without }: DigestProps) {
  if (digest === null) return <span className="text-xs text-ink-3">{without}</span>;
  return (
    <span
      className="inline-flex items-center gap-0.5 font-mono text-xs whitespace-nowrap text-ink-3"
      title={digest}
    >
      {digest.slice(0, digest.indexOf(':') + 1)}
      {shortDigest(digest)}…
      <CopyButton text={digest} label={`Copy digest ${shortDigest(digest)}`} />
    </span>
  );
}
