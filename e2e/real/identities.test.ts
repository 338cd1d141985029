import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Identity } from '#e2e/cluster/identities.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { tenants } from '#e2e/cluster/workloads/namespaces.ts';
import type { Json } from '#e2e/contract/client.ts';
import { pullSecret, restingPod } from '#e2e/contract/objects.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';

const places = ['payments', 'checkout', 'search', 'billing'] as const;
let cluster: Cluster;
const running: Product[] = [];

beforeAll(async () => {
  cluster = await startCluster({ controlPlaneOnly: true });
  for (const place of places) {
    const spec = { imagePullSecrets: [{ name: 'registry-pull' }] };
    await create(`/api/v1/namespaces/${place}/pods`, restingPod('web', spec));
    const document = JSON.stringify({ auths: { 'registry.corp.test': { auth: 'dTpw' } } });
    await create(`/api/v1/namespaces/${place}/secrets`, pullSecret('registry-pull', document));
  }
});
afterAll(async () => {
  await Promise.all(running.map((product) => product.stop()));
  await endCluster(cluster);
});

async function create(path: string, body: object): Promise<void> {
  await mustCall(cluster.access('admin'), { method: 'POST', path, body });
}

async function productAs(identity: Identity): Promise<Product> {
  const product = await startProduct(cluster.run, { kubeconfig: cluster.kubeconfig(identity) });
  running.push(product);
  return product;
}

async function namespacesWithPods(product: Product): Promise<string[]> {
  const { body } = await product.get('/api/v1/pods?pageSize=500');
  return [...new Set<string>((body['items'] ?? []).map((row: Json) => row['namespace']))].toSorted();
}

describe('as somebody who may', () => {
  it('do everything, by certificate, one sees every pod and who one is', async () => {
    const product = await productAs('certificate');
    await expect.poll(() => namespacesWithPods(product)).toEqual(places.toSorted());
    const { body } = await product.get('/api/v1/session');
    expect(body).toMatchObject({ method: 'kubeconfig', cluster: { kind: 'kubeconfig' } });
    expect(body['user'].groups).toContain('platform-team');
  });

  it('read all but secrets, one sees every pod and no secret', async () => {
    const product = await productAs('viewer');
    await expect.poll(() => namespacesWithPods(product)).toEqual(places.toSorted());
    const { body } = await product.get('/api/v1/pull-secrets');
    expect(JSON.stringify(body)).not.toContain('registry-pull');
  });

  it('list and not watch, one sees every pod, polled', async () => {
    const product = await productAs('lister');
    await expect.poll(() => namespacesWithPods(product)).toEqual(places.toSorted());
    const { body } = await product.get('/api/v1/pods');
    expect(body['freshness']).toMatchObject({ state: 'polled' });
    expect(body['freshness'].sentence).toContain('"watch pods" is not allowed');
  });

  it('do nothing, one sees nothing and is told so', async () => {
    const product = await productAs('nobody');
    expect(await namespacesWithPods(product)).toEqual([]);
    const { body } = await product.get('/api/v1/session');
    expect(body['user'].name).toBe('nobody@corp.test');
  });
});

describe('as a tenant with namespaces named at the start', () => {
  it('one sees one’s own and nothing of others', async () => {
    const product = await startProduct(cluster.run, {
      kubeconfig: cluster.kubeconfig('tenant-a'),
      namespaces: [...tenants['tenant-a'], 'billing'],
    });
    running.push(product);
    await expect.poll(() => namespacesWithPods(product)).toEqual(['checkout', 'payments']);
    const { body } = await product.get('/api/v1/pods?namespace=billing');
    expect(body['total']).toBe(0);
    const secrets = await product.get('/api/v1/pull-secrets?groupBy=secret');
    expect(JSON.stringify(secrets.body)).toContain('registry-pull');
    expect(JSON.stringify(secrets.body)).not.toContain('billing/');
  });
});
