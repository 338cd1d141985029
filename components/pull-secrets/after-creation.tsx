import Link from 'next/link';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { StatusMark } from '#components/common/status-mark.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { WriteResult } from '#lib/api/writes.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';

type AfterCreationProps = {
  name: string;
  namespaces: readonly string[];
  restarts: WriteResult['restarts'];
  /** Where what pulls with it is watched. */
  watchHref: string | null;
};

/** What is left to do once it is written: pods that exist do not take a new link, their workloads have to restart. */
export function AfterCreation({ name, namespaces, restarts, watchHref }: AfterCreationProps) {
  return (
    <section
      aria-label="What is left to do"
      className="grid gap-2 rounded-lg border border-line bg-surface p-3 text-xs"
    >
      {restarts.length === 0 ? (
        <p className="flex gap-1.5">
          <StatusMark mark="ok" className="mt-[3px]" />
          No workload has to be restarted for it: what waits heals at its next attempt.
        </p>
      ) : (
        <>
          <p>
            <b className="font-semibold">{counted(restarts.length, 'workload')}</b>{' '}
            {restarts.length === 1 ? 'runs' : 'run'} into the old state: pods take pull secrets when they are
            made.
          </p>
        </>
      )}
      <div className="flex flex-wrap gap-2 empty:hidden">
        {restarts.length > 0 && (
          <RestartButton kind="primary" targets={restarts}>
            Restart {counted(restarts.length, 'workload')}
          </RestartButton>
        )}
        {watchHref !== null && (
          <ButtonLink prefetch={false} kind={restarts.length === 0 ? 'primary' : 'default'} href={watchHref}>
            Watch what pulls
          </ButtonLink>
        )}
      </div>
      <p className="flex flex-wrap gap-x-4">
        <Link href={pages.pullSecrets({ q: name })}>Show {name} in the list</Link>
        <Link href={pages.coverage({ namespace: namespaces })}>Coverage of these namespaces</Link>
      </p>
    </section>
  );
}
