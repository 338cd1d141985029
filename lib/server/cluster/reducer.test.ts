import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rows, type EventType, type Stored } from '#lib/server/cluster/reducer.ts';

type Event = { type: EventType; row: Stored };

function apply(rows: Rows<Stored>, events: readonly Event[]): Rows<Stored> {
  for (const { type, row } of events) rows.apply(type, row, () => row);
  return rows;
}

function stateOf(rows: Rows<Stored>): string[] {
  const byUid = [...rows.byUid.values()].map(
    (row) => `${row.namespace}/${row.name} ${row.uid}@${row.resourceVersion}`,
  );
  const byName = [...rows.byName.values()].flatMap((names) => [...names.values()]);
  expect(byName.length).toBe(rows.byUid.size);
  return byUid.sort();
}

/** The whole life of one object: added, modified some times, perhaps deleted. */
const life = fc.record({ changes: fc.nat(4), isDeleted: fc.boolean() });

/** Lives of several objects, each with a name of its own. */
const lives = fc.array(life, { minLength: 1, maxLength: 6 }).map((all) =>
  all.map(({ changes, isDeleted }, index) => {
    const namespace = index % 2 === 0 ? 'even' : 'odd';
    const row = (step: number): Stored => ({
      uid: `uid-${index}`,
      namespace,
      name: `name-${index}`,
      resourceVersion: `${index}.${step}`,
    });
    const events: Event[] = [{ type: 'ADDED', row: row(0) }];
    for (let step = 1; step <= changes; step += 1) events.push({ type: 'MODIFIED', row: row(step) });
    if (isDeleted) events.push({ type: 'DELETED', row: row(changes + 1) });
    return events;
  }),
);

/** Weaves the lives into one log, each in its own order. */
function weave(all: readonly (readonly Event[])[], order: readonly number[]): Event[] {
  const queues = all.map((events) => [...events]);
  const log: Event[] = [];
  for (const number of order) {
    const event = queues[number % queues.length]?.shift();
    if (event !== undefined) log.push(event);
  }
  return [...log, ...queues.flat()];
}

const order = fc.array(fc.nat(50), { maxLength: 40 });

describe('folding a log of events', () => {
  test('the order between objects does not matter', () => {
    fc.assert(
      fc.property(lives, order, order, (all, some, other) => {
        expect(stateOf(apply(new Rows(), weave(all, some)))).toEqual(
          stateOf(apply(new Rows(), weave(all, other))),
        );
      }),
    );
  });

  test('repeating any event any time after it came changes nothing', () => {
    fc.assert(
      fc.property(lives, order, fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (all, some, repeats) => {
        const log = weave(all, some);
        const repeated = [...log];
        for (const [which, where] of repeats) {
          const event = log[which % log.length];
          if (event === undefined) continue;
          const first = repeated.indexOf(event);
          repeated.splice(Math.min(repeated.length, first + 1 + where), 0, event);
        }
        expect(stateOf(apply(new Rows(), repeated))).toEqual(stateOf(apply(new Rows(), log)));
      }),
    );
  });

  test('a connection that goes on from an earlier place ends in the same rows', () => {
    fc.assert(
      fc.property(lives, order, fc.nat(30), (all, some, from) => {
        const log = weave(all, some);
        const replayed = apply(apply(new Rows(), log), log.slice(from % log.length));
        expect(stateOf(replayed)).toEqual(stateOf(apply(new Rows(), log)));
      }),
    );
  });

  test('a list replaces whatever was there', () => {
    fc.assert(
      fc.property(lives, lives, order, (before, now, some) => {
        const rows = apply(new Rows<Stored>(), weave(before, some));
        const listed = [...apply(new Rows<Stored>(), weave(now, some)).byUid.values()];
        for (const row of listed) rows.list(row, () => row);
        rows.retain(null, new Set(listed.map(({ uid }) => uid)));
        expect(stateOf(rows)).toEqual(stateOf(apply(new Rows(), weave(now, some))));
      }),
    );
  });
});

describe('identity', () => {
  const first: Stored = { uid: '1', namespace: 'n', name: 'web', resourceVersion: '10' };
  const second: Stored = { ...first, uid: '2', resourceVersion: '20' };

  test('the same name with a new uid is the old one gone and a new one there', () => {
    const rows = apply(new Rows<Stored>(), [{ type: 'ADDED', row: first }]);
    expect(rows.apply('ADDED', second, () => second)).toEqual([
      { before: first, after: null },
      { before: null, after: second },
    ]);
    expect(rows.apply('DELETED', first, () => first)).toEqual([]);
    expect(stateOf(rows)).toEqual(['n/web 2@20']);
  });

  test('a late change of a deleted object does not bring it back', () => {
    const rows = apply(new Rows<Stored>(), [
      { type: 'ADDED', row: first },
      { type: 'DELETED', row: first },
    ]);
    expect(rows.apply('MODIFIED', { ...first, resourceVersion: '11' }, () => first)).toEqual([]);
    expect(rows.byUid.size).toBe(0);
    expect(rows.byName.size).toBe(0);
  });

  test('a list is believed even where it shows what was deleted here', () => {
    const rows = apply(new Rows<Stored>(), [
      { type: 'ADDED', row: first },
      { type: 'DELETED', row: first },
    ]);
    rows.list(first, () => first);
    expect(stateOf(rows)).toEqual(['n/web 1@10']);
  });

  test('taking out the unseen keeps to its namespace', () => {
    const elsewhere: Stored = { ...second, namespace: 'other' };
    const rows = apply(new Rows<Stored>(), [
      { type: 'ADDED', row: first },
      { type: 'ADDED', row: elsewhere },
    ]);
    rows.retain('n', new Set());
    expect(stateOf(rows)).toEqual(['other/web 2@20']);
  });
});
