import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { manualClock } from '#lib/demo/clock.ts';
import { seededRandom } from '#lib/demo/random.ts';
import { ObjectStore } from './store.ts';

type Step = { act: 'create' | 'change' | 'delete'; name: string; value: number };

const steps = fc.array(
  fc.record({
    act: fc.constantFrom('create', 'change', 'delete'),
    name: fc.constantFrom('a', 'b', 'c', 'd'),
    value: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 40 },
);

function apply(store: ObjectStore, { act, name, value }: Step): void {
  const there = store.get('pods', 'x', name) !== undefined;
  if (act === 'create' && !there) store.create('pods', { metadata: { name, namespace: 'x' }, value });
  if (act === 'change' && there) store.mutate('pods', 'x', name, (draft) => ({ ...draft, value }));
  if (act === 'delete') store.delete('pods', 'x', name);
}

const said = (store: ObjectStore) => store.stored('pods').map((stored) => stored.json());

describe('ObjectStore', () => {
  it('tells a watch from any version exactly what turns the state of then into the state of now', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const store = new ObjectStore({ clock: manualClock(0), random: seededRandom(1) });
        for (const step of before) apply(store, step);
        const version = store.version;
        const then = said(store);
        for (const step of after) apply(store, step);
        const undone = store.storedAt('pods', version) ?? [];
        expect(undone.map((stored) => stored.json())).toEqual(then);
        const replayed = new Map(undone.map((stored) => [stored.key, stored.json()]));
        for (const { type, stored } of store.since('pods', version) ?? []) {
          if (type === 'DELETED') replayed.delete(stored.key);
          else replayed.set(stored.key, stored.json());
        }
        expect([...replayed.entries()].sort().map(([, json]) => json)).toEqual(said(store));
      }),
    );
  });

  it('gives every change a version of its own, in rising order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const store = new ObjectStore({ clock: manualClock(0), random: seededRandom(1) });
        const versions: number[] = [];
        store.subscribe('pods', ({ version }) => versions.push(version));
        for (const step of all) apply(store, step);
        expect(versions).toEqual([...new Set(versions)].sort((left, right) => left - right));
      }),
    );
  });
});
