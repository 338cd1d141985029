import 'server-only';
import { AppError } from '#lib/domain/errors.ts';
import { isObject, numberAt, objectAt, objectsAt, textAt, type JsonObject } from '../cluster/json.ts';
import type { Context } from '../context.ts';

/**
 * Why a Deployment's rolling update may not get past its first pod: a quota has no place for one more, and no old pod
 * may go before a new one is ready. '' where nothing is known to be in the way, also where the user may not list quotas.
 */
export async function quotaInTheWay(
  { cluster }: Context,
  namespace: string,
  deployment: JsonObject,
): Promise<string> {
  if (!needsOneMore(objectAt(deployment, 'spec'))) return '';
  try {
    const found = await cluster.get({ resource: 'resourcequotas', namespace });
    const full = isObject(found) ? objectsAt(found, 'items').find(isFull) : undefined;
    if (full === undefined) return '';
    const name = textAt(objectAt(full, 'metadata'), 'name');
    return `Quota ${name} has no place for one more pod, and this rolling update begins with one. It may stand still until the quota is raised or something else goes.`;
  } catch (error) {
    // Foresight only: a restart is not refused for want of it.
    if (error instanceof AppError) return '';
    throw error;
  }
}

/** Defaults and rounding as apps/v1 has them (pkg/controller/deployment/util ResolveFenceposts). */
function needsOneMore(spec: JsonObject): boolean {
  const replicas = numberAt(spec, 'replicas') ?? 1;
  const strategy = objectAt(spec, 'strategy');
  if (replicas === 0 || textAt(strategy, 'type') === 'Recreate') return false;
  const { maxSurge = '25%', maxUnavailable = '25%' } = objectAt(strategy, 'rollingUpdate');
  const surge = Math.ceil(share(maxSurge, replicas));
  const unavailable = Math.floor(share(maxUnavailable, replicas));
  return unavailable === 0 && surge > 0;
}

/** A number of pods, or a percentage of them. */
function share(value: unknown, of: number): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.endsWith('%') ? (Number.parseFloat(value) * of) / 100 : 0;
}

/** Quotas with scopes count some pods only, so of those it cannot be told. */
function isFull(quota: JsonObject): boolean {
  const spec = objectAt(quota, 'spec');
  if (spec['scopes'] !== undefined || spec['scopeSelector'] !== undefined) return false;
  const status = objectAt(quota, 'status');
  const [hard, used] = [objectAt(status, 'hard'), objectAt(status, 'used')];
  return ['pods', 'count/pods'].some((field) => Number(used[field]) >= Number(hard[field]));
}
