import { qualifiedName, type ResourceKind } from '../kinds.ts';
import { asObject, type KubeObject, member } from '../objects.ts';
import { forbidden } from '../status.ts';
import { type ObjectStore } from '../store.ts';

// Besides count/RESOURCE these names count objects on their own.
const PLAIN = new Set(['pods', 'secrets', 'resourcequotas']);

/** Refuses (403) an object that would exceed a count of a ResourceQuota in its namespace. */
export function admitWithinQuota(
  store: ObjectStore,
  kind: ResourceKind,
  namespace: string,
  name: string,
): void {
  for (const quota of store.list('resourcequotas', { namespace })) {
    for (const [field, hard] of Object.entries(asObject(member(quota, 'spec', 'hard')) ?? {})) {
      if (!counts(field, kind)) continue;
      const used = store.list(kind.resource, { namespace }).filter(isCounted).length;
      if (used + 1 <= Number(hard)) continue;
      const figures = `requested: ${field}=1, used: ${field}=${used}, limited: ${field}=${String(hard)}`;
      throw forbidden(kind, name, `exceeded quota: ${quota.metadata.name}, ${figures}`);
    }
  }
}

function counts(field: string, kind: ResourceKind): boolean {
  return field === `count/${qualifiedName(kind)}` || (PLAIN.has(field) && field === kind.resource);
}

function isCounted(object: KubeObject): boolean {
  const phase = member(object, 'status', 'phase');
  return phase !== 'Succeeded' && phase !== 'Failed';
}
