import { describe, expect, test } from 'vitest';
import { following, type Followed } from '#scripts/testing/scripted-api/follow.ts';
import { endOf, scriptedLog, scriptedObject } from '#scripts/testing/scripted-api/objects.ts';
import { ScriptedApi, type Fault } from '#scripts/testing/scripted-api/server.ts';

const initial = [1, 2, 3, 4, 5].map((number) => scriptedObject(number, 10 + number));
const log = scriptedLog(40, 100);
const end = endOf(initial, log);

function api(): ScriptedApi {
  return new ScriptedApi({ objects: initial, version: 100, log });
}

/** Follows until the rows are what they must be in the end. */
async function endsRight(
  server: ScriptedApi,
  lists: 'streaming' | 'pages',
  also: (followed: Followed) => void = () => {},
) {
  await following(server, lists, async (followed) => {
    await followed.until(
      () => String(followed.rows()) === String(end) && followed.freshness.at(-1)?.state === 'live',
    );
    also(followed);
  });
}

describe.each(['streaming', 'pages'] as const)('with lists %s', (lists) => {
  test('list, then watch, and live', async () => {
    await endsRight(api(), lists, ({ freshness }) => {
      expect(freshness.map(({ state }) => state)).toEqual(['catching-up', 'live']);
    });
  });

  const resumed: [string, Fault][] = [
    ['a clean end', { is: 'end', after: 12 }],
    ['a broken connection', { is: 'cut', after: 900 }],
    ['an ERROR event that is not 410', { is: 'error-event', code: 500, reason: 'InternalError', after: 8 }],
  ];
  test.each(resumed)('goes on from the last version after %s', async (_, fault) => {
    const server = api();
    const kind = lists === 'streaming' ? 'streaming list' : 'watch';
    server.faults[kind].push(fault);
    await endsRight(server, lists, () => {
      expect(server.asked.filter((asked) => asked.kind === kind).length).toBe(lists === 'streaming' ? 1 : 2);
      expect(Number(server.asked.at(-1)?.query.get('resourceVersion'))).toBeGreaterThan(100);
    });
  });

  const relisted: [string, Fault][] = [
    ['as status', { is: 'status', status: 410, reason: 'Expired' }],
    ['as ERROR event', { is: 'error-event', code: 410, reason: 'Expired', after: 0 }],
    ['as ERROR event with reason Gone', { is: 'error-event', code: 410, reason: 'Gone', after: 0 }],
  ];
  test.each(relisted)('410 %s: one list again, what vanished goes, the rest never does', async (_, fault) => {
    const server = api();
    server.faults[lists === 'pages' ? 'watch' : 'streaming list'].push({
      is: 'end',
      after: lists === 'pages' ? 0 : 6,
    });
    server.faults.watch.push(fault);
    const first = initial[0]?.metadata.uid ?? '';
    await following(server, lists, async ({ store, until, rows }) => {
      const smallest: number[] = [];
      store.subscribe(() => smallest.push(store.size));
      await until(() => store.size === initial.length);
      server.state.objects = initial.slice(1);
      await until(() => store.get(first) === null && String(rows()) === String(endOf(initial.slice(1), log)));
      expect(Math.min(...smallest.slice(initial.length))).toBeGreaterThanOrEqual(initial.length - 1);
    });
    const listings = server.asked.filter(({ kind, query }) => kind !== 'watch' && !query.has('continue'));
    expect(listings.length).toBe(2);
  });
});

test('410 in the middle of paging starts the list over', async () => {
  const server = api();
  server.faults.list.push(undefined, { is: 'status', status: 410, reason: 'Expired' });
  await endsRight(server, 'pages', () => {
    const starts = server.asked.filter(({ kind, query }) => kind === 'list' && !query.has('continue'));
    expect(starts.length).toBe(2);
  });
});

test.each([400, 422])(
  'a server without streaming lists (%i) is read in pages, at once and from then on',
  async (status) => {
    const server = api();
    server.faults['streaming list'].push({ is: 'status', status, reason: 'Invalid' });
    await endsRight(server, 'streaming', ({ clock }) => {
      expect(clock.waits).toEqual([0]);
      expect(server.asked.filter(({ kind }) => kind === 'streaming list').length).toBe(1);
    });
  },
);

test('a 410 that comes again and again is answered ever more slowly', async () => {
  const server = api();
  for (let count = 0; count < 6; count += 1)
    server.faults.watch.push({ is: 'status', status: 410, reason: 'Expired' });
  await endsRight(server, 'pages', ({ clock }) => {
    expect(clock.waits).toEqual([0, 300, 600, 1200, 2400, 4800]);
  });
});
