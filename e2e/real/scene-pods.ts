import type { Cluster } from '#e2e/cluster/cluster.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import type { Pod } from '#e2e/cluster/record-read.ts';
import { sceneLabel } from '#e2e/cluster/workloads/objects.ts';

/** A scene's pods that are there at this moment, as the API server has them; by default those of every scene. */
export async function scenePods(cluster: Cluster, scene?: string): Promise<Pod[]> {
  const selector = encodeURIComponent(scene === undefined ? sceneLabel : `${sceneLabel}=${scene}`);
  const path = `/api/v1/pods?labelSelector=${selector}`;
  const { items } = await mustCall<{ items: Pod[] }>(cluster.access('admin'), { method: 'GET', path });
  return items;
}
