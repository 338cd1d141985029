import { expect, test } from 'vitest';
import { refusedError } from '#lib/server/cluster/errors.ts';
import { ClusterRefusal } from '#lib/server/cluster/refusal.ts';
import { refusedOutcome } from '#lib/server/writes/refused-outcome.ts';

const call = {
  method: 'POST',
  path: { resource: 'secrets', namespace: 'a' },
  query: {},
  hide: ['hunter2'],
} as const;

function outcomeOf(status: number, reason: string, message: string) {
  const refusal = new ClusterRefusal(status, { reason, message }, undefined);
  return refusedOutcome(refusedError(refusal, call));
}

test.each([
  [403, 'Forbidden', 'User "x" cannot create resource "secrets"', 'forbidden', undefined],
  [403, 'Forbidden', 'exceeded quota: few, requested: secrets=1', 'forbidden', 'quota'],
  [403, 'Forbidden', 'unable to create because it is being terminated', 'forbidden', 'terminating'],
  [400, 'BadRequest', 'admission webhook "w.example" denied the request: no', 'invalid', 'webhook'],
  [400, 'BadRequest', 'admission webhook "w.example" does not support dry run', 'failed', 'no-dry-run'],
  [422, 'Invalid', 'data: Forbidden: field is immutable when `immutable` is set', 'invalid', 'immutable'],
  [409, 'Conflict', 'the object has been modified', 'conflict', undefined],
  [429, 'TooManyRequests', 'slow down', 'failed', 'throttled'],
  [500, 'InternalError', 'etcdserver: request timed out', 'failed', undefined],
])('%i %s: %s', (status, reason, message, outcome, because) => {
  expect(outcomeOf(status, reason, message)).toMatchObject({ outcome });
  expect(outcomeOf(status, reason, message).reason).toBe(because);
});

test('a webhook that repeats a credential is not quoted', () => {
  for (const form of ['hunter2', Buffer.from('hunter2').toString('base64')]) {
    const { detail } = outcomeOf(400, 'BadRequest', `admission webhook "w" denied the request: ${form}`);
    expect(detail).not.toContain(form.replace(/=+$/, ''));
  }
});

test('what is not known says nothing but that it failed', () => {
  expect(refusedOutcome(new Error('hunter2'))).toMatchObject({ outcome: 'failed' });
  expect(refusedOutcome(new Error('hunter2')).detail).not.toContain('hunter2');
});
