import 'server-only';
import type { Freshness } from '#lib/api/common.ts';
import type { WatchFreshness } from './cluster/freshness.ts';
import type { ResourceName } from './cluster/resources.ts';
import type { Pullport } from './process.ts';
import { toTimestamp } from './timestamp.ts';

/** From best to worst: what rests on several watches is as fresh as the worst of them. */
const order: readonly WatchFreshness['state'][] = [
  'live',
  'forbidden',
  'polled',
  'catching-up',
  'stale',
  'disconnected',
];

/** How fresh what is shown of a resource is. */
export function freshnessOf({ live }: Pullport, resource: ResourceName = 'pods'): Freshness {
  const watches = live.freshness().filter((watch) => watch.resource === resource);
  // A namespace that may not be listed is told elsewhere; it makes the others no staler.
  const counted = watches.some(({ state }) => state !== 'forbidden')
    ? watches.filter(({ state }) => state !== 'forbidden')
    : watches;
  const worst = counted.reduce<WatchFreshness | null>(
    (found, watch) =>
      found === null || order.indexOf(watch.state) > order.indexOf(found.state) ? watch : found,
    null,
  );
  if (worst === null)
    return { state: 'catching-up', sentence: 'The cluster is being read.', since: null, nextTry: null };
  return freshnessView(worst);
}

export function freshnessView({ state, sentence, since, nextTryAt }: WatchFreshness): Freshness {
  return {
    state,
    sentence,
    since: toTimestamp(since),
    nextTry: nextTryAt === null ? null : toTimestamp(nextTryAt),
  };
}
