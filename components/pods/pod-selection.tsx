import { RestartButton } from '#components/common/restart/restart-button.tsx';
import { targetKey, type RestartTarget } from '#components/common/restart/restart-targets.ts';
import { SelectionBar } from '#components/common/selection-bar.tsx';
import { Button } from '#components/ui/button.tsx';
import type { PodRow } from '#lib/api/pods.ts';
import { counted } from '#lib/domain/counted.ts';

type PodSelectionProps = { rows: readonly PodRow[]; isStale: boolean; onClear: () => void };

/** What can be done with the chosen pods: new ones, made by what they belong to. */
export function PodSelection({ rows, isStale, onClear }: PodSelectionProps) {
  const targets = restartTargets(rows);
  return (
    <SelectionBar
      summary={
        <>
          <b className="font-semibold">{counted(rows.length, 'pod')} chosen</b>{' '}
          <span className="text-ink-2">of {counted(targets.length, 'workload')}</span>
        </>
      }
      actions={
        <>
          <RestartButton
            size="small"
            targets={targets}
            offBecause={isStale ? 'These rows are the last known: wait until they are live again.' : null}
          >
            Restart {counted(targets.length, 'workload')}
          </RestartButton>
          <Button size="small" kind="ghost" onClick={onClear}>
            Clear
          </Button>
        </>
      }
    />
  );
}

/** A pod stands for its owner; one without is made anew by nobody, so it is named itself. */
function restartTargets(rows: readonly PodRow[]): RestartTarget[] {
  const targets = new Map<string, RestartTarget>();
  for (const { namespace, name, uid, owner } of rows) {
    const target = owner === null ? { namespace, kind: 'Pod', name, uid } : { namespace, ...owner };
    const key = targetKey(target);
    targets.set(key, { ...target, pods: (targets.get(key)?.pods ?? 0) + 1 });
  }
  return [...targets.values()];
}
