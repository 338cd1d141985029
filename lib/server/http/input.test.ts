import { expect, test } from 'vitest';
import { podQuery } from '#lib/api/pods.ts';
import { createPullSecret } from '#lib/api/pull-secret-writes.ts';
import { AppError } from '#lib/domain/errors.ts';
import { parseInput, readQuery } from './input.ts';

function refusal(parse: () => unknown): string[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof AppError) return error.fields.map(({ field, message }) => `${field}: ${message}`);
  }
  return [];
}

const query = (search: string) => refusal(() => parseInput(podQuery, readQuery(new URLSearchParams(search))));

test.each([
  ['page=0', ['page: takes 1 or more']],
  ['page=one', ['page: takes one number']],
  ['page=1.5', ['page: takes a whole number']],
  ['page=1&page=2', ['page: takes one number']],
  ['pageSize=9999', ['pageSize: takes 500 or less']],
  ['q=a&q=b', ['q: takes one text']],
  [`q=${'a'.repeat(501)}`, ['q: is longer than 500 characters']],
  ['no=1', ['no: is not a parameter of this call']],
  ['pull=bogus', ['pull.0: takes one of failing, waiting, pulling, running, completed, unknown']],
])('a query is refused in words: %s', (search, said) => {
  expect(query(search)).toEqual(said);
});

test('a body is refused in words that repeat nothing of it', () => {
  const said = refusal(() => parseInput(createPullSecret, { name: 7, namespaces: [], entries: 'canary' }));
  expect(said).toContain('name: takes one text');
  expect(said.join(' ')).not.toContain('canary');
  expect(refusal(() => parseInput(createPullSecret, {}))).toContain('name: is missing');
});
