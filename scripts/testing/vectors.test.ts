import { expect, test } from 'vitest';
import { describeVectors, vectors } from './vectors.ts';

test('a file the folder lacks has no elements', () => {
  expect(vectors('no-such-file.json')).toEqual([]);
});

describeVectors(
  'no-such-file.json',
  () => 'never named',
  () => expect.unreachable(),
);

describeVectors<{ source: string }>(
  'credential-verification.json',
  (element) => element.source,
  (element) => expect(element.source).toContain('#'),
);
