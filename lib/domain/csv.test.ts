import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine } from '#lib/domain/csv.ts';

test.each([
  ['plain', 'plain'],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['=SUM(A1)', "'=SUM(A1)"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\tx', "'\tx"],
  ['\r\nx', `"'\r\nx"`],
])('writes %j as %j', (given, written) => {
  expect(csvLine([given])).toBe(`${written}\r\n`);
});

test('numbers stay numbers', () => {
  expect(csvLine([-1, 2])).toBe('-1,2\r\n');
});

test('no text begins a formula, and every text comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const cell = csvLine([text]).slice(0, -2);
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(read).not.toMatch(/^[=+\-@\t\r]/);
      expect(read === text || read === `'${text}`).toBe(true);
    }),
    { examples: [['"=1"'], ['a"']] },
  );
});
