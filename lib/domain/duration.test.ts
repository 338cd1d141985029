import { expect, it } from 'vitest';
import { ageWords, countdownWords } from './duration.ts';

it.each([
  [-5000, '0 s'],
  [2400, '2 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [3_600_000, '1 h'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 d'],
  [400 * 24 * 3_600_000, '400 d'],
])('%d ms are %s', (duration, words) => {
  expect(ageWords(duration)).toBe(words);
});

it.each([
  [228_000, '≈ 3 min 48 s'],
  [61_000, '≈ 1 min 01 s'],
  [59_001, '≈ 1 min 00 s'],
  [500, '≈ 1 s'],
  [0, 'any moment'],
  [-9000, 'any moment'],
])('%d ms left are %s', (left, words) => {
  expect(countdownWords(left)).toBe(words);
});
