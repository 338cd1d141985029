import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { restingPod } from '#e2e/contract/objects.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { api } from '#lib/paths.ts';

let cluster: Cluster;
let product: Product;

beforeAll(async () => {
  cluster = await startCluster({ streamingLists: false, controlPlaneOnly: true });
  await createPod('first');
  product = await startProduct(cluster.run, { kubeconfig: cluster.kubeconfig('admin') });
});
afterAll(async () => {
  await product?.stop();
  await endCluster(cluster);
});

async function createPod(name: string): Promise<void> {
  const body = restingPod(name, {}, { imagePullPolicy: 'IfNotPresent' });
  const path = '/api/v1/namespaces/billing/pods';
  await mustCall(cluster.access('admin'), { method: 'POST', path, body });
}

async function rows(): Promise<string[]> {
  const { body } = await product.get(api.pods());
  return (body['items'] ?? []).map((row: { name: string }) => row.name);
}

it('one that rewrites no policy is said not to', async () => {
  await expect.poll(rows).toEqual(['first']);
  const { body } = await product.get(api.pod('billing', 'first'));
  expect(body['alwaysPullImages']).toMatchObject({ verdict: 'no' });
});

it('without streaming lists pods are listed page by page, and then followed', async () => {
  await createPod('second');
  await expect.poll(rows, { timeout: 10_000 }).toEqual(['first', 'second']);
  const { body } = await product.get(api.pods());
  expect(body['freshness']).toMatchObject({ state: 'live' });
});
