import { expect, test } from 'vitest';
import { podsSentence } from './pods-sentence.ts';

const facet = (value: string, count: number) => ({ value, label: value, count });
const pull = [facet('failing', 55), facet('waiting', 8), facet('pulling', 1), facet('running', 147)];

test('all states are told of where none is asked for', () => {
  expect(podsSentence({ total: 211, facets: { pull } }, [])).toBe(
    '211 pods. 55 cannot pull an image, 8 wait for something that may pass, 1 pulling now.',
  );
});

test('what a filter leaves out is not told of', () => {
  expect(podsSentence({ total: 55, facets: { pull } }, ['failing'])).toBe(
    '55 pods. 55 cannot pull an image.',
  );
  expect(podsSentence({ total: 8, facets: { pull } }, ['waiting'])).toBe(
    '8 pods. 8 wait for something that may pass.',
  );
});
