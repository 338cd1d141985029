import { describe, expect, test } from 'vitest';
import type { ContainerRow, PodRow } from '#lib/api/pods.ts';
import { attemptsByWorkload, attemptsSince, lastDue, podsThatName, waitingPods } from './attempts.ts';

const since = '2026-01-01T12:00:00.400Z';

function container(name: string, rest: Partial<ContainerRow>): ContainerRow {
  return {
    kind: 'app',
    name,
    image: { text: 'registry.corp.example/app:1', parts: null, problem: null },
    policy: { actual: 'Always', default: 'Always', differs: false, why: '' },
    state: 'failing',
    reason: 'ImagePullBackOff',
    since: null,
    causes: [],
    remembered: false,
    break: null,
    runningDigest: null,
    restarts: 0,
    ...rest,
  };
}

function pod(containers: ContainerRow[], rest: Partial<PodRow> = {}): PodRow {
  return {
    uid: 'a',
    namespace: 'checkout',
    name: 'api-1',
    node: 'node-01',
    phase: 'Pending',
    createdAt: '2026-01-01T10:00:00Z',
    deletedAt: null,
    owner: null,
    serviceAccount: 'default',
    imagePullSecrets: ['corp-pull'],
    state: 'failing',
    since: null,
    lead: 'app',
    containers,
    nextAttempt: null,
    ...rest,
  };
}

const next = (at: string) => ({ at, earliest: null, latest: null, attempts: 3, basis: '' });

test('a credential under several names concerns the pods that name it where it is', () => {
  const pods = [
    pod([], { uid: 'a' }),
    pod([], { uid: 'b', namespace: 'cart', imagePullSecrets: ['other', 'team-ghcr'] }),
    pod([], { uid: 'c', namespace: 'cart' }),
  ];
  const secrets = [
    { namespace: 'checkout', name: 'corp-pull' },
    { namespace: 'cart', name: 'team-ghcr' },
  ];
  expect(podsThatName(pods, secrets).map(({ uid }) => uid)).toEqual(['a', 'b']);
});

describe('attempts since a password was written', () => {
  test('what started in the same second counts as pulled, what ran before does not', () => {
    const found = attemptsSince(
      [
        pod([
          container('new', { state: 'running', since: '2026-01-01T12:00:00Z' }),
          container('old', { state: 'running', since: '2026-01-01T11:59:59Z' }),
        ]),
      ],
      since,
    );
    expect(found.map(({ container, is }) => [container, is])).toEqual([['new', 'pulled']]);
  });

  test('what waits comes soonest first, after what has pulled and what pulls', () => {
    const found = attemptsSince(
      [
        pod([container('late', {})], { uid: 'b', nextAttempt: next('2026-01-01T12:04:00Z') }),
        pod([container('soon', {})], { uid: 'c', nextAttempt: next('2026-01-01T12:01:00Z') }),
        pod([container('now', { state: 'pulling' })], { uid: 'd' }),
      ],
      since,
    );
    expect(found.map(({ container }) => container)).toEqual(['now', 'soon', 'late']);
  });

  test('an attempt due beyond the longest wait had one after the write, and it failed', () => {
    const found = attemptsSince(
      [pod([container('app', {})], { nextAttempt: next('2026-01-01T12:06:00Z') })],
      since,
    );
    expect(found[0]?.is).toBe('not-healed');
  });

  test('a workload is one row: what is not healed leads it, else what comes soonest', () => {
    const owner = { kind: 'Deployment', name: 'api' };
    const found = attemptsSince(
      [
        pod([container('app', { state: 'running', since })], { uid: 'b', name: 'api-2', owner }),
        pod([container('app', {})], {
          uid: 'c',
          name: 'api-3',
          owner,
          nextAttempt: next('2026-01-01T12:04:00Z'),
        }),
        pod([container('app', {})], {
          uid: 'd',
          name: 'api-4',
          owner,
          nextAttempt: next('2026-01-01T12:01:00Z'),
        }),
        pod([container('app', { state: 'running', since })], { uid: 'e', name: 'lone' }),
      ],
      since,
    );
    expect(attemptsByWorkload(found)).toMatchObject([
      { kind: 'Pod', name: 'lone', pulled: 1, all: 1, lead: { is: 'pulled' } },
      { kind: 'Deployment', name: 'api', pulled: 1, all: 3, lead: { is: 'to-come', pod: { uid: 'd' } } },
    ]);
    expect(waitingPods(found).map(({ uid }) => uid)).toEqual(['d', 'c']);
    expect(lastDue(found)).toBe('2026-01-01T12:04:00Z');
  });

  test('pods that are going away are left out', () => {
    expect(attemptsSince([pod([container('app', {})], { deletedAt: since })], since)).toEqual([]);
  });
});
