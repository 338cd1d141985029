import 'server-only';
import type { WorkloadKind } from '#lib/domain/workload/record.ts';
import type { Clock } from '#lib/server/clock.ts';
import type { ChangeFeed } from '#lib/server/cluster/change-feed.ts';
import { collectionSource, type KeptParts } from '#lib/server/cluster/collection-source.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import type { WatchFreshness } from '#lib/server/cluster/freshness.ts';
import { Gate } from '#lib/server/cluster/gate.ts';
import type { LiveStores } from '#lib/server/cluster/live-cluster.ts';
import type { Stored } from '#lib/server/cluster/reducer.ts';
import { resources, type ResourceName } from '#lib/server/cluster/resources.ts';
import { ScopedWatches } from '#lib/server/cluster/scoped-watches.ts';
import type { LiveStore } from '#lib/server/cluster/store.ts';
import { Watch } from '#lib/server/cluster/watch.ts';
import { workloadKinds } from '#lib/server/cluster/workload-stores.ts';

export type WatchesOptions = {
  connection: ClusterConnection;
  credentials: ClusterCredentials;
  clock: Clock;
  random: () => number;
  lists: 'streaming' | 'pages';
};

export type LiveWatches = {
  ready: Promise<void>;
  freshness(): WatchFreshness[];
  onFreshness(listener: () => void): () => void;
  close(): void;
};

const resourceOf: Readonly<Record<WorkloadKind, ResourceName>> = {
  Deployment: 'deployments',
  ReplicaSet: 'replicasets',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
  Job: 'jobs',
  CronJob: 'cronjobs',
};

/** Where the whole cluster may not be listed: the namespaces that were named, else those that may be listed, else one's own. */
export function followedNamespaces(
  { namespaces, home }: Pick<ClusterConnection, 'namespaces' | 'home'>,
  listed: readonly string[],
): readonly string[] {
  if (namespaces.length > 0) return namespaces;
  if (listed.length > 0) return listed;
  return home === null ? [] : [home];
}

/** Follows every resource of the live cluster into its store and tells of changes through `feed`. */
export function followAll(stores: LiveStores, feed: ChangeFeed, options: WatchesOptions): LiveWatches {
  const { connection, credentials, clock, random, lists } = options;
  const gate = new Gate(clock);
  const listeners = new Set<() => void>();
  const all: ScopedWatches[] = [];
  const { promise: ready, resolve } = Promise.withResolvers<void>();

  function onChange(): void {
    for (const listener of listeners) listener();
    if (all.every((watches) => watches.isSettled)) resolve();
  }

  function namespaces(): readonly string[] {
    return followedNamespaces(
      connection,
      Array.from(stores.namespaces.values(), ({ name }) => name),
    );
  }

  function follow<T extends Stored, Index extends string>(
    resource: ResourceName,
    store: LiveStore<T, Index>,
    parts: KeptParts,
  ): void {
    feed.watch(resource, store);
    const watches = new ScopedWatches({
      scope: resources[resource].namespaced ? 'namespaced' : 'cluster',
      namespaces,
      onChange,
      start: (namespace, onFreshness) =>
        new Watch({
          source: collectionSource(connection, credentials, { resource, namespace, parts }),
          sink: store.sink(namespace),
          gate,
          clock,
          random,
          lists,
          onFreshness,
        }),
    });
    all.push(watches);
  }

  follow('namespaces', stores.namespaces, 'object');
  follow('pods', stores.pods, 'object');
  follow('serviceaccounts', stores.serviceAccounts, 'object');
  follow('nodes', stores.nodes, 'object');
  for (const kind of workloadKinds) {
    const passesOwnershipOnly = kind === 'ReplicaSet' || kind === 'Job';
    follow(resourceOf[kind], stores.workloads[kind], passesOwnershipOnly ? 'metadata' : 'object');
  }
  const stop = stores.namespaces.subscribe(({ before, after }) => {
    if (before === null || after === null) for (const watches of all) watches.follow();
  });

  return {
    ready,
    freshness: () => all.flatMap((watches) => watches.freshness()),
    onFreshness(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      stop();
      for (const watches of all) watches.close();
    },
  };
}
