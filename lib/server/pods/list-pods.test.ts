import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { podQuery } from '#lib/api/pods.ts';
import { listPods } from '#lib/server/pods/list-pods.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

const list = async (person: string, query: object = {}) =>
  listPods(await pullport.contextOf(person), podQuery.parse(query));

describe('the pod list', () => {
  test('begins with what fails, with facets over all rows', async () => {
    const answer = await list('jana');
    expect(answer.total).toBe(pullport.running.live.pods.size);
    expect(answer.items[0]?.state).toBe('failing');
    const states = answer.facets.pull.reduce((sum, { count }) => sum + count, 0);
    expect(states).toBe(answer.total);
  });

  test('holds only namespaces whose pods one may list', async () => {
    const answer = await list('mara', { pageSize: '500' });
    expect(new Set(answer.items.map(({ namespace }) => namespace))).toEqual(
      new Set(answer.facets.namespace.map(({ value }) => value)),
    );
    expect(answer.facets.namespace.map(({ value }) => value)).not.toContain('checkout');
    expect(answer.items.length).toBe(answer.total);
    expect((await list('nils')).total).toBe(0);
  });
});
