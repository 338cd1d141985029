import { expect, test } from 'vitest';
import { failuresTitle } from '#components/failures/failures-sentence.ts';

test('says that every image was pulled only where no filter hides what was not', () => {
  const none = { containers: 0, total: 0 };
  expect(failuresTitle(none, 'root', 'all')).toBe('Every image was pulled');
  expect(failuresTitle(none, 'root', 'filtered')).toBe('Nothing here fails to pull');
  expect(failuresTitle({ containers: 2, total: 1 }, 'root', 'filtered')).toBe(
    '2 containers cannot pull, for 1 reason',
  );
});
