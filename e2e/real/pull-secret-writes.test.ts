import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCluster, type Cluster } from '#e2e/cluster/cluster.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { serviceAccount } from '#e2e/cluster/workloads/objects.ts';
import { documentSecret, pullSecret } from '#e2e/cluster/workloads/secrets.ts';
import { endCluster } from '#e2e/real/end-cluster.ts';
import { makeNamespaces } from '#e2e/real/many-namespaces.ts';
import { countsOf, linesOf, personOf, type Person } from '#e2e/real/person.ts';
import { bearerOf, podEnvironment } from '#e2e/real/pod-environment.ts';
import { startProduct, type Product } from '#e2e/real/product.ts';
import { storedIn } from '#e2e/real/stored.ts';
import { api, pages } from '#lib/paths.ts';

let cluster: Cluster;
let product: Product;
let admin: Person;
let tenant: Person;
let teams: string[];
const heard: string[] = [];

beforeAll(async () => {
  cluster = await startCluster({ controlPlaneOnly: true, audit: true });
  teams = await makeNamespaces(cluster, 'team', 40);
  product = await startProduct(cluster.run, { environment: podEnvironment(cluster) });
  const listen = (text: string) => void heard.push(text);
  admin = personOf(product, cluster, 'admin', listen);
  tenant = personOf(product, cluster, 'tenant-a', listen);
});
afterAll(async () => {
  await product?.stop();
  await endCluster(cluster);
});

const canary = 'c@nary "pass\\word" <100%> ünï';
const entry = { server: 'registry.corp.test:5000', username: 'ci-robot', password: canary };

describe('forty namespaces', () => {
  const handOut = () => ({
    name: 'shared-pull',
    namespaces: teams,
    entries: [entry],
    serviceAccounts: ['default'],
  });

  it('are planned by the API server’s own dry run, which leaves nothing behind', async () => {
    const plan = await admin.write('POST', api.pullSecrets(), { ...handOut(), dryRun: true });
    expect(plan.dryRun).toBe(true);
    expect(countsOf(plan)).toEqual({ created: 40, updated: 40 });
    expect(await storedIn(cluster).isThere(teams[7] ?? '', 'shared-pull')).toBe(false);
  });

  it('get the secret and the link; the same again changes nothing', async () => {
    const made = await admin.write('POST', api.pullSecrets(), handOut());
    expect(countsOf(made)).toEqual({ created: 40, updated: 40 });
    const again = await admin.write('POST', api.pullSecrets(), handOut());
    expect(countsOf(again)).toEqual({ unchanged: 80 });
  });

  it('are left alone where another password is there, unless asked', async () => {
    const other = { ...handOut(), entries: [{ ...entry, password: 'another' }] };
    const left = await admin.write('POST', api.pullSecrets(), other);
    expect(countsOf(left)).toEqual({ conflict: 40 });
  });

  it('are unlinked again, other names kept', async () => {
    const [first = ''] = teams;
    await apply(cluster.access('admin'), [serviceAccount(first, 'builder', ['own', 'shared-pull'])]);
    const unlink = { action: 'unlink', secret: 'shared-pull', namespaces: teams, serviceAccounts: 'all' };
    const path = api.serviceAccountLinks();
    expect(countsOf(await admin.write('POST', path, unlink))).toEqual({ updated: 41, unchanged: 39 });
    expect(await storedIn(cluster).links(first, 'builder')).toEqual(['own']);
    expect(await storedIn(cluster).links(first, 'default')).toEqual([]);
  });

  it('are not a tenant’s to write: each refusal names the right', async () => {
    const refused = await tenant.write('POST', api.pullSecrets(), {
      ...handOut(),
      namespaces: [...teams.slice(0, 2), 'checkout'],
    });
    expect(linesOf(refused)).toEqual([
      'Secret team-001/shared-pull forbidden',
      'Secret team-002/shared-pull forbidden',
      'Secret checkout/shared-pull created',
      'ServiceAccount checkout/default updated',
    ]);
    const scope = { verb: 'create', resource: 'secrets', namespace: 'team-001' };
    expect(refused.results[0]?.scope).toEqual(scope);
  });
});

it('an immutable secret is replaced under a new name, and every link moves in its place', async () => {
  const { secret, links, document } = storedIn(cluster);
  await apply(cluster.access('admin'), [
    { ...pullSecret('payments', 'fixed', 'registry.corp.test:5000', entry), immutable: true },
    serviceAccount('payments', 'first', ['before', 'fixed']),
    serviceAccount('payments', 'second', ['fixed']),
  ]);
  const { metadata } = await secret('payments', 'fixed');
  await expect.poll(() => accountsNaming('fixed'), { timeout: 10_000 }).toHaveLength(2);
  const edits = [{ action: 'set-password', key: 'registry.corp.test:5000', password: `${canary}2` }];
  const path = api.pullSecret('payments', 'fixed');
  const change = { resourceVersion: metadata.resourceVersion, edits };
  expect(countsOf(await tenant.write('PATCH', path, change))).toEqual({ invalid: 1 });
  const replaced = await tenant.write('PATCH', path, { ...change, replaceAs: 'fixed-2' });
  expect(countsOf(replaced)).toEqual({ created: 1, updated: 4, unchanged: 1 });
  expect(await links('payments', 'first')).toEqual(['before', 'fixed-2']);
  expect(await links('payments', 'second')).toEqual(['fixed-2']);
  expect(await secret('payments', 'fixed-2')).toMatchObject({ immutable: true });
  const auth = Buffer.from(`ci-robot:${canary}2`).toString('base64');
  expect(JSON.parse(await document('payments', 'fixed-2')).auths).toMatchObject({
    'registry.corp.test:5000': { auth },
  });
});

async function accountsNaming(secret: string): Promise<unknown[]> {
  return (await tenant.get(api.serviceAccounts({ secret })))['items'];
}

it('twenty links at once to one account all end present', async () => {
  const names = Array.from({ length: 20 }, (_, at) => `link-${String(at).padStart(2, '0')}`);
  await apply(cluster.access('admin'), [serviceAccount('checkout', 'busy', [])]);
  const results = await Promise.all(
    names.map((secret) =>
      tenant.write('POST', api.serviceAccountLinks(), {
        ...{ action: 'link', secret, namespaces: ['checkout'], serviceAccounts: ['busy'] },
        onMissingSecret: 'anyway',
      }),
    ),
  );
  expect(results.map(countsOf)).toEqual(names.map(() => ({ updated: 1 })));
  expect((await storedIn(cluster).links('checkout', 'busy')).toSorted()).toEqual(names);
});

it('an edit keeps every other byte of the document', async () => {
  const { secret, document } = storedIn(cluster);
  const before = '{ "credHelpers" : {"ecr.test":"ecr-login"},\n\t"auths": {\n';
  const own = '"a.test": {"auth": "dTpv", "email": "a@b"}';
  const after =
    ',\n "b.test/team": {"auth":"dTp3aXRoOmNvbG9u","x-unknown":[1, 2.0]},\n "c.test" : {"identitytoken":"t"} } , "HttpHeaders":{} }\n';
  await apply(cluster.access('admin'), [documentSecret('payments', 'odd', before + own + after)]);
  const { metadata } = await secret('payments', 'odd');
  const edits = [{ action: 'set-password', key: 'a.test', password: canary }];
  const body = { resourceVersion: metadata.resourceVersion, edits };
  const edited = await tenant.write('PATCH', api.pullSecret('payments', 'odd'), body);
  expect(countsOf(edited)).toEqual({ updated: 1 });
  const text = await document('payments', 'odd');
  expect(text.startsWith(before)).toBe(true);
  expect(text.endsWith(after)).toBe(true);
  const entryNow = JSON.parse(text).auths['a.test'];
  expect(entryNow).toEqual({ auth: Buffer.from(`u:${canary}`).toString('base64'), email: 'a@b' });
  const late = { ...body, edits: [{ action: 'set-password', key: 'a.test', password: 'another' }] };
  const stale = await tenant.write('PATCH', api.pullSecret('payments', 'odd'), late);
  expect(countsOf(stale)).toEqual({ conflict: 1 });
});

describe('a password', () => {
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  const forms = [canary, `ci-robot:${canary}`, `u:${canary}`].flatMap((text) => [
    text,
    base64(text),
    base64(base64(text)),
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
  ]);
  const shown = [
    pages.overview(),
    pages.pullSecrets(),
    pages.pullSecrets({ namespace: 'payments', groupBy: 'secret' }),
    pages.newPullSecret({ namespace: 'payments' }),
    pages.pullSecret('payments', 'odd'),
    pages.pullSecret('checkout', 'shared-pull'),
    pages.serviceAccounts(),
    pages.coverage(),
  ];

  it.each(shown)('is not on the page %s', async (path) => {
    const answer = await product.send('GET', path, undefined, bearerOf(cluster, 'tenant-a'));
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(forms.filter((form) => html.includes(form))).toEqual([]);
  });

  it('is in no answer, also where the cluster refuses', async () => {
    const wrong = { name: 'no', namespaces: ['nowhere', 'checkout'], entries: [entry] };
    await tenant.call('POST', api.pullSecrets(), { ...wrong, name: 'No Name' });
    await tenant.call('POST', api.pullSecrets(), { ...wrong, document: canary });
    await tenant.call('POST', api.pullSecrets(), { ...wrong, labels: { 'not a label': canary } });
    await admin.call('POST', api.pullSecrets(), { ...wrong, labels: { a: `u ${canary}` } });
    await admin.call('POST', api.pullSecrets(), wrong);
    await tenant.get(api.pullSecrets());
    await tenant.get(api.pullSecret('payments', 'odd'));
    expect(heard.length).toBeGreaterThan(30);
    const telling = heard.filter((text) => forms.some((form) => text.includes(form)));
    expect(telling).toEqual([]);
  });

  it('is in no line of the log, no metric and no Event', async () => {
    const metrics = await (await product.send('GET', '/metrics')).text();
    const events = JSON.stringify(await storedIn(cluster).read('/api/v1/events'));
    expect(events).toContain('PullSecret');
    const lines = [product.output(), metrics, events].flatMap((text) => text.split('\n'));
    expect(lines.filter((line) => forms.some((form) => line.includes(form)))).toEqual([]);
  });
});
