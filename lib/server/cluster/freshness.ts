import 'server-only';
import type { ResourceName } from '#lib/server/cluster/resources.ts';

/**
 * `catching-up`: the list is being read. `live`: changes come as they happen. `stale`: what is shown was true at
 * `since`. `polled`: may be listed and not watched, was read at `since` and is read again and again. `forbidden`:
 * may not be listed. `disconnected`: never read so far.
 */
export type FreshnessState = 'catching-up' | 'live' | 'polled' | 'stale' | 'forbidden' | 'disconnected';

/** How fresh one watch is. Times are epoch milliseconds. */
export type WatchFreshness = {
  resource: ResourceName;
  /** null: over all namespaces. */
  namespace: string | null;
  state: FreshnessState;
  since: number;
  /** A sentence for people, with the next step where there is one. */
  sentence: string;
  nextTryAt: number | null;
};
