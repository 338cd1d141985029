import { expect, test } from 'vitest';
import type { ResultLine } from '#lib/api/writes.ts';
import type { WriteState } from '#lib/client/hooks/use-write.ts';
import { secretRow } from '#scripts/testing/secret-row.ts';
import { isAllGone, reachOf, versionsIn, versionsOf, versionText } from './deletion.ts';

const [here, there] = [secretRow('cart'), secretRow('checkout', { resourceVersion: '2' })];

function ended(is: WriteState['is'], ...lines: Pick<ResultLine, 'kind' | 'outcome'>[]): WriteState {
  const whole = lines.map((line) => ({ namespace: 'cart', name: 'corp-pull', detail: '', ...line }));
  return { is, lines: whole, summary: null, problem: null, endedAt: null };
}

test('a secret counts as gone once every one of the deletion is', () => {
  const gone = { kind: 'Secret', outcome: 'deleted' } as const;
  expect(isAllGone(ended('done', gone, { kind: 'Secret', outcome: 'unchanged' }))).toBe(true);
  expect(isAllGone(ended('done', gone, { kind: 'Secret', outcome: 'conflict' }))).toBe(false);
  expect(isAllGone(ended('running', gone))).toBe(false);
  expect(isAllGone(ended('done', { kind: 'ServiceAccount', outcome: 'updated' }))).toBe(false);
});

test('the versions that were seen survive as text, and change with the secrets alone', () => {
  expect(versionsIn(versionText([here, there]))).toEqual(versionsOf([here, there]));
  expect(versionText([{ ...here, use: there.use }])).toBe(versionText([here]));
  expect(versionText([{ ...here, resourceVersion: '9' }])).not.toBe(versionText([here]));
});

test('a deletion reaches its equals only where it is told to', () => {
  const detail = { secret: here, equals: [there] };
  expect(reachOf(detail, 'this')).toEqual([here]);
  expect(reachOf(detail, 'everywhere')).toEqual([here, there]);
});
