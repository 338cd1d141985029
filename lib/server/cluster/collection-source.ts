import 'server-only';
import type { ClusterConnection } from '#lib/server/cluster/connection.ts';
import type { ClusterCredentials } from '#lib/server/cluster/credentials.ts';
import type { ClusterQuery } from '#lib/server/cluster/path.ts';
import { clusterStream } from '#lib/server/cluster/request.ts';
import type { ResourceName } from '#lib/server/cluster/resources.ts';

/** Where a watch reads from: opens a list (`open`) or a watch over one collection, as bytes. */
export type CollectionSource = {
  resource: ResourceName;
  namespace: string | null;
  /** @throws AppError as clusterStream does */
  open(kind: 'list' | 'watch', query: ClusterQuery, signal: AbortSignal): Promise<AsyncIterable<Buffer>>;
};

export type KeptParts = 'object' | 'metadata';

/** One collection of the cluster as `credentials` sees it; `parts: metadata` leaves spec and status on the server. */
export function collectionSource(
  connection: ClusterConnection,
  credentials: ClusterCredentials,
  collection: { resource: ResourceName; namespace: string | null; parts: KeptParts },
): CollectionSource {
  const { resource, namespace, parts } = collection;
  return {
    resource,
    namespace,
    async open(kind, query, signal) {
      const stream = await clusterStream(connection, credentials, {
        path: { resource, namespace },
        query: kind === 'watch' ? { ...query, watch: 1 } : query,
        accept: parts === 'object' ? 'application/json' : metadataOnly(kind),
        signal,
      });
      return stream.body;
    },
  };
}

function metadataOnly(kind: 'list' | 'watch'): string {
  const as = kind === 'list' ? 'PartialObjectMetadataList' : 'PartialObjectMetadata';
  return `application/json;as=${as};g=meta.k8s.io;v=v1,application/json`;
}
