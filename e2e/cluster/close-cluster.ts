import { auditedRequests, oversteps } from '#e2e/cluster/audit.ts';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import { lastLines, logNames } from '#e2e/cluster/logs.ts';
import { logsKept } from '#e2e/cluster/run.ts';

/**
 * Takes a cluster down; after a failure its logs stay, and the last lines of each are printed. Throws where the
 * application asked as itself for what its role does not allow.
 */
export async function closeCluster({ run, stop }: Cluster, after: { failed: boolean }): Promise<void> {
  const asked = oversteps(auditedRequests(run));
  const failed = after.failed || asked.length > 0;
  if (failed) {
    const logs = logNames(run).map((name) => lastLines(run, name, 5));
    const place = `The logs stay in ${run.directory}/logs, until ${logsKept} newer ones are kept`;
    process.stdout.write(`${place}\n${logs.join('\n')}\n`);
  }
  await stop({ keepLogs: failed });
  if (asked.length > 0) {
    throw new Error(`Pullport asked as itself for what its role does not allow:\n${asked.join('\n')}`);
  }
}
