import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { serverFile } from '#scripts/build/ensure-built.ts';
import { serverFlags } from '#scripts/server-flags.ts';

export type DemoServer = { url: string; close(): Promise<void> };

/** The built product on a demo cluster of its own, on a free port; resolves once everything has been read. */
export function startDemoServer(): Promise<DemoServer> {
  return startServer({ PULLPORT_CLUSTER: 'demo' });
}

/** The same with an environment that says which cluster: `{ PULLPORT_KUBECONFIG: file }`. */
export async function startServer(environment: Record<string, string>): Promise<DemoServer> {
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
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url);
  return {
    url,
    async close() {
      child.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function untilReady(url: string): Promise<void> {
  const giveUpAt = Date.now() + 60_000;
  while (Date.now() < giveUpAt) {
    const answer = await fetch(`${url}/readyz`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The product was not ready within 60 s. Is it built (npm run build)?');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return address !== null && typeof address === 'object' ? address.port : 0;
}
