import { mustCall } from '#e2e/cluster/kube-client.ts';
import type { Cluster } from '#e2e/cluster/cluster.ts';
import { writeKubeconfig } from '#e2e/cluster/kubeconfig.ts';
import { restingPod } from '#e2e/contract/objects.ts';
import { startTcpProxy, type TcpProxy } from '#e2e/faults/tcp-proxy.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { podVersion, tooOld, watchPodsFrom } from '#e2e/real/pod-versions.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { expect, test } from '#e2e/real/stage.ts';

const collection = '/api/v1/namespaces/billing/pods';

async function create(cluster: Cluster, ...names: string[]): Promise<void> {
  for (const name of names) {
    await mustCall(cluster.access('admin'), { method: 'POST', path: collection, body: restingPod(name) });
  }
}

/** Time for a watch to find out, and to come back with growing waits. */
const patience = { timeout: 60_000 };

test('an API server that is killed leaves the rows, says since when, and is live again by itself', async ({
  page,
  cluster,
}) => {
  await create(cluster, 'before');
  const pods = new PodsPage(page);
  await pods.open('?namespace=billing');
  await expect(pods.row('before')).toBeVisible();
  await cluster.stopApiServer('SIGKILL');
  await expect(page.getByText(/^Stale since \d\d:\d\d UTC/)).toBeVisible(patience);
  await expect(pods.row('before')).toBeVisible();
  await cluster.startApiServer();
  await create(cluster, 'after-the-restart');
  await expect(pods.row('after-the-restart')).toBeVisible(patience);
  await expect(pods.row('before')).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible(patience);
  await expect(page.getByText(/^Stale since/)).toHaveCount(0);
});

/** The product on a wire that can be cut. */
const cutTest = test.extend<{ wire: TcpProxy; wired: Product }>({
  wire: async ({ cluster }, use) => {
    const wire = await startTcpProxy(Number(new URL(cluster.server).port));
    await use(wire);
    await wire.close();
  },
  wired: async ({ cluster, wire, network }, use) => {
    const access = { ...cluster.access('admin'), server: `https://127.0.0.1:${wire.port}` };
    const product = await startProduct(cluster.run, {
      kubeconfig: writeKubeconfig(cluster.run, 'by-wire', access),
    });
    await network.forward(product.url);
    await use(product);
    await product.stop();
  },
  baseURL: async ({ wired }, use) => use(wired.url),
});

cutTest(
  'a watch that the network cuts goes on, and the open page misses nothing, even what the server has forgotten',
  async ({ page, cluster, wire }) => {
    const admin = cluster.access('admin');
    const remove = (name: string) => mustCall(admin, { method: 'DELETE', path: `${collection}/${name}` });
    await create(cluster, 'stays', 'goes', 'forgotten');
    const pods = new PodsPage(page);
    await pods.open('?namespace=billing');
    await expect(pods.row('goes')).toBeVisible();
    wire.cut();
    await expect.poll(() => wire.open).toBe(0);
    await create(cluster, 'during-the-cut');
    await remove('goes');
    wire.mend();
    await expect(pods.row('during-the-cut')).toBeVisible(patience);
    await expect(pods.row('goes')).toHaveCount(0);
    await expect(pods.row('stays')).toBeVisible();

    wire.cut();
    await expect.poll(() => wire.open).toBe(0);
    const last = await podVersion(cluster);
    await remove('forgotten');
    await create(cluster, 'made-meanwhile');
    await cluster.restartApiServer();
    expect(await watchPodsFrom(cluster, last)).toMatchObject(tooOld);
    wire.mend();
    await expect(pods.row('made-meanwhile')).toBeVisible(patience);
    await expect(pods.row('forgotten')).toHaveCount(0);
    await expect(page.getByText('Live', { exact: true })).toBeVisible(patience);
  },
);
