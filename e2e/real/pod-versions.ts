import type { Cluster } from '#e2e/cluster/cluster.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';

/** The version at which the cluster is now; nobody has seen a later one. */
export async function podVersion(cluster: Cluster): Promise<string> {
  const list = await mustCall<{ metadata: { resourceVersion: string } }>(cluster.access('admin'), {
    ...{ method: 'GET', path: '/api/v1/pods?limit=1' },
  });
  return list.metadata.resourceVersion;
}

/** What a watch from a version that the server has forgotten is answered, and nothing more. */
export const tooOld = { type: 'ERROR', object: { kind: 'Status', code: 410, reason: 'Expired' } };

/** What a watch of a second is told: the event where it is one, else the lines of all. */
export async function watchPodsFrom(cluster: Cluster, version: string): Promise<unknown> {
  const path = `/api/v1/pods?watch=1&timeoutSeconds=1&resourceVersion=${version}`;
  return mustCall(cluster.access('admin'), { method: 'GET', path });
}
