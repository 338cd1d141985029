import 'server-only';
import type { FreshnessState } from '../cluster/freshness.ts';
import type { LiveCluster } from '../cluster/live-cluster.ts';
import type { Log } from '../log.ts';

const lost = new Set<FreshnessState>(['stale', 'disconnected']);
const settled = new Set<FreshnessState>(['live', 'polled', 'forbidden']);

/**
 * Writes a line when the cluster is lost, one for each reason however many watches meet it and however often they try,
 * and a line when all is followed again. Both are warnings: whoever started the server in a terminal sees nothing less.
 */
export function logFreshness(live: Pick<LiveCluster, 'freshness' | 'onFreshness'>, log: Log): void {
  const said = new Set<string>();
  let isDue = false;
  // Thousands of watches may change together, where namespaces are followed one by one: they are looked at once.
  live.onFreshness(() => {
    if (isDue) return;
    isDue = true;
    setImmediate(look);
  });

  function look(): void {
    isDue = false;
    const watches = live.freshness();
    for (const { state, sentence } of watches) {
      if (!lost.has(state) || said.has(sentence)) continue;
      said.add(sentence);
      log.warn({ code: 'cluster-lost' }, sentence);
    }
    if (said.size === 0 || !watches.every(({ state }) => settled.has(state))) return;
    said.clear();
    log.warn({ code: 'cluster-back' }, 'The cluster is followed again.');
  }
}
