import { expect, test } from 'vitest';
import { following } from '#scripts/testing/scripted-api/follow.ts';
import { endOf, scriptedLog, scriptedObject } from '#scripts/testing/scripted-api/objects.ts';
import { ScriptedApi } from '#scripts/testing/scripted-api/server.ts';

const initial = [1, 2, 3].map((number) => scriptedObject(number, 10 + number));
const log = scriptedLog(30, 100);
const end = String(endOf(initial, log));

function api(): ScriptedApi {
  return new ScriptedApi({ objects: initial, version: 100, log });
}

test('429 is waited for as told, and nothing is asked meanwhile', async () => {
  const server = api();
  server.faults.watch.push({
    is: 'status',
    status: 429,
    reason: 'TooManyRequests',
    headers: { 'retry-after': '7' },
  });
  await following(server, 'pages', async ({ until, rows, clock, freshness }) => {
    await until(() => String(rows()) === end);
    expect(clock.waits).toEqual([7350]);
    expect(freshness.map(({ state }) => state)).toEqual(['catching-up', 'stale', 'live']);
    expect(freshness[1]?.sentence).toContain('asks to wait 7 s');
  });
});

test('a server that is behind (504, too large resource version) is asked again for the same version', async () => {
  const server = api();
  const message = 'Too large resource version: 100, current: 90';
  server.faults.watch.push({
    is: 'status',
    status: 504,
    reason: 'Timeout',
    headers: { 'retry-after': '1' },
    message,
  });
  await following(server, 'pages', async ({ until, rows }) => {
    await until(() => String(rows()) === end);
    const watches = server.asked.filter(({ kind }) => kind === 'watch');
    expect(watches.map(({ query }) => query.get('resourceVersion')).slice(0, 2)).toEqual(['100', '100']);
  });
});

test('a half-open connection is replaced after 45 s of silence, and no sooner', async () => {
  const server = api();
  server.faults.watch.push({ is: 'silence' });
  await following(server, 'pages', async ({ until, rows, clock, freshness }) => {
    await until(() => freshness.at(-1)?.state === 'live');
    clock.advance(44_000);
    expect(server.asked.filter(({ kind }) => kind === 'watch').length).toBe(1);
    clock.advance(1_000);
    await until(() => String(rows()) === end);
    expect(freshness.some(({ state }) => state === 'stale')).toBe(false);
  });
});

test('a list that falls silent is given up and read again, old rows stay', async () => {
  const server = api();
  server.faults.list.push({ is: 'silence' });
  await following(server, 'pages', async ({ until, rows, clock, freshness }) => {
    await until(() => server.asked.length === 1);
    clock.advance(45_000);
    await until(() => String(rows()) === end);
    expect(freshness.map(({ state }) => state)).toEqual([
      'catching-up',
      'disconnected',
      'catching-up',
      'live',
    ]);
    expect(freshness[1]?.sentence).toContain('did not answer in time');
  });
});

test('bookmarks move the version on, and everything works without them', async () => {
  const server = api();
  server.state.log = [{ type: 'BOOKMARK', object: scriptedObject(0, 170) }];
  server.faults.watch.push({ is: 'end', after: 1 });
  await following(server, 'pages', async ({ until }) => {
    await until(() => server.asked.at(-1)?.query.get('resourceVersion') === '170');
  });
});

test.each([
  [
    'bytes that are not UTF-8',
    Buffer.from([
      ...Buffer.from('{"type":"ADDED","object":{"metadata":{"uid":"x","name":"'),
      0xc3,
      0x28,
      ...Buffer.from('"}}}\n'),
    ]),
  ],
  ['a line that is not JSON', Buffer.from('{"type":"ADDED",\n')],
  ['an event without an object', Buffer.from('{"type":"ADDED","object":null}\n')],
  ['an unknown type', Buffer.from('{"type":"EXPLODED","object":{}}\n')],
])('%s are not applied, and the watch goes on', async (_, bytes) => {
  const server = api();
  server.faults.watch.push({ is: 'bytes', bytes });
  await following(server, 'pages', async ({ until, rows, freshness }) => {
    await until(() => String(rows()) === end);
    expect(freshness.map(({ state }) => state)).toContain('stale');
  });
});

const forbidden = { is: 'status', status: 403, reason: 'Forbidden' } as const;

test('403 for a moment, as a server that has just started says it, takes no row away', async () => {
  const server = api();
  server.faults.watch.push({ is: 'end', after: 4 }, forbidden, forbidden);
  await following(server, 'pages', async ({ until, rows, freshness }) => {
    await until(() => String(rows()) === end && freshness.at(-1)?.state === 'live');
    expect(freshness.map(({ state }) => state)).not.toContain('forbidden');
    const lists = server.asked.filter(({ kind, query }) => kind === 'list' && !query.has('continue'));
    expect(lists).toHaveLength(1);
  });
});

test('401 keeps the rows, says to sign in, and tries on', async () => {
  const server = api();
  const refused = { is: 'status', status: 401, reason: 'Unauthorized' } as const;
  server.faults.watch.push({ is: 'end', after: 4 }, refused, refused);
  await following(server, 'pages', async ({ until, freshness, rows }) => {
    await until(() => String(rows()) === end);
    const stale = freshness.filter(({ state }) => state === 'stale');
    expect(stale.at(-1)?.sentence).toContain('sign in again');
  });
});

test('a server that ends every watch at once is not asked in a frenzy', async () => {
  const server = api();
  for (let count = 0; count < 8; count += 1) server.faults.watch.push({ is: 'end', after: 0 });
  await following(server, 'pages', async ({ until, rows, clock }) => {
    await until(() => String(rows()) === end);
    expect(clock.waits).toEqual([150, 300, 600, 1200, 2400, 4800, 9600, 19_200]);
  });
});

test('nothing reaches the store once it is closed', async () => {
  const server = api();
  await following(server, 'streaming', async ({ store, watch, until }) => {
    await until(() => store.size > 0);
    watch.close();
    const version = store.version;
    server.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.version).toBe(version);
  });
});
