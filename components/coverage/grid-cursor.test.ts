import { describe, expect, test } from 'vitest';
import { moved } from './grid-cursor.ts';

const size = { rows: 3, columns: 4 };
const press = (key: string, ctrlKey = false) => ({ key, ctrlKey });

describe('the cursor of a grid', () => {
  test.each([
    ['ArrowUp', { row: 0, column: 1 }],
    ['ArrowDown', { row: 2, column: 1 }],
    ['ArrowLeft', { row: 1, column: 0 }],
    ['ArrowRight', { row: 1, column: 2 }],
    ['Home', { row: 1, column: 0 }],
    ['End', { row: 1, column: 3 }],
  ])('%s moves from the middle', (key, expected) => {
    expect(moved({ row: 1, column: 1 }, press(key), size)).toEqual(expected);
  });

  test('stops at the edges and never leaves the grid', () => {
    expect(moved({ row: 0, column: 0 }, press('ArrowUp'), size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 2, column: 3 }, press('ArrowRight'), size)).toEqual({ row: 2, column: 3 });
  });

  test('Ctrl with Home and End leads to the corners', () => {
    expect(moved({ row: 1, column: 1 }, press('Home', true), size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 1, column: 1 }, press('End', true), size)).toEqual({ row: 2, column: 3 });
  });

  test('leaves other keys to the page', () => {
    expect(moved({ row: 1, column: 1 }, press('Enter'), size)).toBeNull();
  });
});
