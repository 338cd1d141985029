import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '#e2e/fixtures.ts';
import { startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { kubeconfigFor } from '#scripts/demo/kubeconfig.ts';
import { startBuiltServer } from '#scripts/built-server.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** A story of the product on a cluster whose wire can be cut. */
export const cutTest = test.extend<object, { wire: TcpProxy; server: string }>({
  wire: [
    async ({}, use) => {
      const cluster = await startDemoCluster();
      const wire = await startTcpProxy(cluster.port);
      await use(wire);
      await wire.close();
      await cluster.close();
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ wire }, use) => {
      const folder = await mkdtemp(join(tmpdir(), 'pullport-cut-'));
      const file = join(folder, 'config');
      const admin = { name: 'jana', home: 'kube-system' };
      await writeFile(file, kubeconfigFor(`http://127.0.0.1:${wire.port}`, admin));
      const server = await startBuiltServer({ PULLPORT_KUBECONFIG: file });
      await use(server.url);
      await server.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});
