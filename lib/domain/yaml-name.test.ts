import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { yamlName } from './yaml-name.ts';

test.each([
  'corp-pull',
  'a.b',
  '123',
  '1e3',
  '0x1f',
  '0b1',
  '2026-01-01',
  '190.5',
  'true',
  'no',
  'on',
  'y',
  'null',
  'True',
  '',
  'a: b',
  '- a',
  'a #b',
  'a\nkind: Role',
  'a\u2028b\u0085c\u{1f600}',
])('the name %j stays a text', (name) => {
  expect(parse(`name: ${yamlName(name)}`, { version: '1.1' })).toEqual({ name });
});

test('a name that is plainly text stands as it is', () => {
  expect(yamlName('corp-pull-2')).toBe('corp-pull-2');
});
