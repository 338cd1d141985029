import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { ensureBuilt } from '#scripts/build/ensure-built.ts';
import { startBuiltServer } from '#scripts/built-server.ts';
import { startScript } from '#scripts/bench/child.ts';
import { writeKubeconfig } from './kubeconfig-file.ts';
import { residentBytes } from './process-memory.ts';

export type BigProduct = {
  /** Where the product answers. */
  url: string;
  /** Of people who see different parts of it. */
  tokens: readonly string[];
  /** Of people who see all of it, enough of them for 500 streams. */
  readerTokens: readonly string[];
  cluster: ChildProcess;
  /** Resident bytes of the server's process. */
  rss(): number;
  close(): Promise<void>;
};

type BigCluster = { url: string; people: { token: string }[]; readers: { token: string }[] };

/** The built product on a cluster of `count` pods, each in its own process; resolves once all has been read. */
export async function startProduct(count: number): Promise<BigProduct> {
  await ensureBuilt();
  const { line, child: cluster } = await startScript('product/big-cluster.ts', [String(count)], {
    stdin: 'pipe',
  });
  const { url, people, readers } = line as BigCluster;
  const kubeconfig = await writeKubeconfig(url, people[0]?.token ?? '');
  const server = await startBuiltServer({ PULLPORT_KUBECONFIG: kubeconfig.file }, 180_000);
  return {
    url: server.url,
    tokens: people.map(({ token }) => token),
    readerTokens: readers.map(({ token }) => token),
    cluster,
    rss: () => residentBytes(server.pid, 'now'),
    async close() {
      await server.close();
      cluster.kill();
      if (cluster.exitCode === null && cluster.signalCode === null) await once(cluster, 'exit');
      await kubeconfig.remove();
    },
  };
}
