import { expect, test } from 'vitest';
import { oncePerObject } from './once-per-object.ts';

test('works out once for each object, and anew for another that is equal', () => {
  const asked: object[] = [];
  const sizeOf = oncePerObject((words: readonly string[]) => {
    asked.push(words);
    return words.length;
  });
  const [first, second] = [
    ['a', 'b'],
    ['a', 'b'],
  ];
  expect([sizeOf(first), sizeOf(first), sizeOf(second)]).toEqual([2, 2, 2]);
  expect(asked).toEqual([first, second]);
});

test('remembers that there is nothing', () => {
  let asked = 0;
  const nothing = oncePerObject(() => {
    asked += 1;
  });
  const subject = {};
  nothing(subject);
  nothing(subject);
  expect(asked).toBe(1);
});
