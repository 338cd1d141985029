import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt, serverFile } from '#scripts/build/ensure-built.ts';
import { startScript } from '#scripts/bench/child.ts';
import { serverFlags } from '#scripts/server-flags.ts';

export type BigProduct = {
  /** Where the product answers. */
  url: string;
  tokens: readonly string[];
  cluster: ChildProcess;
  /** Resident bytes of the server's process. */
  rss(): number;
  close(): Promise<void>;
};

/** The built product on a cluster of `count` pods, each in its own process; resolves once all pods can be listed. */
export async function startProduct(count: number): Promise<BigProduct> {
  await ensureBuilt();
  const { line, child: cluster } = await startScript('product/big-cluster.ts', [String(count)], {
    stdin: 'pipe',
  });
  const { url: clusterUrl, people } = line as { url: string; people: { token: string }[] };
  const folder = await mkdtemp(join(tmpdir(), 'pullport-bench-'));
  const kubeconfig = join(folder, 'config');
  await writeFile(kubeconfig, kubeconfigOf(clusterUrl, people[0]?.token ?? ''), { mode: 0o600 });
  const port = await freePort();
  const server = spawn(process.execPath, [...serverFlags, serverFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      PULLPORT_HOST: '127.0.0.1',
      PULLPORT_KUBECONFIG: kubeconfig,
      PULLPORT_LOG_LEVEL: 'error',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await untilFilled(url, count);
  return {
    url,
    tokens: people.map(({ token }) => token),
    cluster,
    rss: () => residentBytes(server.pid ?? 0),
    async close() {
      for (const child of [server, cluster]) {
        child.kill();
        if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      }
      await rm(folder, { recursive: true });
    },
  };
}

async function untilFilled(url: string, count: number): Promise<void> {
  const giveUpAt = Date.now() + 180_000;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(`${url}/api/v1/pods?pageSize=1`).catch(() => null);
    if (answer?.ok === true && ((await answer.json()) as { total: number }).total === count) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`The product did not list ${count} pods within 180 s.`);
}

function kubeconfigOf(server: string, token: string): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'bench', cluster: { server } }],
    users: [{ name: 'admin', user: { token } }],
    contexts: [{ name: 'bench', context: { cluster: 'bench', user: 'admin' } }],
    'current-context': 'bench',
  });
}

function residentBytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes ?? 0) * 1024;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
