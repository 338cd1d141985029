import { afterAll, beforeAll, expect, test } from 'vitest';
import { podQuery } from '#lib/api/pods.ts';
import { startDemoPullport, type DemoPullport } from '#scripts/testing/demo-context.ts';
import { listPods } from './list-pods.ts';

let world: DemoPullport;
beforeAll(async () => {
  world = await startDemoPullport({ lists: 'pages' });
});
afterAll(() => world.close());

const list = async () => listPods(await world.contextOf('jana'), podQuery.parse({ pageSize: '500' }));

test('the server refuses streaming lists in the words of a real one', async () => {
  const asked = '/api/v1/pods?watch=1&sendInitialEvents=true&resourceVersionMatch=NotOlderThan';
  expect(await world.kube('GET', asked)).toMatchObject({
    code: 422,
    message: expect.stringContaining('unless the WatchList feature gate is enabled'),
  });
});

test('a server without streaming lists is read in pages, and followed live', async () => {
  const { items: served } = (await world.kube('GET', '/api/v1/pods')) as { items: unknown[] };
  const before = await list();
  expect(before.total).toBe(served.length);
  expect(before.freshness.state).toBe('live');
  expect(new Set(world.running.live.freshness().map(({ state }) => state))).toEqual(new Set(['live']));

  const [pod] = [...world.running.live.pods.inNamespace('ci-runners')];
  const name = pod?.name ?? '';
  await world.kube('DELETE', `/api/v1/namespaces/ci-runners/pods/${name}?gracePeriodSeconds=0`);
  await world.until(() => world.running.live.pods.find('ci-runners', name) === null);
  expect((await list()).items.map((row) => row.name)).not.toContain(name);
});
