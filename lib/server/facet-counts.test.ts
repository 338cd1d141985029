import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countFacets } from './facet-counts.ts';

type Row = { colour: string; sizes: string[] };
const rows: Row[] = [
  { colour: 'red', sizes: ['s', 'm'] },
  { colour: 'red', sizes: ['m', 'm'] },
  { colour: 'blue', sizes: ['l'] },
];
const facetsOf = (colour: string[], size: string[]) => ({
  colour: { chosen: colour, valuesOf: (row: Row) => [row.colour] },
  size: { chosen: size, valuesOf: (row: Row) => row.sizes, labelOf: (value: string) => value.toUpperCase() },
});

describe('facets', () => {
  test('count rows, not occurrences, most first', () => {
    const { facets } = countFacets(rows, facetsOf([], []));
    expect(facets.size).toEqual([
      { value: 'm', label: 'M', count: 2 },
      { value: 'l', label: 'L', count: 1 },
      { value: 's', label: 'S', count: 1 },
    ]);
  });

  test('a count says what choosing the value would give', () => {
    const colour = fc.subarray(['red', 'blue']);
    const size = fc.subarray(['s', 'm', 'l']);
    fc.assert(
      fc.property(colour, size, (colours, sizes) => {
        const { facets } = countFacets(rows, facetsOf(colours, sizes));
        for (const { value, count } of facets.colour) {
          expect(countFacets(rows, facetsOf([value], sizes)).rows.length).toBe(count);
        }
        for (const { value, count } of facets.size) {
          expect(countFacets(rows, facetsOf(colours, [value])).rows.length).toBe(count);
        }
      }),
    );
  });
});
