import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { writeKubeconfig } from '#e2e/cluster/kubeconfig.ts';
import { eventually } from '#e2e/contract/eventually.ts';
import { restingPod } from '#e2e/contract/objects.ts';
import { startTcpProxy, type TcpProxy } from '#e2e/faults/tcp-proxy.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { podVersion, tooOld, watchPodsFrom } from '#e2e/real/pod-versions.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';

const pods = '/api/v1/namespaces/payments/pods';
const patience = { timeout: 45_000, interval: 200 };
let cluster: Cluster;
let proxy: TcpProxy;
let product: Product;

beforeAll(async () => {
  cluster = await startCluster({ controlPlaneOnly: true });
  await create('before');
  proxy = await startTcpProxy(Number(new URL(cluster.server).port));
  const access = { ...cluster.access('admin'), server: `https://127.0.0.1:${proxy.port}` };
  product = await startProduct(cluster.run, { kubeconfig: writeKubeconfig(cluster.run, 'by-proxy', access) });
  await eventually(async () => (await freshness()) === 'live');
});
afterAll(async () => {
  await product?.stop();
  await proxy?.close();
  await endCluster(cluster);
});

async function create(name: string): Promise<void> {
  await mustCall(cluster.access('admin'), { method: 'POST', path: pods, body: restingPod(name) });
}

async function remove(name: string): Promise<void> {
  await mustCall(cluster.access('admin'), { method: 'DELETE', path: `${pods}/${name}` });
}

async function freshness(): Promise<string> {
  const { body } = await product.get('/api/v1/pods');
  return body['freshness']?.state ?? body['code'];
}

async function rows(): Promise<string[]> {
  const { body } = await product.get('/api/v1/pods?pageSize=500');
  return (body['items'] ?? []).map((row: { name: string }) => row.name).toSorted();
}

/** The cluster's own list, by which the product's is judged. */
async function truth(): Promise<string[]> {
  const { items } = await mustCall<{ items: { metadata: { name: string } }[] }>(cluster.access('admin'), {
    method: 'GET',
    path: pods,
  });
  return items.map((pod) => pod.metadata.name).toSorted();
}

async function catchesUp(): Promise<void> {
  await expect.poll(freshness, patience).toBe('live');
  await expect.poll(rows, patience).toEqual(await truth());
}

it('a change is a row at once', async () => {
  await create('live');
  await expect.poll(rows, { timeout: 2_000, interval: 50 }).toContain('live');
});

it('a watch that the network cuts goes on, and misses nothing', async () => {
  proxy.cut();
  await expect.poll(() => proxy.open).toBe(0);
  await create('during-the-cut');
  await remove('live');
  proxy.mend();
  await catchesUp();
  expect(await rows()).toEqual(['before', 'during-the-cut']);
});

it('an API server that is killed leaves the rows and says that they are stale, until it is back', async () => {
  await cluster.stopApiServer('SIGKILL');
  await expect.poll(freshness, patience).not.toBe('live');
  expect(await rows()).toEqual(['before', 'during-the-cut']);
  await cluster.startApiServer();
  await create('after-the-restart');
  await catchesUp();
});

it('a server that has forgotten the version (410) is listed anew, what vanished is gone', async () => {
  proxy.cut();
  await expect.poll(() => proxy.open).toBe(0);
  // What the product knows is no later than this.
  const last = await podVersion(cluster);
  await remove('before');
  await create('while-away');
  await cluster.restartApiServer();
  expect(await watchPodsFrom(cluster, last)).toMatchObject(tooOld);
  proxy.mend();
  await catchesUp();
  expect(await rows()).toEqual(['after-the-restart', 'during-the-cut', 'while-away']);
});
