import { beforeEach } from 'vitest';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import { lastLines } from '#e2e/cluster/process.ts';

let failed = false;
beforeEach(({ onTestFailed }) => {
  onTestFailed(() => void (failed = true));
});

/** Takes a file's cluster down; after a failed test its logs stay, and the last lines of each are printed. */
export async function endCluster(cluster: Cluster | undefined): Promise<void> {
  if (cluster === undefined) return;
  const { run } = cluster;
  if (failed) {
    const logs = run.state.processes.map(({ name }) => lastLines(run, name, 5));
    process.stdout.write(`The logs stay in ${run.directory}/logs\n${logs.join('\n')}\n`);
  }
  await cluster.stop({ keepLogs: failed });
}
