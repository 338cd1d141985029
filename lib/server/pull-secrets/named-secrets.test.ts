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

describe('what accounts and pods name is in the list of pull secrets', () => {
  test('also where its type is none that the kubelet reads', async () => {
    const { items, facets } = await list('jana', { health: 'wrong-type' });
    const archive = items.find(({ id }) => id === 'data-ingest/archive-pull');
    expect(archive).toMatchObject({ failing: 1, secrets: [{ type: 'Opaque', createdAt: null }] });
    expect(facets.type.find(({ value }) => value === 'Opaque')?.count).toBe(items.length);
    expect((await list('jana', { type: 'Opaque' })).items).toEqual(items);
    // Nobody names it as a pull secret, so it is nobody's business here.
    expect((await list('jana', { q: 'stripe-webhook' })).items).toEqual([]);
  });

  test('also where there is no such secret, and how many those are is told apart', async () => {
    const { items, total, missing, secrets } = await list('jana', { health: 'missing' });
    expect(total).toBe(items.length);
    expect(total).toBeGreaterThan(0);
    expect(missing).toBe(total);
    expect(secrets).toBe(0);
    for (const { health, accounts, pods, secrets: places } of items) {
      expect(health.sentence).toMatch(/create it under this name, or take the name off\.$/);
      expect(accounts + pods).toBeGreaterThan(0);
      expect(places.every(({ resourceVersion, type }) => resourceVersion === '' && type === '')).toBe(true);
    }
    const { facets } = await list('jana');
    expect(facets.health.find(({ value }) => value === 'missing')).toMatchObject({
      count: total,
      label: 'Missing',
    });
    expect(facets.type.map(({ value }) => value)).not.toContain('');
  });

  test('is not claimed to be missing by who may not read secrets there', async () => {
    expect((await list('vera')).items).toEqual([]);
    const places = (await list('mara', { health: 'missing' })).items.flatMap(({ secrets }) => secrets);
    expect(places.every(({ namespace }) => namespace.startsWith('payments'))).toBe(true);
  });
});
