import { beforeAll, type RunnerTask, type RunnerTestFile } from 'vitest';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import { closeCluster } from '#e2e/cluster/close-cluster.ts';

let file: RunnerTestFile | null = null;
beforeAll(({}, suite) => void (file = suite.file));

/**
 * Takes a file's cluster down; after a failed test, or a start that failed before any of them, its logs stay, and the
 * last lines of each are printed.
 */
export async function endCluster(cluster: Cluster | undefined): Promise<void> {
  if (cluster !== undefined) await closeCluster(cluster, { failed: file !== null && hasFailed(file) });
}

function hasFailed(task: RunnerTask): boolean {
  return task.result?.state === 'fail' || ('tasks' in task && task.tasks.some(hasFailed));
}
