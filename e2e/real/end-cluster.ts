import { beforeEach } from 'vitest';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import { closeCluster } from '#e2e/real/close-cluster.ts';

let failed = false;
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => void (failed = true));
});

/** Takes a file's cluster down; after a failed test its logs stay, and the last lines of each are printed. */
export async function endCluster(cluster: Cluster | undefined): Promise<void> {
  if (cluster !== undefined) await closeCluster(cluster, { failed });
}
