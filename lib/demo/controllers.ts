import { type KubeObject } from './api-server/objects.ts';
import { type ResourceName } from './api-server/kinds.ts';
import { keyOf } from './api-server/store.ts';
import { type ControllerContext, type Reconciled } from './controllers/context.ts';
import { reconcileCronJob } from './controllers/cron-job.ts';
import { reconcileDaemonSet } from './controllers/daemon-set.ts';
import { reconcileDeployment } from './controllers/deployment.ts';
import { collectGarbage } from './controllers/garbage.ts';
import { reconcileJob } from './controllers/job.ts';
import { reconcileNamespace } from './controllers/namespace.ts';
import { controllerOf } from './controllers/owned.ts';
import { reconcileQuota } from './controllers/quota.ts';
import { reconcileReplicaSet } from './controllers/replica-set.ts';
import { schedulePod } from './controllers/scheduler.ts';
import { reconcileStatefulSet } from './controllers/stateful-set.ts';
import { WorkQueue } from './controllers/work-queue.ts';

type Reconcile = (context: ControllerContext, object: KubeObject) => Reconciled;

const reconcilers: ReadonlyMap<ResourceName, Reconcile> = new Map([
  ['namespaces', reconcileNamespace],
  ['pods', schedulePod],
  ['replicasets', reconcileReplicaSet],
  ['deployments', reconcileDeployment],
  ['statefulsets', reconcileStatefulSet],
  ['daemonsets', reconcileDaemonSet],
  ['jobs', reconcileJob],
  ['cronjobs', reconcileCronJob],
  ['resourcequotas', reconcileQuota],
]);

const ownerResources: Readonly<Record<string, ResourceName>> = {
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
  CronJob: 'cronjobs',
};

// Long enough to gather what one change causes, short enough to feel at once.
const GATHER = 20;

/** Runs the controllers of the demo cluster until they are stopped. */
export function startControllers(context: ControllerContext): { stop(): void } {
  const { store } = context;
  const reconcile = (key: string): void => {
    const { resource, namespace, name } = fromKey(key);
    const object = store.get(resource, namespace, name);
    if (object === undefined) return;
    const again = reconcilers.get(resource)?.(context, object);
    if (again !== undefined) queue.add(key, again);
  };
  const queue = new WorkQueue(store.clock, reconcile);

  const look = (resource: ResourceName, namespace: string | undefined, name: string): void => {
    if (reconcilers.has(resource)) queue.add(`${resource}:${keyOf(namespace, name)}`, GATHER);
  };

  const unsubscribe = store.subscribe('*', ({ type, resource, object }) => {
    const { namespace, name } = object.metadata;
    if (type === 'DELETED') collectGarbage(store, object);
    else look(resource, namespace, name);
    const owner = controllerOf(object);
    const owners = owner === undefined ? undefined : ownerResources[owner.kind];
    if (owner !== undefined && owners !== undefined) look(owners, namespace, owner.name);
    if (resource === 'pods' && namespace !== undefined)
      for (const quota of store.list('resourcequotas', { namespace }))
        look('resourcequotas', namespace, quota.metadata.name);
    if (resource === 'nodes' && type !== 'MODIFIED')
      for (const daemonSet of store.list('daemonsets'))
        look('daemonsets', daemonSet.metadata.namespace, daemonSet.metadata.name);
  });
  // At once and in this order, so that no Deployment judges ReplicaSets whose status nobody wrote yet.
  for (const resource of reconcilers.keys())
    for (const { metadata } of store.list(resource))
      reconcile(`${resource}:${keyOf(metadata.namespace, metadata.name)}`);

  return {
    stop() {
      unsubscribe();
      queue.stop();
    },
  };
}

function fromKey(key: string): { resource: ResourceName; namespace: string | undefined; name: string } {
  const [resource = '', path = ''] = key.split(':', 2);
  const known = [...reconcilers.keys()].find((candidate) => candidate === resource);
  if (known === undefined) throw new RangeError(`No controller looks after "${resource}".`);
  const [first = '', second] = path.split('/');
  return second === undefined
    ? { resource: known, namespace: undefined, name: first }
    : { resource: known, namespace: first, name: second };
}
