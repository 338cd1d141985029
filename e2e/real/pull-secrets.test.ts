import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import type { Registries } from '#e2e/cluster/registries.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { serviceAccount, workload } from '#e2e/cluster/workloads/objects.ts';
import { pullSecret } from '#e2e/cluster/workloads/secrets.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { countsOf, linesOf, personOf, type Person } from '#e2e/real/person.ts';
import { podEnvironment } from '#e2e/real/pod-environment.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { storedIn } from '#e2e/real/stored.ts';
import type { Explanation } from '#lib/api/explanation.ts';
import { api } from '#lib/paths.ts';

/** A pull that failed is tried again after 10, 20, 40 s. */
const patience = { timeout: 90_000, interval: 500 };
let cluster: Cluster;
let product: Product;
let tenant: Person;

beforeAll(async () => {
  cluster = await startCluster({ runtime: 'containerd-2', audit: true });
  const { hosts, account } = registries();
  const wrong = { username: account.username, password: 'changed-last-month' };
  // For one path only, so that it is nothing that could serve the images of the other tests.
  await apply(cluster.access('admin'), [
    pullSecret('payments', 'robot', `${hosts.password}/checkout`, wrong),
    pullSecret('checkout', 'robot', `${hosts.password}/checkout`, wrong),
    serviceAccount('payments', 'worker', ['robot']),
    serviceAccount('checkout', 'worker', ['robot']),
  ]);
  await apply(cluster.access('admin'), [
    deployment('payments', 'settlement', 'checkout/web:1', 'worker'),
    deployment('checkout', 'cart', 'checkout/cart:1', 'worker'),
    deployment('payments', 'api', 'payments/api:2', 'default'),
  ]);
  product = await startProduct(cluster.run, { environment: podEnvironment(cluster) });
  tenant = personOf(product, cluster, 'tenant-a');
});
afterAll(async () => {
  await product?.stop();
  await endCluster(cluster);
});

function registries(): Registries {
  if (cluster.registries === null) throw new Error('This test needs a node.');
  return cluster.registries;
}

function deployment(namespace: string, name: string, image: string, account: string) {
  const place = { namespace, name, shows: name };
  return workload('Deployment', place, {
    image: `${registries().hosts.password}/${image}`,
    serviceAccount: account,
  });
}

type Row = { name: string; uid: string; state: string; workload: string; containers: { name: string }[] };

/** A workload's pods as the tenant sees them. */
async function podsOf(namespace: string, name: string): Promise<Row[]> {
  const { items } = await tenant.get(api.pods({ namespace, q: name, pageSize: '100' }));
  return items.filter((row: Row) => row.name.startsWith(`${name}-`));
}

async function statesOf(namespace: string, name: string): Promise<string[]> {
  return (await podsOf(namespace, name)).map(({ state }) => state);
}

async function explained(namespace: string, name: string): Promise<Explanation | null> {
  const [pod] = await podsOf(namespace, name);
  if (pod === undefined) return null;
  return (await tenant.get(api.pull(namespace, pod.name, 'app'))) as Explanation;
}

const breakOf = async (namespace: string, name: string) => (await explained(namespace, name))?.break;

// First, for the kubelet waits longer after each refusal.
describe('a rotation', () => {
  it('heals the pods that wait in every namespace, by its content alone', async () => {
    for (const [namespace, name] of waiting) {
      const expected = { hop: 'registry', code: 'rejected' };
      await expect.poll(() => breakOf(namespace, name), patience).toEqual(expected);
    }
    const before = await uidsOfWaiting();
    const { hosts, account } = registries();
    const rotation = { namespace: 'payments', name: 'robot', key: `${hosts.password}/checkout` };
    const rotated = await tenant.write('POST', api.pullSecretRotations(), {
      ...rotation,
      password: account.password,
    });
    expect(linesOf(rotated)).toEqual(['Secret checkout/robot updated', 'Secret payments/robot updated']);
    for (const [namespace, name] of waiting) {
      await expect.poll(() => statesOf(namespace, name), patience).toEqual(['running']);
    }
    expect(await uidsOfWaiting()).toEqual(before);
  });
});

const waiting = [
  ['payments', 'settlement'],
  ['checkout', 'cart'],
] as const;

async function uidsOfWaiting(): Promise<string[]> {
  const pods = await Promise.all(waiting.map(([namespace, name]) => podsOf(namespace, name)));
  return pods.flat().map(({ uid }) => uid);
}

describe('a tenant whose image is private', () => {
  it('reads what is missing, creates and links it, restarts, and the pod runs', async () => {
    const expected = { hop: 'account', code: 'no-secret-listed' };
    await expect.poll(() => breakOf('payments', 'api'), patience).toEqual(expected);
    const groups = await tenant.get(api.failures({ namespace: 'payments' }));
    expect(JSON.stringify(groups['items'])).toContain('payments/api:2');
    const explanation = await explained('payments', 'api');
    const remedy = explanation?.remedies.find(({ code }) => code === 'create-secret');
    const { account } = registries();
    expect(remedy?.action).toMatchObject({ serviceAccount: 'default', server: registries().hosts.password });
    if (remedy?.action.kind !== 'create-secret') throw new Error('There is no remedy to follow.');
    const made = await tenant.write('POST', api.pullSecrets(), {
      name: 'registry-pull',
      namespaces: [remedy.action.namespace],
      entries: [{ server: remedy.action.server, username: account.username, password: account.password }],
      serviceAccounts: [remedy.action.serviceAccount],
    });
    expect(linesOf(made)).toEqual([
      'Secret payments/registry-pull created',
      'ServiceAccount payments/default updated',
    ]);
    const again = made.restarts.map(({ namespace, kind, name }) => ({ namespace, kind, name }));
    expect(again).toEqual([{ namespace: 'payments', kind: 'Deployment', name: 'api' }]);
    const restarted = await tenant.write('POST', api.restarts(), { workloads: again });
    expect(linesOf(restarted)).toEqual(['Deployment payments/api updated']);
    await expect.poll(() => statesOf('payments', 'api'), patience).toEqual(['running']);
  });

  it('proves that the image comes, and leaves no pod behind', async () => {
    const image = `${registries().hosts.password}/payments/api:1`;
    const proof = await tenant.call('POST', api.proofs(), { namespace: 'payments', image });
    expect(proof.body['summary']).toMatchObject({ verdict: 'pulled' });
    await expect.poll(() => proofPods('payments'), patience).toEqual([]);
  });

  it('sees it refused where nothing is linked, and why', async () => {
    const image = `${registries().hosts.password}/payments/api:1`;
    const proof = await tenant.call('POST', api.proofs(), { namespace: 'checkout', image });
    expect(proof.body['summary']).toMatchObject({ verdict: 'refused' });
    const refused = proof.body['lines'].find((line: { step: string }) => line.step === 'refused');
    expect(refused).toMatchObject({
      causes: [{ code: 'unauthorized' }],
      break: { hop: 'account', code: 'no-secret-listed' },
    });
    await expect.poll(() => proofPods('checkout'), patience).toEqual([]);
  });
});

/** Throwaway pods that the cluster still has, those on their way out included. */
async function proofPods(namespace: string): Promise<string[]> {
  const { items } = await storedIn(cluster).read(`/api/v1/namespaces/${namespace}/pods`);
  return items
    .map((pod: { metadata: { name: string } }) => pod.metadata.name)
    .filter((name: string) => name.startsWith('pullport-proof-'));
}

describe('a deletion', () => {
  const path = api.pullSecret('payments', 'registry-pull');

  it('tells whom it hits and changes nothing as a dry run', async () => {
    const { secret, links } = storedIn(cluster);
    const before = await secret('payments', 'registry-pull');
    const plan = await tenant.write('DELETE', path, { dryRun: true });
    expect(linesOf(plan)).toEqual([
      'ServiceAccount payments/default updated',
      'Secret payments/registry-pull deleted',
    ]);
    expect(plan.results.at(-1)?.detail).toMatch(/1 pod names it, and 1 pod runs images that it serves/);
    expect(await secret('payments', 'registry-pull')).toEqual(before);
    expect(await links('payments', 'default')).toEqual(['registry-pull']);
  });

  it.each([
    ['dryRun in the URL', `${path}?dryRun=true`, {}],
    ['a word for yes', path, { dryRun: 'true' }],
    ['no body at all', path, undefined],
  ])('is refused with %s, and nothing is gone', async (_, address, body) => {
    const { status } = await tenant.call('DELETE', address, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(await storedIn(cluster).links('payments', 'default')).toEqual(['registry-pull']);
    expect(await storedIn(cluster).isThere('payments', 'registry-pull')).toBe(true);
  });

  it('takes the links first, then the secret, and offers the links back', async () => {
    const deleted = await tenant.write('DELETE', path, {});
    expect(linesOf(deleted)).toEqual([
      'ServiceAccount payments/default updated',
      'Secret payments/registry-pull deleted',
    ]);
    expect(deleted.undo).toMatchObject([{ action: 'link', serviceAccounts: ['default'] }]);
    const { isThere, links } = storedIn(cluster);
    expect(await isThere('payments', 'registry-pull')).toBe(false);
    expect(await links('payments', 'default')).toEqual([]);
    expect(countsOf(await tenant.write('DELETE', path, {}))).toEqual({ unchanged: 1 });
  });
});
