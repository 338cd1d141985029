import { expect, test } from 'vitest';
import { startLiveCluster, type LiveCluster } from '#lib/server/cluster/live-cluster.ts';
import { hurriedClock } from '#scripts/testing/hurried-clock.ts';
import { scriptedConnection } from '#scripts/testing/scripted-api/follow.ts';
import { scriptedObject } from '#scripts/testing/scripted-api/objects.ts';
import { ScriptedApi } from '#scripts/testing/scripted-api/server.ts';

/** Resolves once `condition` holds; looked at whenever the live cluster says something. */
function until(live: LiveCluster, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!condition()) return;
      stop();
      resolve();
    };
    const stop = live.onFreshness(look);
    look();
  });
}

test('while the whole may not be listed its parts are followed; the refused question does not empty them', async () => {
  const api = new ScriptedApi({ objects: [scriptedObject(1, 11)], version: 100, log: [] });
  api.forbidden = ({ path }) => !path.includes('/namespaces/n/');
  const connection = { ...scriptedConnection(await api.listen()), namespaces: ['n'] };
  const clock = hurriedClock(40_000);
  const live = startLiveCluster(connection, { clock, random: () => 0, lists: 'pages' });
  await live.ready;
  expect(live.pods.size).toBe(1);
  const asked = api.asked.length;
  clock.advance(60_000);
  await until(live, () => api.asked.length >= asked + 10);
  expect(live.pods.size).toBe(1);

  api.forbidden = () => false;
  clock.advance(60_000);
  const pods = () => live.freshness().filter(({ resource }) => resource === 'pods');
  await until(live, () => pods().every(({ state, namespace }) => state === 'live' && namespace === null));
  expect(live.pods.size).toBe(1);
  live.close();
  await connection.close();
  api.close();
});

test('a whole that may be listed and not watched is polled, and its parts are not followed', async () => {
  const api = new ScriptedApi({ objects: [scriptedObject(1, 11)], version: 100, log: [] });
  api.forbidden = ({ kind }) => kind !== 'list';
  const connection = { ...scriptedConnection(await api.listen()), namespaces: ['n'] };
  const live = startLiveCluster(connection, { clock: hurriedClock(20_000), random: () => 0 });
  await live.ready;
  expect(new Set(live.freshness().map(({ namespace, state }) => `${namespace} ${state}`))).toEqual(
    new Set(['null polled']),
  );
  expect(live.pods.size).toBe(1);
  live.close();
  await connection.close();
  api.close();
});
