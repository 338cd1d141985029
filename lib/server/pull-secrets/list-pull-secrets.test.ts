import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pullSecretList, pullSecretQuery } from '#lib/api/pull-secrets.ts';
import { listPullSecrets } from '#lib/server/pull-secrets/list-pull-secrets.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

async function list(person: string, query: object = {}) {
  const answer = await listPullSecrets(await pullport.contextOf(person), pullSecretQuery.parse(query));
  return pullSecretList.strict().parse(answer);
}

describe('the list of pull secrets', () => {
  test('a row is a credential, however many namespaces hold it', async () => {
    const { items, pending } = await list('jana');
    expect(pending).toBe(false);
    const shop = items.find(({ names }) => names.includes('corp-pull'));
    expect(shop?.secrets.map(({ namespace }) => namespace)).toContain('cart');
    expect(shop?.id).toBe('checkout/corp-pull');
    expect(shop?.health.code).toBe('rejected');
    expect(items.map(({ health }) => health.code).slice(0, 2)).toEqual(['undecodable', 'undecodable']);
  });

  test('what a credential’s health says is true of all its secrets', async () => {
    const { items } = await list('jana');
    for (const { health, accounts, pods, failing, secrets } of items) {
      if (health.code === 'in-use') {
        expect(health.sentence).toMatch(
          new RegExp(`^Named by ${pods} pods? and ${accounts} ServiceAccounts?;`),
        );
      }
      if (health.code === 'rejected' && secrets.length > 1) {
        expect(health.sentence).toContain(`${failing} pods fail.`);
      }
    }
    expect(items.some(({ health, secrets }) => health.code === 'in-use' && secrets.length > 1)).toBe(true);
  });

  test('by secret each is a row of its own', async () => {
    const { items, total, secrets, missing } = await list('mara', { groupBy: 'secret' });
    expect(total).toBe(secrets + missing);
    expect(items.every((row) => row.secrets.length === 1)).toBe(true);
    expect(new Set(items.map((row) => row.secrets[0]?.namespace))).toEqual(
      new Set(['payments', 'payments-staging']),
    );
  });

  test('who may read no secrets is told where, and shown none', async () => {
    const { items, refused } = await list('vera');
    expect(items).toEqual([]);
    expect(refused).toContain('payments');
    expect((await list('nils')).refused).toEqual([]);
  });

  test('is searched in any case, by every word', async () => {
    const found = await list('jana', { q: 'corp-pull cart' });
    expect(found.total).toBeGreaterThan(0);
    expect((await list('jana', { q: ' CORP-pull  Cart' })).total).toBe(found.total);
    expect((await list('jana', { q: 'corp-pull nowhere' })).total).toBe(0);
  });

  test('facets count what choosing in them would give', async () => {
    const all = await list('jana');
    for (const { value, count } of all.facets.health) {
      expect((await list('jana', { health: value })).total).toBe(count);
    }
    const [registry] = all.facets.registry;
    const chosen = await list('jana', { registry: registry?.value });
    expect(chosen.total).toBe(registry?.count);
    expect(chosen.facets.registry).toEqual(all.facets.registry);
  });
});
