import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globMatches } from '#lib/domain/glob.ts';

test.each([
  ['*', '', true],
  ['a*b', 'a/b', false],
  ['a*/b', 'ax/b', true],
  ['[a-c]?', 'bz', true],
  ['[^a-c]', 'b', false],
  ['[^a]', '/', false],
  [String.raw`\*`, '*', true],
  [String.raw`[\]]`, ']', true],
  ['[', '[', null],
  ['[]a]', ']', null],
  ['a\\', 'a', null],
])('%s on %s: %s', (pattern, text, matches) => {
  expect(globMatches(pattern, text)).toBe(matches);
});

test('any pattern of stars, marks and letters matches what its regular expression does', () => {
  const letters = fc.constantFrom('a', 'b', '/');
  const steps = fc.array(fc.oneof(letters, fc.constantFrom('*', '?')), { maxLength: 8 });
  fc.assert(
    fc.property(steps, fc.array(letters, { maxLength: 8 }), (pattern, letter) => {
      const text = letter.join('');
      const source = pattern.map((step) => (step === '*' ? '[^/]*' : step === '?' ? '[^/]' : step)).join('');
      expect(globMatches(pattern.join(''), text)).toBe(new RegExp(`^${source}$`).test(text));
    }),
    { numRuns: 2000 },
  );
});

test('a pattern of many stars does not run away', () => {
  expect(globMatches('*a'.repeat(2_000), 'a'.repeat(1_999))).toBe(false);
  expect(globMatches('*'.repeat(100_000), 'a'.repeat(1_000))).toBe(true);
});
