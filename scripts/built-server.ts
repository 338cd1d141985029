import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { serverFile } from '#scripts/build/ensure-built.ts';
import { serverFlags } from '#scripts/server-flags.ts';

export type BuiltServer = { url: string; pid: number; close(): Promise<void> };

/**
 * The built product on a free loopback port, quiet but for errors; `environment` says which cluster
 * (`{ PULLPORT_CLUSTER: 'demo' }`, `{ PULLPORT_KUBECONFIG: file }`). Resolves once everything has been read.
 * @throws Error when that takes longer than `patience` milliseconds
 */
export async function startBuiltServer(
  environment: Record<string, string>,
  patience = 60_000,
): Promise<BuiltServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [...serverFlags, serverFile], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      PULLPORT_HOST: '127.0.0.1',
      PULLPORT_LOG_LEVEL: 'error',
      ...environment,
    },
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const server: BuiltServer = {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    async close() {
      child.kill();
      if (!hasEnded()) await once(child, 'exit');
    },
  };
  for (const giveUpAt = Date.now() + patience; !(await isReady(server.url)); await briefly()) {
    if (!hasEnded() && Date.now() < giveUpAt) continue;
    await server.close();
    throw new Error(`The product was not ready within ${patience / 1000} s. Is it built (npm run build)?`);
  }
  return server;
}

/** Whether a product answers at `url` and has read all that it may read. */
export async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}

const briefly = () => new Promise((resolve) => setTimeout(resolve, 50));

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
