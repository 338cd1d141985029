'use client';
import { ButtonLink } from '#components/ui/button-link.tsx';
import { useSession } from '#lib/client/hooks/use-session.ts';
import { pages } from '#lib/paths.ts';
import { ForbiddenPanel } from './forbidden-panel.tsx';

const listPods = { verb: 'list', resource: 'pods', namespace: null };

/** For whoever may see pods nowhere: an empty list would look as if all were well. */
export function NoNamespace() {
  const { session } = useSession();
  return (
    <div className="rounded-lg border border-line bg-surface">
      <ForbiddenPanel
        scope={listPods}
        askedAs={session?.user?.name ?? 'you'}
        works={['Status shows what you may see and do', 'A right in a single namespace is enough to begin']}
        actions={
          <ButtonLink size="small" href={pages.status()}>
            Status
          </ButtonLink>
        }
      />
    </div>
  );
}
