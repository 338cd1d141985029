import {
  type JsonObject,
  type JsonValue,
  type KubeObject,
  asObject,
  cloneJson,
  member,
} from '#lib/demo/api-server/objects.ts';
import { timestamp } from '#lib/demo/api-server/time.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { deploymentStatus } from './deployment-status.ts';
import { numberOf, ownedBy, ownerReference, stringsOf, writeStatus } from './owned.ts';
import { templateHash } from './template-hash.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const KEPT_REVISIONS = 10;

/** Rolls a Deployment from one template to the next: surge up, never fewer available than promised. */
export function reconcileDeployment(context: ControllerContext, deployment: KubeObject): Reconciled {
  const { store } = context;
  if (member(deployment['spec'], 'paused') === true) return undefined;
  const current = currentReplicaSet(context, deployment);
  const others = ownedBy(store, 'replicasets', deployment).filter(
    (replicaSet) => replicaSet.metadata.uid !== current.metadata.uid,
  );
  scale(context, deployment, current, others);
  const all = ownedBy(store, 'replicasets', deployment);
  const idle = all.filter((replicaSet) => replicasOf(replicaSet) === 0 && podsOf(replicaSet) === 0);
  for (const replicaSet of idle.slice(0, -KEPT_REVISIONS))
    store.delete('replicasets', replicaSet.metadata.namespace, replicaSet.metadata.name);
  writeStatus(
    store,
    'deployments',
    deployment,
    deploymentStatus(deployment, current.metadata.uid, all, store.clock.now()),
  );
  return undefined;
}

function currentReplicaSet(context: ControllerContext, deployment: KubeObject): KubeObject {
  const { store } = context;
  const hash = templateHash(member(deployment['spec'], 'template'));
  const name = `${deployment.metadata.name}-${hash}`;
  const known = store.get('replicasets', deployment.metadata.namespace, name);
  if (known !== undefined) return known;
  const revisions = ownedBy(store, 'replicasets', deployment).map(revisionOf);
  const revision = Math.max(0, ...revisions) + 1;
  const made = makeReplicaSet(context, deployment, member(deployment['spec'], 'template'), { revision });
  store.mutate('deployments', deployment.metadata.namespace, deployment.metadata.name, (draft) => {
    draft.metadata.annotations = { ...draft.metadata.annotations, [REVISION]: String(revision) };
  });
  return made;
}

export type Revision = { revision: number; replicas?: number; createdAt?: number };

/** Writes the ReplicaSet that stands for one template of a Deployment. */
export function makeReplicaSet(
  { store }: Pick<ControllerContext, 'store'>,
  deployment: KubeObject,
  template: JsonValue | undefined,
  { revision, replicas = 0, createdAt = store.clock.now() }: Revision,
): KubeObject {
  const hash = templateHash(template);
  const hashLabel = { 'pod-template-hash': hash };
  const withHash: JsonObject = cloneJson(asObject(template) ?? {});
  const labels = { ...stringsOf(member(template, 'metadata', 'labels')), ...hashLabel };
  withHash['metadata'] = { ...asObject(withHash['metadata']), labels };
  const { name, namespace } = deployment.metadata;
  return store.create('replicasets', {
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels,
      annotations: { [REVISION]: String(revision) },
      creationTimestamp: timestamp(createdAt),
      ownerReferences: [ownerReference(deployment)],
    },
    spec: { replicas, selector: { matchLabels: labels }, template: withHash },
    status: { replicas: 0 },
  });
}

function scale(
  context: ControllerContext,
  deployment: KubeObject,
  current: KubeObject,
  others: readonly KubeObject[],
): void {
  const wanted = numberOf(member(deployment['spec'], 'replicas'), 1);
  const { surge, unavailable } = rollingLimits(deployment, wanted);
  const total = [current, ...others].reduce((sum, replicaSet) => sum + replicasOf(replicaSet), 0);
  const room = others.some((replicaSet) => replicasOf(replicaSet) > 0) ? wanted + surge - total : wanted;
  const grown = Math.min(wanted, replicasOf(current) + Math.max(0, room));
  setReplicas(context, current, grown);
  const healthy = [current, ...others].reduce((sum, replicaSet) => sum + availableOf(replicaSet), 0);
  let spare = Math.max(0, healthy - (wanted - unavailable));
  for (const other of others) {
    // Old pods that do not work protect nothing.
    const sick = replicasOf(other) - availableOf(other);
    const fewer = Math.min(availableOf(other), spare);
    spare -= fewer;
    setReplicas(context, other, replicasOf(other) - sick - fewer);
  }
}

function setReplicas(context: ControllerContext, replicaSet: KubeObject, replicas: number): void {
  if (replicasOf(replicaSet) === replicas) return;
  context.store.mutate('replicasets', replicaSet.metadata.namespace, replicaSet.metadata.name, (draft) => ({
    ...draft,
    spec: { ...asObject(draft['spec']), replicas },
  }));
}

function rollingLimits(deployment: KubeObject, wanted: number): { surge: number; unavailable: number } {
  const rolling = member(deployment['spec'], 'strategy', 'rollingUpdate');
  const part = (name: string, round: (value: number) => number): number => {
    const value = member(rolling, name);
    if (typeof value === 'number') return value;
    const percent = typeof value === 'string' ? Number.parseInt(value, 10) : 25;
    return round((wanted * percent) / 100);
  };
  const unavailable = part('maxUnavailable', Math.floor);
  return { surge: Math.max(part('maxSurge', Math.ceil), unavailable === 0 ? 1 : 0), unavailable };
}

const replicasOf = (replicaSet: KubeObject): number => numberOf(member(replicaSet['spec'], 'replicas'), 0);
// The status may lag behind a scaling: no more are available than are asked for.
const availableOf = (replicaSet: KubeObject): number =>
  Math.min(numberOf(member(replicaSet['status'], 'availableReplicas'), 0), replicasOf(replicaSet));
const podsOf = (replicaSet: KubeObject): number => numberOf(member(replicaSet['status'], 'replicas'), 0);
const revisionOf = (replicaSet: KubeObject): number =>
  Number(replicaSet.metadata.annotations?.[REVISION] ?? 0);
