import { type ResourceName } from '../kinds.ts';

/** How a strategic merge treats a list: items joined by this key, as a set of plain values, or replaced whole. */
export type ListStrategy = { by: string } | 'set' | 'replace';

// patchMergeKey tags of api core/v1/types.go and meta/v1/types.go, by field name.
const BY_FIELD = new Map<string, string>([
  ['containers', 'name'],
  ['initContainers', 'name'],
  ['ephemeralContainers', 'name'],
  ['imagePullSecrets', 'name'],
  ['secrets', 'name'],
  ['volumes', 'name'],
  ['env', 'name'],
  ['resourceClaims', 'name'],
  ['ports', 'containerPort'],
  ['volumeMounts', 'mountPath'],
  ['volumeDevices', 'devicePath'],
  ['hostAliases', 'ip'],
  ['topologySpreadConstraints', 'topologyKey'],
  ['conditions', 'type'],
  ['addresses', 'type'],
  ['ownerReferences', 'uid'],
]);

/** The strategy of the list found under `path` of an object of this resource. */
export function listStrategy(resource: ResourceName, path: readonly string[]): ListStrategy {
  const field = path.at(-1) ?? '';
  if (field === 'finalizers' && path.at(-2) === 'metadata') return 'set';
  // ServiceAccount.imagePullSecrets has no merge key: it is replaced whole.
  if (resource === 'serviceaccounts' && field === 'imagePullSecrets') return 'replace';
  const by = BY_FIELD.get(field);
  return by === undefined ? 'replace' : { by };
}
