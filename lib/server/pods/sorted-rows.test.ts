import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SortedRows } from './sorted-rows.ts';

type Row = { key: number; id: number };
const compare = (left: Row, right: Row) => left.key - right.key || left.id - right.id;

describe('SortedRows', () => {
  it('is in order after any rows came and went', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ key: fc.integer({ min: 0, max: 9 }), remove: fc.boolean() })),
        (steps) => {
          const sorted = new SortedRows<Row>(compare, []);
          const expected: Row[] = [];
          steps.forEach(({ key, remove }, id) => {
            const oldest = expected[0];
            if (remove && oldest !== undefined) {
              sorted.remove(oldest);
              expected.shift();
              return;
            }
            const row = { key, id };
            sorted.add(row);
            expected.push(row);
          });
          expect(sorted.rows()).toEqual(expected.toSorted(compare));
        },
      ),
    );
  });

  it('leaves everything as it is when a row to remove is not in it', () => {
    const sorted = new SortedRows<Row>(compare, [{ key: 1, id: 1 }]);
    sorted.remove({ key: 1, id: 1 });
    expect(sorted.rows()).toEqual([{ key: 1, id: 1 }]);
  });
});
