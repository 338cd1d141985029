import { type KubeObject } from '#lib/demo/api-server/objects.ts';
import { isHeld } from '#lib/demo/api-server/namespace-controller.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { emptyNamespace } from './garbage.ts';

const LOOK_AGAIN = 1_000;

/** Gives a namespace its `default` account, and ends one that is being deleted once it is empty. */
export function reconcileNamespace({ store }: ControllerContext, object: KubeObject): Reconciled {
  const { name, deletionTimestamp, labels } = object.metadata;
  if (deletionTimestamp !== undefined) {
    if (!emptyNamespace(store, name) || isHeld(store, name)) return LOOK_AGAIN;
    store.delete('namespaces', undefined, name);
    return undefined;
  }
  if (labels?.['kubernetes.io/metadata.name'] !== name)
    store.mutate('namespaces', undefined, name, (draft) => {
      draft.metadata.labels = { 'kubernetes.io/metadata.name': name, ...draft.metadata.labels };
    });
  if (store.get('serviceaccounts', name, 'default') === undefined)
    store.create('serviceaccounts', { metadata: { name: 'default', namespace: name } });
  return undefined;
}
