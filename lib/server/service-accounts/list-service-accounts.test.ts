import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accountList, accountQuery } from '#lib/api/service-accounts.ts';
import { readSecretsOf } from '#lib/server/pulls/read-secrets-of-failing.ts';
import { listServiceAccounts } from '#lib/server/service-accounts/list-service-accounts.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

async function settled(person: string, query: object = {}) {
  const context = await pullport.contextOf(person);
  await readSecretsOf(context, pullport.running.live.namespaceNames());
  return accountList.parse(await listServiceAccounts(context, accountQuery.parse(query)));
}

async function account(person: string, namespace: string, name: string) {
  const { items } = await settled(person, { namespace, pageSize: '500' });
  return items.find((row) => row.name === name);
}

describe('the accounts', () => {
  test('that lack a link say so first', async () => {
    const answer = await settled('jana');
    expect(answer.pending).toBe(false);
    expect(answer.items[0]?.state.severity).toBe('fail');
    expect(await account('jana', 'search', 'indexer')).toMatchObject({
      imagePullSecrets: [],
      asks: [{ registry: 'ghcr.io', state: 'not-linked', word: 'no link' }],
      state: { code: 'not-linked' },
    });
  });

  test('show what each name leads to', async () => {
    const found = await account('jana', 'checkout', 'checkout-api');
    expect(found?.imagePullSecrets).toEqual([
      { name: 'corp-pull', state: 'there' },
      { name: 'ghcr-pull', state: 'there' },
      { name: 'dockerhub-team', state: 'there' },
    ]);
    const all = (await settled('jana', { pageSize: '500' })).items;
    const states = new Set(all.flatMap((row) => row.imagePullSecrets.map(({ state }) => state)));
    expect(states).toContain('broken');
  });

  test('tell which pods carry an older list', async () => {
    const found = await account('jana', 'mobile-bff', 'push');
    expect(found?.lists).toContainEqual(
      expect.objectContaining({
        names: [],
        isCurrent: false,
        isOwn: false,
        workloads: [{ kind: 'Deployment', name: 'landing', pods: 2 }],
      }),
    );
  });

  test('know a list that pods write themselves', async () => {
    const found = await account('jana', 'search', 'default');
    expect(found?.lists.some(({ isOwn }) => isOwn)).toBe(true);
  });

  test('count every pod once in the lists they carry', async () => {
    for (const { pods, lists } of (await settled('jana', { pageSize: '500' })).items) {
      expect(lists.reduce((sum, list) => sum + list.pods, 0)).toBe(pods);
    }
  });

  test('are cut to what somebody may see', async () => {
    const answer = await settled('mara', { pageSize: '500' });
    expect(new Set(answer.items.map(({ namespace }) => namespace))).toEqual(
      new Set(['payments', 'payments-staging']),
    );
    expect(answer.facets.namespace.map(({ value }) => value).toSorted()).toEqual([
      'payments',
      'payments-staging',
    ]);
    expect((await settled('nils')).total).toBe(0);
  });

  test('show an auditor names, and not what is behind them', async () => {
    const found = await account('vera', 'checkout', 'checkout-api');
    expect(found?.imagePullSecrets.map(({ state }) => state)).toEqual(Array(3).fill('not-readable'));
  });

  test('keep their version while nothing visible changes', async () => {
    const [first, again, filtered] = [
      await settled('mara'),
      await settled('mara'),
      await settled('mara', { q: 'x' }),
    ];
    expect(again.version).toBe(first.version);
    expect(filtered.version).toBe(first.version);
  });

  test('filter by name, secret, state and registry, and count what each choice would give', async () => {
    const answer = await settled('jana', { secret: 'ghcr-pull', state: 'not-linked,failing' });
    expect(
      answer.items.every(({ imagePullSecrets }) => imagePullSecrets.some(({ name }) => name === 'ghcr-pull')),
    ).toBe(true);
    const covered = answer.facets.state.find(({ value }) => value === 'covered');
    const chosen = await settled('jana', { secret: 'ghcr-pull', state: 'covered' });
    expect(chosen.total).toBe(covered?.count ?? 0);
  });
});
