import type { FailureList } from '#lib/api/failures.ts';
import type { PodRow } from '#lib/api/pods.ts';
import { counted } from '#lib/domain/counted.ts';
import type { Mark } from '../marks.ts';
import { podsOf, targetKey, type RestartTarget } from './restart-targets.ts';

export type BlockedWorkload = FailureList['blockedWorkloads'][number];

/** How far a target is on its way from old pods to new ones that run. */
export type RestartProgress = {
  is: 'running' | 'failing' | 'blocked' | 'replacing';
  word: string;
  mark: Mark;
  sentence: string;
  /** A new pod that cannot pull; null where none fails. */
  failing: PodRow | null;
};

/**
 * Compares the pods of now with those of before the restart (by uid: the clocks of browser and cluster may differ).
 * A pod that was chosen by itself is looked for among its owner's. `blocked`: workloads whose pods the API server refuses.
 */
export function restartProgress(
  target: RestartTarget,
  pods: readonly PodRow[],
  before: readonly PodRow[],
  blocked: readonly BlockedWorkload[],
): RestartProgress {
  const known = new Set(before.map(({ uid }) => uid));
  const owner = ownerTarget(target, before);
  const own = podsOf(owner, pods);
  const fresh = own.filter(({ uid }) => !known.has(uid));
  const old = own.filter(({ uid }) => known.has(uid) && (target.uid === undefined || uid === target.uid));
  const running = fresh.filter(({ state }) => state === 'running' || state === 'completed').length;
  const failing = fresh.find(({ state }) => state === 'failing') ?? null;
  const told = `${running} of ${counted(Math.max(target.pods, fresh.length), 'new pod')} ${running === 1 ? 'runs' : 'run'}`;
  if (failing !== null) return { is: 'failing', word: 'Still fails', mark: 'fail', sentence: told, failing };
  if (old.length === 0 && fresh.length > 0 && running === fresh.length)
    return {
      is: 'running',
      word: 'Running',
      mark: 'ok',
      sentence: `${told}, the old ones are gone`,
      failing,
    };
  const rest = old.length === 0 ? '' : `, ${counted(old.length, 'old pod')} left`;
  const obstacle = blocked.find(
    ({ namespace, workload }) => targetKey({ namespace, ...workload }) === targetKey(owner),
  );
  if (obstacle !== undefined) {
    const sentence = `${told}${rest}. ${obstacle.sentence}`;
    return { is: 'blocked', word: 'No new pod', mark: 'fail', sentence, failing };
  }
  return { is: 'replacing', word: 'Replacing', mark: 'pull', sentence: `${told}${rest}`, failing };
}

function ownerTarget(target: RestartTarget, before: readonly PodRow[]): RestartTarget {
  if (target.uid === undefined) return target;
  const owner = before.find(({ uid }) => uid === target.uid)?.owner ?? null;
  if (owner === null) return target;
  const { namespace, pods } = target;
  return { namespace, pods, ...owner };
}
