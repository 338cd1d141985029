import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTcpProxy, type TcpProxy } from '#e2e/faults/tcp-proxy.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { startDemoCluster } from '#lib/demo/demo-cluster.ts';
import { kubeconfigFor } from '#scripts/demo/kubeconfig.ts';
import { startBuiltServer } from '#scripts/built-server.ts';
import { expect, expectAccessible, test } from './fixtures.ts';

/** The product on a cluster whose wire can be cut. */
const cutTest = test.extend<object, { wire: TcpProxy; server: string }>({
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
      const folder = await mkdtemp(join(tmpdir(), 'pullport-stale-'));
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

cutTest(
  'a cluster that is cut off leaves its last rows, says since when, and heals by itself',
  async ({ page, wire }) => {
    const pods = new PodsPage(page);
    await pods.open('?namespace=payments');
    const names = await pods.names();
    wire.cut();
    await expect(page.getByText(/^Stale since \d\d:\d\d UTC/)).toBeVisible();
    expect(await pods.names()).toEqual(names);
    await pods.table.getByRole('checkbox', { name: `Select ${names[0]}` }).click();
    await expect(page.getByRole('button', { name: /^Restart 1 workload/ })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expectAccessible(page);
    wire.mend();
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText(/^Stale since/)).toHaveCount(0);
  },
);
