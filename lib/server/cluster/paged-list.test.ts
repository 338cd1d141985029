import { expect, test } from 'vitest';
import { systemClock } from '#lib/server/clock.ts';
import type { CollectionSource } from '#lib/server/cluster/collection-source.ts';
import { readPages } from '#lib/server/cluster/paged-list.ts';
import { createPodStore } from '#lib/server/cluster/pod-store.ts';
import { Watchdog } from '#lib/server/cluster/watchdog.ts';
import { scriptedObject } from '#scripts/testing/scripted-api/objects.ts';

const begun = '{"metadata":{"resourceVersion":"7","continue":"second"},"items":[';
const item = (number: number) => JSON.stringify(scriptedObject(number, number));

test('the next page is asked for while one is still being read', async () => {
  const secondAsked = Promise.withResolvers<void>();
  async function* first() {
    yield Buffer.from(`${begun}${item(1)}`);
    // The rest comes only once the second page was asked for.
    await secondAsked.promise;
    yield Buffer.from(`,${item(2)}]}`);
  }
  async function* second() {
    yield Buffer.from(`{"metadata":{"resourceVersion":"7"},"items":[${item(3)}]}`);
  }
  const source: CollectionSource = {
    resource: 'pods',
    namespace: null,
    async open(_, query) {
      if (query['continue'] !== 'second') return first();
      secondAsked.resolve();
      return second();
    },
  };
  const store = createPodStore();
  const dog = new Watchdog(systemClock, new AbortController().signal);
  expect(await readPages(source, store.sink(null), dog)).toBe('7');
  dog.stop();
  expect(Array.from(store.values(), ({ uid }) => uid)).toEqual(['u1', 'u2', 'u3']);
});
