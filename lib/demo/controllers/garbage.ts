import { type KubeObject } from '#lib/demo/api-server/objects.ts';
import { type ResourceName, allKinds } from '#lib/demo/api-server/kinds.ts';
import { type ObjectStore } from '#lib/demo/api-server/store.ts';
import { requestDeletion } from './owned.ts';

/** Removes what a removed object owned. */
export function collectGarbage(store: ObjectStore, owner: KubeObject): void {
  const { uid, namespace } = owner.metadata;
  const places: readonly ResourceName[] = ['replicasets', 'jobs', 'pods'];
  for (const resource of places) {
    const owned = store
      .list(resource, namespace === undefined ? {} : { namespace })
      .filter(({ metadata }) => metadata.ownerReferences?.some((reference) => reference.uid === uid));
    for (const object of owned) remove(store, resource, object);
  }
}

/** Empties a namespace that is being deleted; answers whether nothing is left in it. */
export function emptyNamespace(store: ObjectStore, namespace: string): boolean {
  let left = 0;
  for (const { resource, namespaced } of allKinds()) {
    if (!namespaced) continue;
    for (const object of store.list(resource, { namespace })) {
      remove(store, resource, object);
      if (store.get(resource, namespace, object.metadata.name) !== undefined) left += 1;
    }
  }
  return left === 0;
}

function remove(store: ObjectStore, resource: ResourceName, object: KubeObject): void {
  if (resource === 'pods') requestDeletion(store, object);
  else store.delete(resource, object.metadata.namespace, object.metadata.name);
}
