import 'server-only';
import type { PodPhase, PodRecord } from '#lib/domain/pod/record.ts';
import { objectAt, objectsAt, textAt, timeAt, type JsonObject } from '#lib/server/cluster/json.ts';
import { containersOf } from '#lib/server/cluster/projections/containers.ts';
import { Interner } from '#lib/server/cluster/projections/interning.ts';
import { controllerOf, namesAt, pairsAt } from '#lib/server/cluster/projections/metadata.ts';
import { Replicas } from '#lib/server/cluster/projections/replicas.ts';
import type { Projection } from '#lib/server/cluster/store.ts';

const phases: readonly PodPhase[] = ['Pending', 'Running', 'Succeeded', 'Failed'];

/** Makes pod records; those made by one projection share equal texts and lists. */
export function podProjection(): Projection<PodRecord> {
  const interner = new Interner();
  const replicas = new Replicas(interner);

  return (object, before) => {
    const metadata = objectAt(object, 'metadata');
    const spec = objectAt(object, 'spec');
    const status = objectAt(object, 'status');
    const { controller, labels } = replicas.share(controllerOf(metadata), pairsAt(metadata, 'labels'));
    return {
      // The store's maps hold the first copy of these two as keys.
      uid: before?.uid ?? textAt(metadata, 'uid'),
      namespace: interner.text(textAt(metadata, 'namespace')),
      name: before?.name ?? textAt(metadata, 'name'),
      resourceVersion: textAt(metadata, 'resourceVersion'),
      createdAt: timeAt(metadata, 'creationTimestamp') ?? 0,
      deletedAt: timeAt(metadata, 'deletionTimestamp'),
      phase: phases.find((phase) => phase === status['phase']) ?? 'Unknown',
      node: interner.text(textAt(spec, 'nodeName')),
      sandboxReadyAt: sandboxReadyAt(status),
      serviceAccount: interner.text(textAt(spec, 'serviceAccountName')),
      imagePullSecrets: interner.list(namesAt(spec, 'imagePullSecrets')),
      labels,
      controller,
      containers: containersOf(spec, status, interner),
    };
  };
}

/** Kubernetes 1.29 on: the condition tells image pulls from all that comes before them. */
function sandboxReadyAt(status: JsonObject): number | null {
  const condition = objectsAt(status, 'conditions').find(({ type }) => type === 'PodReadyToStartContainers');
  return condition?.['status'] === 'True' ? timeAt(condition, 'lastTransitionTime') : null;
}
