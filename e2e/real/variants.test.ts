import { afterAll, beforeAll, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { restingPod } from '#e2e/contract/objects.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { api } from '#lib/paths.ts';

/** One API server that rewrites every policy to Always, and one that cannot stream lists. */
type Variant = { cluster: Cluster; product: Product };
let rewriting: Variant;
let withoutStreams: Variant;

async function startVariant(options: Parameters<typeof startCluster>[0]): Promise<Variant> {
  const cluster = await startCluster({ ...options, controlPlaneOnly: true });
  await createPod(cluster, 'first');
  return { cluster, product: await startProduct(cluster.run, { kubeconfig: cluster.kubeconfig('admin') }) };
}

beforeAll(async () => {
  rewriting = await startVariant({ alwaysPullImages: true });
  withoutStreams = await startVariant({ streamingLists: false });
});
afterAll(async () => {
  for (const variant of [rewriting, withoutStreams]) {
    await variant?.product.stop();
    await endCluster(variant?.cluster);
  }
});

async function createPod(cluster: Cluster, name: string): Promise<void> {
  const body = restingPod(name, {}, { imagePullPolicy: 'IfNotPresent' });
  const path = '/api/v1/namespaces/billing/pods';
  await mustCall(cluster.access('admin'), { method: 'POST', path, body });
}

async function rows({ product }: Variant): Promise<string[]> {
  const { body } = await product.get(api.pods());
  return (body['items'] ?? []).map((row: { name: string }) => row.name);
}

it('an API server that rewrites every policy to Always is told by a pod that asked for another', async () => {
  await expect.poll(() => rows(rewriting)).toEqual(['first']);
  const { body } = await rewriting.product.get(api.pod('billing', 'first'));
  expect(body['alwaysPullImages']).toEqual({
    verdict: 'yes',
    sentence: 'A dry-run pod that asked for IfNotPresent came back with Always.',
  });
  expect(body['pod'].containers[0].policy).toMatchObject({ actual: 'Always', differs: true });
});

it('one that does not is said not to', async () => {
  await expect.poll(() => rows(withoutStreams)).toEqual(['first']);
  const { body } = await withoutStreams.product.get(api.pod('billing', 'first'));
  expect(body['alwaysPullImages']).toMatchObject({ verdict: 'no' });
});

it('without streaming lists pods are listed page by page, and then followed', async () => {
  await createPod(withoutStreams.cluster, 'second');
  await expect.poll(() => rows(withoutStreams), { timeout: 10_000 }).toEqual(['first', 'second']);
  const { body } = await withoutStreams.product.get(api.pods());
  expect(body['freshness']).toMatchObject({ state: 'live' });
});
