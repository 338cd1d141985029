import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Identity } from '#e2e/cluster/identities.ts';
import { mustCall } from '#e2e/cluster/kube-client.ts';
import { tenants } from '#e2e/cluster/workloads/namespaces.ts';
import type { Json } from '#e2e/contract/client.ts';
import { pullSecret, restingPod } from '#e2e/contract/objects.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { api } from '#lib/paths.ts';

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
  const { status, body } = await product.get('/api/v1/pods?pageSize=500');
  expect(status, body['detail']).toBe(200);
  return [...new Set<string>(body['items'].map((row: Json) => row['namespace']))].toSorted();
}

async function freshnessOf(product: Product): Promise<Json> {
  const { status, body } = await product.get('/api/v1/pods');
  expect(status, body['detail']).toBe(200);
  return body['freshness'];
}

/** Secrets with their namespaces, in order. */
async function secretsSeen(product: Product): Promise<string[]> {
  const { status, body } = await product.get(api.pullSecrets({ groupBy: 'secret' }));
  expect(status, body['detail']).toBe(200);
  const secrets: Json[] = body['items'].flatMap((item: Json) => item['secrets']);
  return secrets.map(({ namespace, name }) => `${namespace}/${name}`).toSorted();
}

const noSecrets = { verb: 'get', resource: 'secrets', namespace: 'payments' };

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
    for (const groupBy of ['credential', 'secret']) {
      const { status, body } = await product.get(api.pullSecrets({ groupBy }));
      expect(status, body['detail']).toBe(200);
      expect(body).toMatchObject({ items: [], total: 0, pending: false });
      expect(body['refused']).toEqual(expect.arrayContaining([...places]));
    }
    const one = await product.get(api.pullSecret('payments', 'registry-pull'));
    expect(one).toMatchObject({ status: 403, body: { code: 'forbidden', scope: noSecrets } });
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
    await expect
      .poll(() => freshnessOf(product))
      .toEqual({
        ...{ state: 'forbidden', since: expect.any(String), nextTry: expect.any(String) },
        sentence:
          'You may not list pods in namespace default. Ask a cluster admin for a role with this right.',
      });
    const pod = await product.get(api.pod('payments', 'web'));
    expect(pod).toMatchObject({ status: 403, body: { code: 'forbidden' } });
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
    const foreign = await product.get(api.pods({ namespace: 'billing' }));
    expect(foreign).toMatchObject({ status: 200, body: { items: [], total: 0 } });
    await expect
      .poll(() => secretsSeen(product))
      .toEqual(['checkout/registry-pull', 'payments/registry-pull']);
  });
});
