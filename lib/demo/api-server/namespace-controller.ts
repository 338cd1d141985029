import { type Cluster } from './cluster.ts';
import { deleteObject } from './delete.ts';
import { allKinds } from './kinds.ts';
import { type ObjectStore } from './store.ts';

const AT_ONCE = { gracePeriod: null, uid: null, resourceVersion: null, orphan: false, dryRun: false };

/** Empties namespaces that are being deleted and takes them out once nothing is left. The answer ends it. */
export function emptyDeletedNamespaces(cluster: Cluster): () => void {
  const { store } = cluster;
  return store.subscribe('*', ({ type, resource, object }) => {
    if (resource === 'namespaces' && type !== 'DELETED' && object.metadata.deletionTimestamp !== undefined) {
      empty(cluster, object.metadata.name);
    }
    const { namespace } = object.metadata;
    if (type === 'DELETED' && namespace !== undefined) removeIfEmpty(cluster, namespace);
  });
}

function empty(cluster: Cluster, namespace: string): void {
  for (const kind of allKinds().filter(({ namespaced }) => namespaced)) {
    for (const { metadata } of cluster.store.list(kind.resource, { namespace })) {
      deleteObject(cluster, { kind, namespace, name: metadata.name, subresource: '' }, AT_ONCE);
    }
  }
  removeIfEmpty(cluster, namespace);
}

function removeIfEmpty({ store }: Cluster, namespace: string): void {
  if (store.get('namespaces', undefined, namespace)?.metadata.deletionTimestamp === undefined) return;
  const left = allKinds().some(
    ({ namespaced, resource }) => namespaced && store.list(resource, { namespace }).length > 0,
  );
  if (!left && !isHeld(store, namespace)) store.delete('namespaces', undefined, namespace);
}

/** Whether somebody's finalizer keeps an empty namespace. */
export function isHeld(store: ObjectStore, namespace: string): boolean {
  return (store.get('namespaces', undefined, namespace)?.metadata.finalizers ?? []).length > 0;
}
