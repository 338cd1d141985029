import type { PodRow } from '#lib/api/pods.ts';
import type { Restart } from '#lib/api/restarts.ts';
import type { WriteResult } from '#lib/api/writes.ts';

/**
 * What is to get new pods: a workload, or a pod by itself (`kind` "Pod"). A pod given with its `uid` was chosen; one
 * without stands for a pod that nobody owns.
 */
export type RestartTarget = Omit<WriteResult['restarts'][number], 'why'> & { why?: string; uid?: string };

type WorkloadKind = Restart['workloads'][number]['kind'];

const rolledOut: readonly WorkloadKind[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

export function targetKey({ namespace, kind, name }: Pick<RestartTarget, 'namespace' | 'kind' | 'name'>) {
  return `${namespace}/${kind}/${name}`;
}

/** How new pods come: rolled out by kubectl's way, by deleting old ones, at the next run, or not by themselves at all. */
export function wayOf({ kind, uid }: RestartTarget): 'roll-out' | 'delete' | 'next-run' | 'lost' {
  if (rolledOut.some((known) => known === kind)) return 'roll-out';
  if (kind === 'CronJob') return 'next-run';
  return kind === 'Pod' && uid === undefined ? 'lost' : 'delete';
}

/** The targets as the API takes them. Owners that kubectl cannot restart get new pods when their old ones are deleted. */
export function restartBody(
  targets: readonly RestartTarget[],
  pods: readonly PodRow[],
): Pick<Restart, 'workloads' | 'pods'> {
  const workloads = targets.flatMap(({ namespace, kind, name }) => {
    const known = rolledOut.find((each) => each === kind);
    return known === undefined ? [] : [{ namespace, kind: known, name }];
  });
  const deleted = targets
    .filter((target) => wayOf(target) === 'delete' || wayOf(target) === 'lost')
    .flatMap((target) => podsOf(target, pods))
    .map(({ namespace, name, uid }) => ({ namespace, name, uid }));
  return { workloads, pods: deleted };
}

/** The pods that belong to a target now. */
export function podsOf(target: RestartTarget, pods: readonly PodRow[]): PodRow[] {
  return pods.filter(({ namespace, name, uid, owner }) => {
    if (namespace !== target.namespace) return false;
    if (target.kind === 'Pod') return target.uid === undefined ? name === target.name : uid === target.uid;
    return owner?.kind === target.kind && owner.name === target.name;
  });
}
