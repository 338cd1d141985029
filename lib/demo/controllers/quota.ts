import { type JsonObject, type KubeObject, asObject, member } from '#lib/demo/api-server/objects.ts';
import { type ControllerContext, type Reconciled } from './context.ts';
import { isActive, writeStatus } from './owned.ts';

/** Writes how much of a quota's pods is used; other limits are shown as set. */
export function reconcileQuota({ store }: ControllerContext, quota: KubeObject): Reconciled {
  const namespace = quota.metadata.namespace ?? '';
  const hard: JsonObject = asObject(member(quota['spec'], 'hard')) ?? {};
  const pods = store.list('pods', { namespace }).filter(isActive).length;
  const used = Object.fromEntries(
    Object.keys(hard).map((name) => [name, name === 'pods' ? String(pods) : '0']),
  );
  writeStatus(store, 'resourcequotas', quota, { hard, used });
  return undefined;
}
