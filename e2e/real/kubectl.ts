import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildBinaries } from '#e2e/cluster/build.ts';
import type { Cluster } from '#e2e/cluster/cluster.ts';

/** Runs a line that a page prints, as the cluster's admin, with the kubectl of this cluster's version. */
export async function kubectlOf(cluster: Cluster): Promise<(line: string) => Promise<void>> {
  const folder = await buildBinaries('kubernetes', () => {});
  const env = { ...process.env, KUBECONFIG: cluster.kubeconfig('admin') };
  return async (line) => {
    const command = line.replace(/^kubectl/, join(folder, 'kubectl'));
    await promisify(execFile)('bash', ['-c', command], { env });
  };
}
