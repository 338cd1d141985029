import {
  type JsonObject,
  type KubeObject,
  asArray,
  asObject,
  asString,
  member,
} from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { numberOf } from './owned.ts';

/** A Deployment's status as its ReplicaSets add up; `current` is the uid of the one for the newest template. */
export function deploymentStatus(
  deployment: KubeObject,
  current: string,
  replicaSets: readonly KubeObject[],
  now: number,
): JsonObject {
  const wanted = numberOf(member(deployment['spec'], 'replicas'), 1);
  const sum = (field: string, of = replicaSets): number =>
    of.reduce((total, replicaSet) => total + numberOf(member(replicaSet['status'], field), 0), 0);
  const replicas = sum('replicas');
  const available = sum('availableReplicas');
  const updated = sum(
    'replicas',
    replicaSets.filter((replicaSet) => replicaSet.metadata.uid === current),
  );
  const failure = replicaSets
    .flatMap((replicaSet) => asArray(member(replicaSet['status'], 'conditions')))
    .find((condition) => member(condition, 'type') === 'ReplicaFailure');
  const complete = available >= wanted && updated >= wanted && replicas === updated;
  const before = asArray(member(deployment['status'], 'conditions'));
  const condition = (type: string, holds: boolean, reason: string, message: string): JsonObject => {
    const known = before.find((candidate) => member(candidate, 'type') === type);
    const status = holds ? 'True' : 'False';
    const same = member(known, 'status') === status && member(known, 'reason') === reason;
    const since = same ? asString(member(known, 'lastTransitionTime')) : timestamp(now);
    return { type, status, lastUpdateTime: since, lastTransitionTime: since, reason, message };
  };
  const name = deployment.metadata.name;
  return {
    observedGeneration: deployment.metadata.generation ?? 1,
    ...(replicas > 0 ? { replicas, updatedReplicas: updated } : {}),
    ...(available > 0 ? { readyReplicas: available, availableReplicas: available } : {}),
    ...(available < wanted ? { unavailableReplicas: wanted - available } : {}),
    conditions: [
      available >= wanted
        ? condition('Available', true, 'MinimumReplicasAvailable', 'Deployment has minimum availability.')
        : condition(
            'Available',
            false,
            'MinimumReplicasUnavailable',
            'Deployment does not have minimum availability.',
          ),
      complete
        ? condition(
            'Progressing',
            true,
            'NewReplicaSetAvailable',
            `Deployment "${name}" has successfully progressed.`,
          )
        : condition('Progressing', true, 'ReplicaSetUpdated', `Deployment "${name}" is progressing.`),
      ...(failure === undefined ? [] : [asObject(failure) ?? {}]),
    ],
  };
}
