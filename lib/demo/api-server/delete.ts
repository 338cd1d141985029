import { findTarget, type Target } from './change.ts';
import { type Cluster } from './cluster.ts';
import { asObject, type JsonObject, type KubeObject, member } from './objects.ts';
import { badRequest, unmetPrecondition } from './status.ts';
import { timestamp } from './time.ts';

export type DeleteOptions = {
  /** Seconds; null leaves it to the object. */
  gracePeriod: number | null;
  uid: string | null;
  resourceVersion: string | null;
  /** Dependents of an orphaning delete lose their owner; else the garbage collector takes them. */
  orphan: boolean;
  dryRun: boolean;
};

/** Reads DeleteOptions from body and query. Throws StatusError 400. */
export function readDeleteOptions(body: JsonObject, query: URLSearchParams): DeleteOptions {
  const grace = body['gracePeriodSeconds'] ?? query.get('gracePeriodSeconds');
  const gracePeriod = grace === null || grace === undefined || grace === '' ? null : Number(grace);
  if (gracePeriod !== null && !Number.isInteger(gracePeriod))
    throw badRequest('gracePeriodSeconds must be a whole number');
  const preconditions = asObject(body['preconditions']);
  const text = (key: string): string | null =>
    typeof preconditions?.[key] === 'string' ? preconditions[key] : null;
  return {
    gracePeriod,
    uid: text('uid'),
    resourceVersion: text('resourceVersion'),
    orphan: (body['propagationPolicy'] ?? query.get('propagationPolicy')) === 'Orphan',
    dryRun: [body['dryRun'] ?? query.getAll('dryRun')].flat().includes('All'),
  };
}

/**
 * Deletes an object: a pod on a node is marked and left to its kubelet for the grace period, an object with
 * finalizers and a namespace are marked too, all else goes at once (`gone`). Throws StatusError 404 or 409.
 */
export function deleteObject(
  cluster: Cluster,
  target: Target,
  options: DeleteOptions,
): { object: KubeObject; gone: boolean } {
  const { store } = cluster;
  const { kind, namespace, name } = target;
  const before = findTarget(cluster, target);
  checkPreconditions(target, before, options);
  const grace = graceOf(kind.resource, before, options.gracePeriod);
  const held = (before.metadata.finalizers ?? []).length > 0 || kind.resource === 'namespaces';
  const gone = grace === 0 && !held;
  if (options.dryRun) return { object: before, gone };
  if (options.orphan) releaseDependents(cluster, before);
  // Pods alone are marked even where they go at once, which watches see as a change of its own.
  if (gone && kind.resource !== 'pods')
    return { object: store.delete(kind.resource, namespace, name) ?? before, gone };
  const object = store.mutate(kind.resource, namespace, name, (draft) =>
    markDeleted(draft, grace, store.clock.now()),
  );
  if (gone) store.delete(kind.resource, namespace, name);
  return { object, gone };
}

function checkPreconditions(
  { kind, name }: Target,
  { metadata }: KubeObject,
  { uid, resourceVersion }: DeleteOptions,
): void {
  if (uid !== null && uid !== metadata.uid) {
    const record = `(${uid}) does not match the UID in record (${metadata.uid})`;
    const why = `the UID in the precondition ${record}. The object might have been deleted and then recreated`;
    throw unmetPrecondition(kind, name, why);
  }
  if (resourceVersion !== null && resourceVersion !== metadata.resourceVersion) {
    const record = `(${resourceVersion}) does not match the ResourceVersion in record (${metadata.resourceVersion})`;
    const why = `the ResourceVersion in the precondition ${record}. The object might have been modified`;
    throw unmetPrecondition(kind, name, why);
  }
}

function graceOf(resource: string, object: KubeObject, asked: number | null): number {
  if (resource !== 'pods') return 0;
  const phase = member(object, 'status', 'phase');
  // Nobody would report back for a pod that is on no node or has ended.
  if (member(object, 'spec', 'nodeName') === undefined || phase === 'Succeeded' || phase === 'Failed')
    return 0;
  const own = member(object, 'spec', 'terminationGracePeriodSeconds');
  return Math.max(0, asked ?? (typeof own === 'number' ? own : 30));
}

function markDeleted(draft: KubeObject, grace: number, now: number): void {
  const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = draft.metadata;
  // A second delete may only shorten what the first one granted.
  if (deletionTimestamp !== undefined && grace >= deletionGracePeriodSeconds) return;
  draft.metadata.deletionTimestamp = timestamp(now + grace * 1000);
  if (draft.kind !== 'Namespace') draft.metadata.deletionGracePeriodSeconds = grace;
  if (draft.kind === 'Namespace') draft['status'] = { ...asObject(draft['status']), phase: 'Terminating' };
}

function releaseDependents({ store }: Cluster, owner: KubeObject): void {
  for (const resource of ['replicasets', 'pods', 'jobs'] as const) {
    for (const { metadata } of store.list(resource)) {
      if (!metadata.ownerReferences?.some((reference) => reference.uid === owner.metadata.uid)) continue;
      store.mutate(resource, metadata.namespace, metadata.name, (draft) => {
        draft.metadata.ownerReferences =
          draft.metadata.ownerReferences?.filter(({ uid }) => uid !== owner.metadata.uid) ?? [];
      });
    }
  }
}
