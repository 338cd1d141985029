import { admitAlwaysPullImages } from './admission/always-pull-images.ts';
import { admitIntoNamespace } from './admission/namespace-lifecycle.ts';
import { admitWithinQuota } from './admission/resource-quota.ts';
import { admitServiceAccount } from './admission/service-account.ts';
import { type Cluster } from './cluster.ts';
import { applyDefaults, applyFirstStatus } from './defaults/defaults.ts';
import { apiVersionOf, kindFor, type ResourceKind, type ResourceName } from './kinds.ts';
import { noteManager } from './managed-fields.ts';
import { cloneJson, type KubeObject, type NewObject } from './objects.ts';
import { normaliseSecretData } from './secret-data.ts';
import { alreadyExists, badRequest, StatusError } from './status.ts';
import { timestamp } from './time.ts';
import { validateObject } from './validate/validate.ts';

export type WriteOptions = {
  /** Does everything but store the object. */
  dryRun: boolean;
  fieldManager: string;
};

/**
 * Creates an object as a POST does: defaults, admission, validation, storage. Controllers of the demo call it too,
 * so that their pods meet the same refusals. Throws StatusError: 400, 403 admission or quota, 404 namespace, 409, 422.
 */
export function createObject(
  cluster: Cluster,
  resource: ResourceName,
  namespace: string,
  given: NewObject,
  { dryRun, fieldManager }: WriteOptions,
): KubeObject {
  const { store } = cluster;
  const kind = kindFor(resource);
  const object = cloneJson(given);
  checkAddress(kind, namespace, object);
  object.metadata = newMetadata(kind, namespace, object, () => store.random.suffix(5));
  const { name = '' } = object.metadata;
  if (kind.namespaced) admitIntoNamespace(store, kind, namespace, name);
  if (resource === 'secrets') normaliseSecretData(object);
  applyDefaults(kind, object);
  applyFirstStatus(kind, object);
  if (resource === 'pods') {
    admitServiceAccount(store, namespace, object);
    if (cluster.plugins.has('AlwaysPullImages')) admitAlwaysPullImages(object, null);
  }
  validateObject(kind, object);
  if (kind.namespaced) admitWithinQuota(store, kind, namespace, name);

  const now = timestamp(store.clock.now());
  object.metadata.managedFields = noteManager({
    ...{ before: null, after: object, apiVersion: apiVersionOf(kind) },
    ...{ manager: fieldManager, subresource: '', time: now },
  });
  if (!dryRun) return store.create(resource, object);
  if (store.get(resource, kind.namespaced ? namespace : undefined, name) !== undefined)
    throw alreadyExists(kind, name);
  return imagined(kind, object, store.random.uuid(), now);
}

function checkAddress(kind: ResourceKind, namespace: string, { metadata, ...object }: NewObject): void {
  const wanted = apiVersionOf(kind);
  if (object.apiVersion !== undefined && object.apiVersion !== wanted) {
    const why = `no kind "${kind.kind}" is registered for version "${object.apiVersion}" in scheme "pkg/runtime/scheme.go:111"`;
    throw badRequest(
      `${kind.kind} in version "${object.apiVersion}" cannot be handled as a ${kind.kind}: ${why}`,
    );
  }
  if (object.kind !== undefined && object.kind !== kind.kind) {
    const inner = `(${kind.version}.${object.kind}) to (${kind.group === '' ? 'core' : kind.group}.${kind.kind})`;
    throw badRequest(
      `${object.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: converting ${inner}: unknown conversion`,
    );
  }
  if (
    kind.namespaced &&
    metadata.namespace !== undefined &&
    metadata.namespace !== '' &&
    metadata.namespace !== namespace
  ) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  if (metadata.resourceVersion !== undefined && metadata.resourceVersion !== '') {
    // The one refusal of this kind that a real server words as a failure of its own.
    throw new StatusError(500, '', 'resourceVersion should not be set on objects to be created');
  }
}

// What only the server sets is dropped, as the registry strategies do.
function newMetadata(
  kind: ResourceKind,
  namespace: string,
  { metadata }: NewObject,
  suffix: () => string,
): NewObject['metadata'] {
  const {
    uid: _uid,
    resourceVersion: _version,
    generation: _generation,
    creationTimestamp: _created,
    deletionTimestamp: _deleted,
    deletionGracePeriodSeconds: _grace,
    managedFields: _managed,
    namespace: _namespace,
    name: givenName,
    ...kept
  } = metadata;
  const generated = kept.generateName === undefined ? undefined : `${kept.generateName}${suffix()}`;
  const name = givenName === undefined || givenName === '' ? generated : givenName;
  return { ...(name === undefined ? {} : { name }), ...kept, ...(kind.namespaced ? { namespace } : {}) };
}

function imagined(kind: ResourceKind, object: NewObject, uid: string, now: string): KubeObject {
  const { apiVersion: _apiVersion, kind: _kind, metadata, ...rest } = object;
  const { name = '', ...others } = metadata;
  const generation = kind.counted ? { generation: 1 } : {};
  const filled = { name, ...others, uid, resourceVersion: '', ...generation, creationTimestamp: now };
  return cloneJson({
    kind: kind.kind,
    apiVersion: apiVersionOf(kind),
    metadata: filled,
    ...rest,
  });
}
