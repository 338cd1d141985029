import { expect, test } from 'vitest';
import { secretRow } from '#scripts/testing/secret-row.ts';
import { asSeen, editRequests } from './entry-edits.ts';

test('an edit goes out for the versions that were seen, whatever was read since', () => {
  const now = [secretRow('cart', { resourceVersion: '8' }), secretRow('checkout', { resourceVersion: '3' })];
  const seen = [secretRow('cart', { resourceVersion: '7' })];
  const requests = editRequests(asSeen(now, seen), { edits: [] }, { dryRun: true });
  expect(requests.map(({ body }) => body)).toMatchObject([
    { resourceVersion: '7', dryRun: true },
    { resourceVersion: '3', dryRun: true },
  ]);
});
