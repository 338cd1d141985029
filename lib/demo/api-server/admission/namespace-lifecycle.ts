import { kindFor, type ResourceKind } from '../kinds.ts';
import { forbidden, notFound } from '../status.ts';
import { type ObjectStore } from '../store.ts';

/** Nothing is created in a namespace that is not there (404) or on its way out (403). */
export function admitIntoNamespace(
  store: ObjectStore,
  kind: ResourceKind,
  namespace: string,
  name: string,
): void {
  const home = store.get('namespaces', undefined, namespace);
  if (home === undefined) throw notFound(kindFor('namespaces'), namespace);
  if (home.metadata.deletionTimestamp === undefined) return;
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const cause = {
    reason: 'NamespaceTerminating',
    message: `namespace ${namespace} is being terminated`,
    field: 'metadata.namespace',
  };
  throw forbidden(kind, name, why, [cause]);
}
