import { admitAlwaysPullImages } from './admission/always-pull-images.ts';
import { type Cluster } from './cluster.ts';
import { type WriteOptions } from './create.ts';
import { applyDefaults } from './defaults/defaults.ts';
import { apiVersionOf, type ResourceKind } from './kinds.ts';
import { noteManager } from './managed-fields.ts';
import { asKubeObject, asObject, cloneJson, equalJson, type JsonValue, type KubeObject } from './objects.ts';
import { normaliseSecretData } from './secret-data.ts';
import { badRequest, invalid, notFound, staleVersion } from './status.ts';
import { timestamp } from './time.ts';
import { validateChange, validateObject } from './validate/validate.ts';

/** Which object a change is about; `subresource` is '' for the object itself. */
export type Target = { kind: ResourceKind; namespace: string | undefined; name: string; subresource: string };

/** The object a request names. Throws StatusError 404. */
export function findTarget({ store }: Cluster, { kind, namespace, name }: Target): KubeObject {
  const found = store.get(kind.resource, namespace, name);
  if (found === undefined) throw notFound(kind, name);
  return found;
}

/**
 * Replaces an object by `proposed`, as PUT does and PATCH after patching: what the server owns stays, the
 * subresource alone changes where one is named. Throws StatusError 400, 404, 409 or 422.
 */
export function changeObject(
  cluster: Cluster,
  target: Target,
  proposed: JsonValue,
  options: WriteOptions,
): KubeObject {
  const { store } = cluster;
  const { kind, subresource } = target;
  const before = findTarget(cluster, target);
  const wanted = parseProposal(proposed);
  checkIdentity(target, before, wanted);
  if (kind.resource === 'secrets') normaliseSecretData(wanted);
  const after = combine(kind, subresource, before, wanted);
  applyDefaults(kind, after);
  if (kind.resource === 'pods' && subresource === '' && cluster.plugins.has('AlwaysPullImages')) {
    admitAlwaysPullImages(after, before);
  }
  validateChange(kind, before, after, subresource);
  if (subresource !== 'status') validateObject(kind, after);
  if (equalJson(after, before)) return before;
  const now = timestamp(store.clock.now());
  after.metadata.managedFields = noteManager({
    ...{ before, after, apiVersion: apiVersionOf(kind), manager: options.fieldManager },
    ...{ subresource, time: now },
  });
  if (options.dryRun) return after;
  const stored = store.update(kind.resource, after);
  return isReleased(stored) ? (store.delete(kind.resource, target.namespace, target.name) ?? stored) : stored;
}

function parseProposal(proposed: JsonValue): KubeObject {
  const object = asObject(cloneJson(proposed));
  if (object === undefined || asObject(object['metadata']) === undefined)
    throw badRequest('the object provided is unrecognized: it needs metadata');
  return asKubeObject(object);
}

function checkIdentity({ kind, name }: Target, before: KubeObject, { metadata }: KubeObject): void {
  if (metadata.name !== undefined && metadata.name !== name) {
    throw badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (metadata.namespace !== undefined && metadata.namespace !== before.metadata.namespace) {
    throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
  }
  const { uid, resourceVersion } = before.metadata;
  if (metadata.uid !== undefined && metadata.uid !== '' && metadata.uid !== uid) {
    const message = `Invalid value: "${metadata.uid}": field is immutable`;
    throw invalid(kind, name, [{ reason: 'FieldValueInvalid', field: 'metadata.uid', message }]);
  }
  const version = metadata.resourceVersion ?? '';
  if (version !== '' && version !== resourceVersion) throw staleVersion(kind, name);
}

function combine(
  kind: ResourceKind,
  subresource: string,
  before: KubeObject,
  wanted: KubeObject,
): KubeObject {
  const own = cloneJson(before);
  if (subresource === 'status') {
    const { status } = wanted;
    return status === undefined ? own : { ...own, status };
  }
  if (subresource === 'ephemeralcontainers') {
    const ephemeralContainers = asObject(wanted['spec'])?.['ephemeralContainers'] ?? [];
    return { ...own, spec: { ...asObject(own['spec']), ephemeralContainers } };
  }
  const { metadata, apiVersion: _apiVersion, kind: _kind, ...rest } = wanted;
  const { labels, annotations, ownerReferences, finalizers } = metadata;
  const { labels: _l, annotations: _a, ownerReferences: _o, finalizers: _f, ...kept } = own.metadata;
  const given = { labels, annotations, ownerReferences, finalizers };
  const filled = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  const status = kind.subresources.includes('status') ? own['status'] : wanted['status'];
  const { status: _status, ...body } = rest;
  return {
    kind: own.kind,
    apiVersion: own.apiVersion,
    metadata: { ...kept, ...filled },
    ...body,
    ...(status === undefined ? {} : { status }),
  };
}

// The last finalizer gone, an object that waited for it goes too.
function isReleased({ kind, metadata }: KubeObject): boolean {
  // A namespace has its own way to end: emptied first.
  if (kind === 'Namespace') return false;
  const waited = metadata.deletionTimestamp !== undefined && (metadata.deletionGracePeriodSeconds ?? 0) === 0;
  return waited && (metadata.finalizers ?? []).length === 0;
}
