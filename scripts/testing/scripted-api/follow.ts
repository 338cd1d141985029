import { Gate } from '#lib/server/cluster/gate.ts';
import { collectionSource } from '#lib/server/cluster/collection-source.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import { bearerCredentials } from '#lib/server/cluster/credentials.ts';
import type { WatchFreshness } from '#lib/server/cluster/freshness.ts';
import { createPodStore, type PodStore } from '#lib/server/cluster/pod-store.ts';
import { Transport } from '#lib/server/cluster/transport.ts';
import { Watch } from '#lib/server/cluster/watch.ts';
import { hurriedClock, type HurriedClock } from '#scripts/testing/hurried-clock.ts';
import { shown } from '#scripts/testing/scripted-api/objects.ts';
import type { ScriptedApi } from '#scripts/testing/scripted-api/server.ts';

export type Followed = {
  store: PodStore;
  clock: HurriedClock;
  watch: Watch;
  /** Every freshness there was, oldest first. */
  freshness: WatchFreshness[];
  /** Rows as `name uid@version`, sorted. */
  rows(): string[];
  /** Resolves as soon as `condition` holds; looked at whenever anything happens. */
  until(condition: () => boolean): Promise<void>;
};

/** A connection to a scripted server. */
export function scriptedConnection(server: string): ClusterConnection {
  const transport = new Transport();
  const application = bearerCredentials('scripted');
  return {
    kind: 'kubeconfig',
    name: 'scripted',
    server,
    why: '',
    user: '',
    namespaces: [],
    home: null,
    application,
    people: [],
    transport,
    close: () => transport.close(),
  };
}

/** Runs `check` while a watch follows the scripted server, then ends both. */
export async function following(
  api: ScriptedApi,
  lists: 'streaming' | 'pages',
  check: (followed: Followed) => Promise<void>,
): Promise<void> {
  const connection = scriptedConnection(await api.listen());
  const clock = hurriedClock(40_000);
  const store = createPodStore();
  const freshness: WatchFreshness[] = [];
  const looks = new Set<() => void>();
  const look = () => {
    for (const each of looks) each();
  };
  const watch = new Watch({
    source: collectionSource(connection, connection.application, {
      resource: 'pods',
      namespace: null,
      parts: 'object',
    }),
    sink: store.sink(null),
    gate: new Gate(clock),
    clock,
    random: () => 0.5,
    lists,
    onFreshness(now) {
      freshness.push(now);
      look();
    },
  });
  store.subscribe(look);
  api.on('asked', look);
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const each = () => {
        if (!condition()) return;
        looks.delete(each);
        resolve();
      };
      looks.add(each);
      each();
    });
  try {
    await check({ store, clock, watch, freshness, rows: () => shown(store.values()), until });
  } finally {
    watch.close();
    await connection.close();
    api.close();
  }
}
