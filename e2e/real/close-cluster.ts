import type { Cluster } from '#e2e/cluster/cluster.ts';
import { lastLines } from '#e2e/cluster/process.ts';

/** Takes a cluster down; after a failure its logs stay, and the last lines of each are printed. */
export async function closeCluster({ run, stop }: Cluster, after: { failed: boolean }): Promise<void> {
  if (after.failed) {
    const logs = run.state.processes.map(({ name }) => lastLines(run, name, 5));
    process.stdout.write(`The logs stay in ${run.directory}/logs\n${logs.join('\n')}\n`);
  }
  await stop({ keepLogs: after.failed });
}
