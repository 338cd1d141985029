import { describe, expect, test } from 'vitest';
import type { PodRow } from '#lib/api/pods.ts';
import { restartProgress } from './restart-progress.ts';
import { restartBody } from './restart-targets.ts';

function pod(uid: string, rest: Partial<PodRow> = {}): PodRow {
  return {
    uid,
    namespace: 'search',
    name: `query-${uid}`,
    node: 'node-01',
    phase: 'Running',
    createdAt: '2026-01-01T00:00:00Z',
    deletedAt: null,
    owner: { kind: 'Deployment', name: 'query' },
    serviceAccount: 'default',
    imagePullSecrets: [],
    state: 'running',
    since: null,
    lead: 'query',
    containers: [],
    nextAttempt: null,
    ...rest,
  };
}

const target = { namespace: 'search', kind: 'Deployment', name: 'query', pods: 2 };
const before = [pod('1'), pod('2')];

describe('a restart on its way', () => {
  test('is not done while old pods are there, even when new ones run', () => {
    const progress = restartProgress(target, [pod('2'), pod('3')], before, []);
    expect(progress).toMatchObject({ is: 'replacing', sentence: '1 of 2 new pods runs, 1 old pod left' });
  });

  test('is done when all old pods are gone and every new one runs', () => {
    expect(restartProgress(target, [pod('3'), pod('4')], before, []).is).toBe('running');
  });

  test('says at once when a new pod cannot pull', () => {
    const failing = pod('3', { state: 'failing' });
    expect(restartProgress(target, [pod('1'), failing], before, [])).toMatchObject({
      is: 'failing',
      failing,
    });
  });

  test('says why no new pod comes', () => {
    const sentence = 'Quota team-quota of the namespace is used up.';
    const workload = { kind: 'Deployment', name: 'query' } as const;
    const blocked = [{ namespace: 'search', workload, cause: 'quota' as const, sentence, since: null }];
    const progress = restartProgress(target, before, before, blocked);
    expect(progress).toMatchObject({ is: 'blocked', word: 'No new pod' });
    expect(progress.sentence).toBe(`0 of 2 new pods run, 2 old pods left. ${sentence}`);
    expect(restartProgress({ ...target, name: 'other' }, before, before, blocked).is).toBe('replacing');
  });

  test('finds the successor of a deleted pod by its owner', () => {
    const chosen = { namespace: 'search', kind: 'Pod', name: 'query-1', uid: '1', pods: 1 };
    expect(restartProgress(chosen, [pod('2'), pod('3')], before, []).is).toBe('running');
  });
});

describe('what is asked of the API', () => {
  test('rolls out what kubectl can restart and deletes the pods of other owners, each by its uid', () => {
    const job = pod('9', { owner: { kind: 'Job', name: 'import' }, name: 'import-9' });
    const body = restartBody(
      [target, { namespace: 'search', kind: 'Job', name: 'import', pods: 1 }],
      [...before, job],
    );
    expect(body).toEqual({
      workloads: [{ namespace: 'search', kind: 'Deployment', name: 'query' }],
      pods: [{ namespace: 'search', name: 'import-9', uid: '9' }],
    });
  });

  test('leaves the runs of a CronJob to its schedule', () => {
    const nightly = { namespace: 'search', kind: 'CronJob', name: 'nightly', pods: 1 };
    expect(restartBody([nightly], before)).toEqual({ workloads: [], pods: [] });
  });
});
