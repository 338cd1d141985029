import { expect, test } from 'vitest';
import { following } from '#scripts/testing/scripted-api/follow.ts';
import { endOf, scriptedLog, scriptedObject } from '#scripts/testing/scripted-api/objects.ts';
import { ScriptedApi } from '#scripts/testing/scripted-api/server.ts';

const initial = [1, 2, 3].map((number) => scriptedObject(number, 10 + number));
const log = scriptedLog(30, 100);
const listed = String(endOf(initial, []));
const end = String(endOf(initial, log));

function api(): ScriptedApi {
  return new ScriptedApi({ objects: initial, version: 100, log });
}

const listsOf = ({ asked }: ScriptedApi) =>
  asked.filter(({ kind, query }) => kind === 'list' && !query.has('continue'));
const watchesOf = ({ asked }: ScriptedApi) => asked.filter(({ kind }) => kind !== 'list');

test.each(['streaming', 'pages'] as const)(
  'who may list and not watch has the rows, polled (lists %s)',
  async (lists) => {
    const server = api();
    server.forbidden = ({ kind }) => kind !== 'list';
    await following(server, lists, async ({ until, rows, clock, freshness }) => {
      await until(() => freshness.at(-1)?.state === 'polled');
      expect(String(rows())).toBe(listed);
      const { sentence, since, nextTryAt } = freshness.at(-1) ?? {};
      expect(sentence).toBe('Pods are polled every 30 s: "watch pods" is not allowed.');
      expect(since).toBe(clock.now());
      expect(nextTryAt).toBe(clock.now() + 30_000);
      server.state.objects = initial.slice(1);
      await until(() => String(rows()) === String(endOf(initial.slice(1), [])));
      expect(freshness.map(({ state }) => state)).not.toContain('forbidden');
      expect(freshness.map(({ state }) => state)).not.toContain('stale');
    });
  },
);

test('the watch is tried again after five minutes of lists, and followed once it is allowed', async () => {
  const server = api();
  server.forbidden = ({ kind }) => kind !== 'list';
  await following(server, 'pages', async ({ until, rows, freshness }) => {
    await until(() => watchesOf(server).length === 2);
    // The one that the first watch started from, then one every 30 s.
    expect(listsOf(server)).toHaveLength(11);
    server.forbidden = () => false;
    await until(() => String(rows()) === end && freshness.at(-1)?.state === 'live');
  });
});

test('a watch that is refused for 5 s gives way to lists, and no row goes', async () => {
  const server = api();
  server.faults.watch.push({ is: 'end', after: 4 });
  await following(server, 'pages', async ({ store, until, freshness }) => {
    await until(() => freshness.at(-1)?.state === 'live');
    server.forbidden = ({ kind }) => kind !== 'list';
    await until(() => freshness.at(-1)?.state === 'polled');
    expect(store.size).toBe(initial.length);
  });
});

test('a list that fails while polling makes the rows stale, and is tried again', async () => {
  const server = api();
  server.forbidden = ({ kind }) => kind !== 'list';
  server.faults.list.push(undefined, undefined, undefined, undefined, {
    is: 'status',
    status: 500,
    reason: 'InternalError',
  });
  await following(server, 'pages', async ({ until, rows, freshness }) => {
    await until(() => freshness.at(-1)?.state === 'stale');
    expect(String(rows())).toBe(listed);
    await until(() => freshness.at(-1)?.state === 'polled');
  });
});

test('403 on the list takes every row away and says which right is missing; it comes back by itself', async () => {
  const server = api();
  server.faults.watch.push({ is: 'end', after: 4 });
  await following(server, 'pages', async ({ store, until, clock, freshness, rows }) => {
    await until(() => freshness.at(-1)?.state === 'live');
    server.forbidden = () => true;
    await until(() => freshness.at(-1)?.state === 'forbidden');
    expect(store.size).toBe(0);
    expect(freshness.at(-1)?.sentence).toContain('You may not list pods in all namespaces');
    expect(freshness.at(-1)?.nextTryAt).toBeGreaterThan(clock.now());
    server.forbidden = () => false;
    clock.advance(90_000);
    await until(() => String(rows()) === end);
  });
});

test('the right to list, lost while polling, is believed lost after 5 s only', async () => {
  const server = api();
  server.forbidden = ({ kind }) => kind !== 'list';
  await following(server, 'pages', async ({ store, until, freshness }) => {
    await until(() => freshness.at(-1)?.state === 'polled');
    const refusedSince = listsOf(server).length;
    server.forbidden = () => true;
    await until(() => store.size === 0);
    expect(freshness.at(-1)?.state).toBe('forbidden');
    // 0.5 to 1 s apart.
    expect(listsOf(server).length - refusedSince).toBeGreaterThanOrEqual(5);
  });
});
