import 'server-only';
import type { WorkloadKind, WorkloadRecord } from '#lib/domain/workload/record.ts';
import { controllerKey } from '#lib/server/cluster/pod-store.ts';
import { workloadProjection } from '#lib/server/cluster/projections/workload.ts';
import { LiveStore } from '#lib/server/cluster/store.ts';

export type WorkloadStore = LiveStore<WorkloadRecord, 'controller'>;
/** One store per kind, since a Deployment and a StatefulSet may have the same name. */
export type WorkloadStores = Readonly<Record<WorkloadKind, WorkloadStore>>;

export const workloadKinds: readonly WorkloadKind[] = [
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
];

export function createWorkloadStores(): WorkloadStores {
  return {
    Deployment: createStore('Deployment'),
    ReplicaSet: createStore('ReplicaSet'),
    StatefulSet: createStore('StatefulSet'),
    DaemonSet: createStore('DaemonSet'),
    Job: createStore('Job'),
    CronJob: createStore('CronJob'),
  };
}

function createStore(kind: WorkloadKind): WorkloadStore {
  return new LiveStore(workloadProjection(kind), {
    controller: ({ namespace, controller }) =>
      controller === null ? [] : [controllerKey(namespace, controller.kindName, controller.name)],
  });
}
