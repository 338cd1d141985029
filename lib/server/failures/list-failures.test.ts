import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { failureExportColumns, failureExportQuery, failureList, failureQuery } from '#lib/api/failures.ts';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { exportFailures } from '#lib/server/failures/export-failures.ts';
import { listFailures } from '#lib/server/failures/list-failures.ts';
import { readSecretsOfFailing } from '#lib/server/pulls/read-secrets-of-failing.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const first = async (person: string, query: object = {}) =>
  failureList.parse(await listFailures(await pullport.contextOf(person), failureQuery.parse(query)));

async function list(person: string, query: object = {}) {
  await readSecretsOfFailing(await pullport.contextOf(person), () => true);
  return first(person, query);
}

describe('failures by root', () => {
  test('one wrong password is one group, whatever namespaces it is in', async () => {
    const { items } = await list('jana');
    const [widest] = items;
    expect(sentenceText(widest?.sentence ?? [])).toContain('rejects the password of svc-pull-checkout');
    expect(widest?.namespaces.map(({ name }) => name).toSorted()).toEqual(
      expect.arrayContaining(['cart', 'checkout', 'mobile-bff']),
    );
    expect(widest?.remedy).toMatchObject({ code: 'set-password', afterwards: 'heals at the next attempt' });
    expect(widest?.samples.length).toBeGreaterThan(3);
  });

  test('count every failing container once, widest first', async () => {
    const { items, containers, total, pods } = await list('jana');
    const counts = items.map((group) => group.containers);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(containers);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(total).toBe(items.length);
    expect(pods).toBeLessThan(containers);
    expect(new Set(items.map(({ key }) => key)).size).toBe(total);
  });

  test('tell nodes where the image runs from those where it fails', async () => {
    const { items } = await list('jana', { namespace: 'notebooks' });
    const differing = items.find(({ worksOn }) => worksOn.length > 0);
    expect(differing?.samples[0]?.owner).toBe('Deployment/course-tools');
    expect(differing?.failsOn).not.toEqual(differing?.worksOn);
  });

  test('name workloads that cannot even make a pod', async () => {
    const { blockedWorkloads } = await list('jana');
    expect(blockedWorkloads.map(({ cause }) => cause)).toEqual(
      expect.arrayContaining(['quota', 'account-missing']),
    );
    expect((await list('jana', { namespace: 'search' })).blockedWorkloads).toEqual([]);
    expect((await list('jana', { cause: 'tls' })).blockedWorkloads).toEqual([]);
  });
});

describe('a part of them', () => {
  test('by cause and by namespace', async () => {
    const causes = await list('jana', { groupBy: 'cause' });
    expect(new Set(causes.items.map(({ cause }) => cause)).size).toBe(causes.total);
    const spaces = await list('jana', { groupBy: 'namespace' });
    expect(spaces.items.every(({ namespaces }) => namespaces.length === 1)).toBe(true);
    expect(spaces.total).toBe(spaces.namespaces);
  });

  test.each([
    [{ cause: 'rate-limited' }],
    [{ break: 'entry/port-differs' }],
    [{ registry: 'ghcr.io' }],
    [{ q: 'payouts outbox' }],
    [{ q: 'port differs' }],
    [{ namespace: 'cart,search' }],
  ])('by filter %o', async (filter) => {
    const all = await list('jana');
    const some = await list('jana', filter);
    expect(some.containers).toBeGreaterThan(0);
    expect(some.containers).toBeLessThan(all.containers);
    const { namespace, break: wanted } = { namespace: null, break: null, ...filter };
    for (const group of some.items) {
      for (const { break: at } of group.samples) if (wanted !== null) expect(breakKey(at)).toBe(wanted);
      for (const { name } of group.namespaces) if (namespace !== null) expect(namespace).toContain(name);
    }
  });

  test('of one root: exactly its group, every container named', async () => {
    const [widest] = (await list('jana')).items;
    const [group, ...others] = (await list('jana', { root: widest?.key })).items;
    expect(others).toEqual([]);
    expect(group).toMatchObject({ key: widest?.key, containers: widest?.containers });
    expect(group?.samples).toHaveLength(widest?.containers ?? 0);
    expect((await list('jana', { root: 'none' })).items).toEqual([]);
  });

  test('by cause, where roots differ, no root speaks for the others', async () => {
    const byCause = await list('jana', { groupBy: 'cause' });
    for (const { key, roots, break: at, remedy } of byCause.items) {
      const { total } = await list('jana', { cause: key });
      expect(roots).toBe(total);
      if (roots > 1) expect({ at, remedy }).toEqual({ at: null, remedy: null });
      else expect(at).not.toBeNull();
    }
  });

  test('page by page', async () => {
    const { total } = await list('jana');
    const { items } = await list('jana', { page: 2, pageSize: 5 });
    expect(items).toHaveLength(5);
    expect((await list('jana', { page: 99 })).items).toEqual([]);
    expect(total).toBeGreaterThan(10);
  });

  test('what a tenant sees, and nothing for who sees nothing', async () => {
    const own = await list('mara');
    expect(own.items.flatMap(({ namespaces }) => namespaces.map(({ name }) => name))).not.toContain('cart');
    expect(JSON.stringify(own)).not.toContain('checkout');
    expect(await list('nils')).toMatchObject({ items: [], containers: 0, blockedWorkloads: [] });
  });
});

test('a search for what secrets decide finds nothing at first, and says that more may come', async () => {
  const fresh = await startDemoPullport();
  const ask = async (query: object) => listFailures(await fresh.contextOf('jana'), failureQuery.parse(query));
  expect(await ask({ q: 'indexer no link' })).toMatchObject({ total: 0, pending: true });
  expect(await ask({ break: 'account/not-linked' })).toMatchObject({ total: 0, pending: true });
  await expect.poll(() => ask({ q: 'indexer no link' })).toMatchObject({ total: 1, pending: false });
  await fresh.close();
});

test('what depends on secrets is pending first and follows', async () => {
  const before = await first('tomas');
  expect(before.pending).toBe(true);
  const after = await list('tomas');
  expect(after.pending).toBe(false);
  expect(after.items.map(({ break: at }) => at?.code)).toContain('not-linked');
});

describe('the export of failures', () => {
  const exported = async (person: string, query: object) =>
    exportFailures(await pullport.contextOf(person), failureExportQuery.parse(query));

  test('is a line per failing container, with what the secrets decide', async () => {
    const answer = await exported('jana', { namespace: 'payments' });
    const [head, ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(head).toBe(failureExportColumns.join(','));
    expect(lines.join('\n')).toContain('entry: port differs');
    expect(lines.every((line) => line.startsWith('payments,'))).toBe(true);
  });

  test('or JSON, cut to what one may see', async () => {
    const rows = (await (await exported('mara', { format: 'json' })).json()) as { namespace: string }[];
    expect(new Set(rows.map(({ namespace }) => namespace))).toEqual(
      new Set(['payments', 'payments-staging']),
    );
    expect(await (await exported('nils', { format: 'json' })).json()).toEqual([]);
  });
});
