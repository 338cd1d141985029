import { expect, test } from 'vitest';
import { heldRows } from './held-rows.ts';

type Row = { id: string; state: string };
const keyOf = ({ id }: Row) => id;
const rows = (text: string): Row[] => text.split(' ').map((id) => ({ id, state: 'old' }));
const ids = (given: readonly Row[]) => given.map(keyOf).join(' ');

test('the same rows are shown as they are now, and nothing waits', () => {
  const latest = rows('a b').map((row) => ({ ...row, state: 'new' }));
  expect(heldRows(rows('a b'), latest, keyOf)).toEqual({ rows: latest, waiting: 0 });
});

test('rows that move wait', () => {
  const held = heldRows(rows('a b c'), rows('b a c'), keyOf);
  expect(ids(held.rows)).toBe('a b c');
  expect(held.waiting).toBe(2);
});

test('rows that come and go wait; what is gone stays as it was', () => {
  const held = heldRows(rows('a b c'), rows('d a c e'), keyOf);
  expect(ids(held.rows)).toBe('a b c');
  expect(held.waiting).toBe(3);
});
