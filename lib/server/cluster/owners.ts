import 'server-only';
import type { Owner, PodRecord } from '#lib/domain/pod/record.ts';
import { ownerOf } from '#lib/server/cluster/owner-kind.ts';
import { controllerKey, type PodStore } from '#lib/server/cluster/pod-store.ts';
import { workloadKinds, type WorkloadStores } from '#lib/server/cluster/workload-stores.ts';

type Stores = { pods: PodStore; workloads: WorkloadStores };

/**
 * The workload a pod belongs to, resolved to the top (ReplicaSet → Deployment, Job → CronJob). Where the one in between
 * is not known (yet, or not readable), that one; null for a pod nobody controls.
 */
export function topOwner({ workloads }: Pick<Stores, 'workloads'>, pod: PodRecord): Owner | null {
  if (pod.controller === null) return null;
  const direct = ownerOf(pod.controller);
  if (direct.kind !== 'ReplicaSet' && direct.kind !== 'Job') return direct;
  return workloads[direct.kind].find(pod.namespace, direct.name)?.controller ?? direct;
}

/** The pods of a workload, those of its ReplicaSets and Jobs included. */
export function podsOfWorkload({ pods, workloads }: Stores, namespace: string, owner: Owner): PodRecord[] {
  const key = controllerKey(namespace, owner.kindName, owner.name);
  const found = pods.by('controller', key);
  for (const kind of workloadKinds) {
    for (const child of workloads[kind].by('controller', key)) {
      found.push(...pods.by('controller', controllerKey(namespace, kind, child.name)));
    }
  }
  return found;
}
