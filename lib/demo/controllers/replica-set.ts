import { type KubeObject, asString, member } from '#lib/demo/api-server/objects.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { createOrTell } from './failed-create.ts';
import {
  isActive,
  isPodReady,
  numberOf,
  ownedBy,
  podFromTemplate,
  requestDeletion,
  writeStatus,
} from './owned.ts';

/** Keeps as many pods as the ReplicaSet asks for; those that do not run go first. */
export function reconcileReplicaSet(context: ControllerContext, replicaSet: KubeObject): Reconciled {
  const { store } = context;
  const wanted = numberOf(member(replicaSet['spec'], 'replicas'), 1);
  const pods = ownedBy(store, 'pods', replicaSet).filter(isActive);
  const missing = wanted - pods.length;
  let failure: string | null = null;
  for (let index = 0; index < missing && failure === null; index += 1) {
    const plan = { owner: replicaSet, template: member(replicaSet['spec'], 'template') };
    failure = createOrTell(context, replicaSet, podFromTemplate(plan));
  }
  if (missing < 0) for (const pod of leastUseful(pods).slice(0, -missing)) requestDeletion(store, pod);
  const kept = ownedBy(store, 'pods', replicaSet).filter(isActive);
  const ready = kept.filter(isPodReady).length;
  writeStatus(store, 'replicasets', replicaSet, {
    replicas: kept.length,
    fullyLabeledReplicas: kept.length,
    ...(ready > 0 ? { readyReplicas: ready, availableReplicas: ready } : {}),
    observedGeneration: replicaSet.metadata.generation ?? 1,
    ...(failure === null ? {} : { conditions: [replicaFailure(replicaSet, failure)] }),
  });
  return failure === null ? undefined : RETRY_AFTER;
}

const RETRY_AFTER = 90_000;

function replicaFailure(replicaSet: KubeObject, message: string) {
  const before = member(replicaSet['status'], 'conditions');
  const [known] = Array.isArray(before) ? before : [];
  const since = asString(member(known, 'lastTransitionTime'));
  return {
    type: 'ReplicaFailure',
    status: 'True',
    reason: 'FailedCreate',
    message,
    lastTransitionTime: since === '' ? replicaSet.metadata.creationTimestamp : since,
  };
}

function leastUseful(pods: readonly KubeObject[]): KubeObject[] {
  return pods.toSorted(
    (a, b) =>
      Number(isPodReady(a)) - Number(isPodReady(b)) ||
      b.metadata.creationTimestamp.localeCompare(a.metadata.creationTimestamp),
  );
}
