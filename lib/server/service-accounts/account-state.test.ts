import { describe, expect, test } from 'vitest';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { accountState } from './account-state.ts';

type Parts = Parameters<typeof accountState>[0];

const today: AccountRow['lists'][number] = {
  names: ['corp-pull'],
  isCurrent: true,
  isOwn: false,
  pods: 3,
  workloads: [],
};
const covered: Parts = {
  namespace: 'shop',
  name: 'default',
  resourceVersion: '1',
  createdAt: '2026-01-01T00:00:00Z',
  imagePullSecrets: [{ name: 'corp-pull', state: 'there' }],
  secrets: [],
  pods: 3,
  asks: [{ registry: 'ghcr.io', state: 'covered', word: 'covered' }],
  lists: [today],
};
const asking = (state: AccountRow['asks'][number]['state'], word: string): Partial<Parts> => ({
  asks: [{ registry: 'quay.io', state, word }, ...covered.asks],
});

describe('what stands for an account', () => {
  test.each<[string, Partial<Parts>, string]>([
    ['all is well', {}, 'Covered'],
    ['a link is missing', asking('not-linked', 'no link'), 'Not linked'],
    ['pulls fail', asking('failing', 'rejected'), 'Rejected'],
    ['pulls wait', asking('waiting', 'rate limit'), 'Rate limit'],
    ['it cannot be told', asking('not-known', 'not readable by you'), 'Not known'],
    ['a secret is broken', { imagePullSecrets: [{ name: 'a', state: 'broken' }] }, 'Undecodable'],
    [
      'a secret is missing',
      { imagePullSecrets: [{ name: 'a', state: 'missing' }] },
      '1 name without a secret',
    ],
    [
      'a secret is missing and nothing runs',
      { imagePullSecrets: [{ name: 'a', state: 'missing' }], pods: 0, asks: [], lists: [] },
      '1 name without a secret',
    ],
    [
      'pods are older than the list',
      { lists: [today, { ...today, names: [], isCurrent: false, pods: 2 }] },
      '2 pods carry an older list',
    ],
    [
      'pods write their own',
      { lists: [{ ...today, isCurrent: false, isOwn: true }] },
      'Not used by its pods',
    ],
    ['nothing runs', { pods: 0, asks: [], lists: [] }, 'No pods'],
    [
      'nothing matches',
      { asks: [{ registry: 'docker.io', state: 'public', word: 'public' }] },
      'Matches no image',
    ],
    [
      'nothing is needed',
      { imagePullSecrets: [], asks: [{ registry: 'docker.io', state: 'public', word: 'public' }] },
      'Needs none',
    ],
  ])('when %s', (_, parts, label) => {
    expect(accountState({ ...covered, ...parts }).label).toBe(label);
  });

  test('is what must be done first', () => {
    const both = {
      ...asking('failing', 'rejected'),
      imagePullSecrets: [{ name: 'a', state: 'missing' as const }],
    };
    expect(accountState({ ...covered, ...both })).toMatchObject({ code: 'failing', severity: 'fail' });
  });
});
