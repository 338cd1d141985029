import 'server-only';
import type { NamespaceRecord } from '#lib/domain/namespace/record.ts';
import type { NodeRecord } from '#lib/domain/node/record.ts';
import type { ServiceAccountRecord } from '#lib/domain/service-account/record.ts';
import { systemClock, type Clock } from '#lib/server/clock.ts';
import { ChangeFeed, type LiveListener } from '#lib/server/cluster/change-feed.ts';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import type { WatchFreshness } from '#lib/server/cluster/freshness.ts';
import { ImageGroups } from '#lib/server/cluster/image-groups.ts';
import { KnownCauses } from '#lib/server/cluster/known-causes.ts';
import { followAll, followedNamespaces } from '#lib/server/cluster/live-watches.ts';
import { createPodStore, type PodStore } from '#lib/server/cluster/pod-store.ts';
import { projectNamespace } from '#lib/server/cluster/projections/namespace.ts';
import { nodeProjection } from '#lib/server/cluster/projections/node.ts';
import { serviceAccountProjection } from '#lib/server/cluster/projections/service-account.ts';
import { LiveStore } from '#lib/server/cluster/store.ts';
import { createWorkloadStores, type WorkloadStores } from '#lib/server/cluster/workload-stores.ts';

export type LiveStores = {
  pods: PodStore;
  serviceAccounts: LiveStore<ServiceAccountRecord>;
  namespaces: LiveStore<NamespaceRecord>;
  nodes: LiveStore<NodeRecord>;
  workloads: WorkloadStores;
};

/** The cluster as the application's own identity sees it, kept live. What a user may see of it is cut elsewhere. */
export type LiveCluster = LiveStores & {
  /** Pods by repository and registry. */
  images: ImageGroups;
  knownCauses: KnownCauses;
  /** One entry per watch. */
  freshness(): WatchFreshness[];
  /** Names of the namespaces that are known of: listed, or followed because they were named. */
  namespaceNames(): string[];
  /** Resolves once everything that may be read has been read; a cluster that cannot be reached keeps it waiting. */
  ready: Promise<void>;
  /** Changed rows, gathered over a microtask. The answer ends the subscription. */
  subscribe(listener: LiveListener): () => void;
  /** Called when any watch's freshness changes. The answer ends the subscription. */
  onFreshness(listener: () => void): () => void;
  close(): void;
};

export type LiveOptions = {
  /** Whose rights the watches run under; the application's own where absent. */
  credentials?: ClusterCredentials;
  clock?: Clock;
  random?: () => number;
  /** How lists are asked for first. */
  lists?: 'streaming' | 'pages';
};

/** Starts every watch of the application and gives the stores at once, empty; `ready` tells when they are filled. */
export function startLiveCluster(connection: ClusterConnection, options: LiveOptions = {}): LiveCluster {
  const stores: LiveStores = {
    pods: createPodStore(),
    serviceAccounts: new LiveStore(serviceAccountProjection(), {}),
    namespaces: new LiveStore(projectNamespace, {}),
    nodes: new LiveStore(nodeProjection(), {}),
    workloads: createWorkloadStores(),
  };
  const images = new ImageGroups(stores.pods);
  const knownCauses = new KnownCauses(stores.pods);
  const feed = new ChangeFeed();
  const watches = followAll(stores, feed, {
    connection,
    credentials: options.credentials ?? connection.application,
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
    lists: options.lists ?? 'streaming',
  });
  return {
    ...stores,
    images,
    knownCauses,
    ready: watches.ready,
    freshness: () => watches.freshness(),
    namespaceNames() {
      const listed = Array.from(stores.namespaces.values(), ({ name }) => name);
      return [...new Set([...followedNamespaces(connection, listed), ...listed])];
    },
    subscribe: (listener) => feed.subscribe(listener),
    onFreshness: (listener) => watches.onFreshness(listener),
    close: () => watches.close(),
  };
}
