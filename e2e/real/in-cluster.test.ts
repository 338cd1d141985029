import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditedRequests, oversteps } from '#e2e/cluster/audit.ts';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Identity } from '#e2e/cluster/identities.ts';
import { callCluster, mustCall } from '#e2e/cluster/kube-client.ts';
import { deployedObjects } from '#e2e/cluster/manifest.ts';
import { dryRunPath } from '#e2e/cluster/workloads/apply.ts';
import { pullSecret, restingPod } from '#e2e/contract/objects.ts';
import { callOf, firstWords, unending } from '#e2e/real/every-call.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { bearerOf, podEnvironment, tokenOf } from '#e2e/real/pod-environment.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { operations } from '#lib/api/openapi-operations.ts';

let cluster: Cluster;
let product: Product;

beforeAll(async () => {
  cluster = await startCluster({ controlPlaneOnly: true, audit: true });
  const document = JSON.stringify({ auths: { 'registry.corp.test': { auth: 'dTpw' } } });
  for (const namespace of ['payments', 'search']) {
    await create(`/api/v1/namespaces/${namespace}/pods`, restingPod('web'));
    await create(`/api/v1/namespaces/${namespace}/secrets`, pullSecret('registry-pull', document));
  }
  product = await startProduct(cluster.run, { environment: podEnvironment(cluster) });
});
afterAll(async () => {
  await product?.stop();
  await endCluster(cluster);
});

async function create(path: string, body: object): Promise<void> {
  await mustCall(cluster.access('admin'), { method: 'POST', path, body });
}

const bearer = (identity: Identity) => bearerOf(cluster, identity);

async function signIn(identity: Identity): Promise<string> {
  const answer = await product.post('/api/v1/session', { token: tokenOf(cluster, identity) });
  expect(answer.status).toBe(204);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function namespaces(headers: Record<string, string>): Promise<string[]> {
  const { body } = await product.get('/api/v1/pods?pageSize=500', headers);
  return (body['items'] ?? []).map((row: { namespace: string }) => row.namespace).toSorted();
}

describe('in a cluster', () => {
  it('nobody sees anything before signing in', async () => {
    expect((await product.get('/api/v1/pods')).status).toBe(401);
    const wrong = await product.post('/api/v1/session', { token: 'nobody-has-this-one' });
    expect(wrong.status).toBe(401);
  });

  it('a tenant signs in with a token and sees what the tenant may see', async () => {
    const cookie = await signIn('tenant-a');
    await expect.poll(() => namespaces({ cookie })).toEqual(['payments']);
    const { body } = await product.get('/api/v1/pull-secrets?groupBy=secret', { cookie });
    expect(JSON.stringify(body)).toContain('registry-pull');
  });

  it.each([
    ['admin', ['payments', 'search']],
    ['viewer', ['payments', 'search']],
    ['tenant-b', ['search']],
    ['nobody', []],
  ] as const)('%s sees pods of %s', async (identity, expected) => {
    await expect.poll(() => namespaces(bearer(identity))).toEqual(expected);
  });

  it.each(operations)('an admin is answered: $method $path', async ({ method, path }) => {
    const credential = path === '/session' ? { cookie: await signIn('admin') } : bearer('admin');
    const { address, body } = callOf(`${method} ${path}`, tokenOf(cluster, 'admin'));
    const isUnending = unending.includes(address);
    const headers = { ...credential, ...(isUnending ? { accept: 'application/x-ndjson' } : {}) };
    const answer = await product.send(method.toUpperCase(), address, body, headers);
    const text = await (isUnending ? firstWords(answer) : answer.text());
    expect([200, 204], text).toContain(answer.status);
  });

  it('what is taken from somebody vanishes within 40 s', { timeout: 60_000 }, async () => {
    expect(await namespaces(bearer('tenant-b'))).toEqual(['search']);
    const bindings = '/apis/rbac.authorization.k8s.io/v1/namespaces/search/rolebindings';
    await mustCall(cluster.access('admin'), { method: 'DELETE', path: `${bindings}/tenant-b` });
    const patience = { timeout: 40_000, interval: 500 };
    await expect.poll(() => namespaces(bearer('tenant-b')), patience).toEqual([]);
  });
});

describe('the manifest', () => {
  it('asked for no more than its role allows, by the API server’s own log', () => {
    const requests = auditedRequests(cluster.run);
    expect(requests.filter(({ verb }) => verb === 'watch').length).toBeGreaterThan(5);
    expect(oversteps(requests)).toEqual([]);
  });

  it.each(deployedObjects())('$kind $metadata.name is one that an API server takes', async (object) => {
    const { status } = await callCluster(cluster.access('admin'), {
      method: 'PATCH',
      path: dryRunPath(object),
      contentType: 'application/apply-patch+yaml',
      body: object,
    });
    expect([200, 201]).toContain(status);
  });
});
