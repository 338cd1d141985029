'use client';
import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { ClusterText } from '#components/common/cluster-text.tsx';
import { Button } from '#components/ui/button.tsx';
import { ButtonLink } from '#components/ui/button-link.tsx';
import type { ResultLine } from '#lib/api/writes.ts';
import type { WriteState } from '#lib/client/hooks/use-write.ts';
import { counted } from '#lib/domain/counted.ts';
import { pages } from '#lib/paths.ts';
import { WriteOutcome } from './write-outcome.tsx';

type AfterChangeProps = {
  state: WriteState;
  /** Pods that wait for this change. */
  waiting: number;
  onLookAgain: () => void;
  /** Goes on to watch what pulls since then. */
  onWatch: (since: string) => void;
};

/** How a change went, and what is left to do for it: the way to what was made, and workloads with an older list. */
export function AfterChange({ state, waiting, onLookAgain, onWatch }: AfterChangeProps) {
  const restarts = state.summary?.restarts ?? [];
  const made = state.lines.find(({ kind, outcome }) => kind === 'Secret' && outcome === 'created');
  const since = waiting > 0 && state.lines.some(isUpdate) ? state.endedAt : null;
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
      {(restarts.length > 0 || made !== undefined || since !== null) && (
        <div className="flex flex-wrap gap-2">
          {restarts.length > 0 && (
            <RestartButton kind="primary" size="small" targets={restarts}>
              Restart {counted(restarts.length, 'workload')}
            </RestartButton>
          )}
          {since !== null && (
            <Button size="small" kind="primary" onClick={() => onWatch(new Date(since).toISOString())}>
              Watch what pulls
            </Button>
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

/** What waits takes a secret's new content by itself, at its next attempt. */
function isUpdate({ kind, outcome }: ResultLine): boolean {
  return kind === 'Secret' && outcome === 'updated';
}
