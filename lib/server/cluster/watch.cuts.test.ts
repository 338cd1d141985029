import { expect, test } from 'vitest';
import type { CollectionSource } from '#lib/server/cluster/collection-source.ts';
import { Gate } from '#lib/server/cluster/gate.ts';
import { createPodStore } from '#lib/server/cluster/pod-store.ts';
import { Watch } from '#lib/server/cluster/watch.ts';
import { hurriedClock } from '#scripts/testing/hurried-clock.ts';
import { following } from '#scripts/testing/scripted-api/follow.ts';
import { endOf, scriptedLog, shown, type ScriptedEvent } from '#scripts/testing/scripted-api/objects.ts';
import { ScriptedApi } from '#scripts/testing/scripted-api/server.ts';

const first = 100;
const log = scriptedLog(200, first);

function bytesOf(events: readonly ScriptedEvent[]): Buffer {
  return Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(''));
}

async function* brief(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

async function* brokenOff(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
  throw new Error('ECONNRESET');
}

/**
 * A log whose every connection breaks one byte later than the one before, over and over the same event until that came
 * whole: so that it is cut once at each of its bytes. `onOpen` hears how many events should have been applied.
 */
function crumbling(onOpen: (applied: number) => void): CollectionSource {
  let from = -1;
  let cut = 0;
  return {
    resource: 'pods',
    namespace: null,
    async open(kind, query) {
      if (kind === 'list')
        return brief(Buffer.from(`{"metadata":{"resourceVersion":"${first}"},"items":[]}`));
      const applied = Number(query['resourceVersion']) - first;
      cut = applied === from ? cut + 1 : 0;
      from = applied;
      onOpen(applied);
      const event = log[applied];
      return brokenOff(event === undefined ? Buffer.alloc(0) : bytesOf([event]).subarray(0, cut));
    },
  };
}

test('a log cut at every byte: no half line is applied, no event is lost or applied twice', async () => {
  const clock = hurriedClock(40_000);
  const store = createPodStore();
  let cuts = 0;
  let changes = 0;
  store.subscribe(() => {
    changes += 1;
  });
  await new Promise<void>((resolve, reject) => {
    const source = crumbling((applied) => {
      cuts += 1;
      if (changes !== applied)
        reject(new Error(`${changes} changes instead of ${applied} after ${cuts} cuts`));
      if (applied < log.length) return;
      watch.close();
      resolve();
    });
    const watch = new Watch({
      source,
      sink: store.sink(null),
      gate: new Gate(clock),
      clock,
      random: () => 0.5,
      lists: 'pages',
      onFreshness: () => {},
    });
  });
  expect(shown(store.values())).toEqual(endOf([], log));
  expect(cuts).toBe(bytesOf(log).length + log.length + 1);
});

test('the same over sockets, cut here and there', async () => {
  const end = String(endOf([], log));
  for (let cut = 1; cut < bytesOf(log).length; cut += 997) {
    const server = new ScriptedApi({ objects: [], version: first, log });
    server.faults.watch.push({ is: 'cut', after: cut });
    await following(server, 'pages', ({ until, rows }) => until(() => String(rows()) === end));
  }
});
