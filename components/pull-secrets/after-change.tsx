'use client';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { WriteState } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { WriteOutcome } from './write-outcome.tsx';

type AfterChangeProps = { state: WriteState; onLookAgain: () => void };

/** How a change went, and what is left to do for it: the way to what was made, and workloads with an older list. */
export function AfterChange({ state, onLookAgain }: AfterChangeProps) {
  const restarts = state.summary?.restarts ?? [];
  const made = state.lines.find(({ kind, outcome }) => kind === 'Secret' && outcome === 'created');
  return (
    <div className="grid gap-2.5">
      <WriteOutcome state={state} onLookAgain={onLookAgain} />
      {restarts.length > 0 && (
        <p className="text-xs text-ink-2">
          Pods take pull secrets when they are made: {counted(restarts.length, 'workload')}{' '}
          {restarts.length === 1 ? 'carries' : 'carry'} the older list until{' '}
          {restarts.length === 1 ? 'it restarts' : 'they restart'}.
        </p>
      )}
      {(restarts.length > 0 || made !== undefined) && (
        <div className="flex flex-wrap gap-2">
          {restarts.length > 0 && (
            <RestartButton kind="primary" size="small" targets={restarts}>
              Restart {counted(restarts.length, 'workload')}
            </RestartButton>
          )}
          {made !== undefined && (
            <ButtonLink size="small" prefetch={false} href={pages.pullSecret(made.namespace, made.name)}>
              Show <ClusterText>{made.name}</ClusterText>
            </ButtonLink>
          )}
        </div>
      )}
    </div>
  );
}
