import { describe, expect, test } from 'vitest';
import type { AccountRow } from '#lib/api/service-accounts.ts';
import { nextStep } from './next-step.ts';

function account(code: AccountRow['state']['code'], rest: Partial<AccountRow> = {}): AccountRow {
  return {
    namespace: 'search',
    name: 'indexer',
    resourceVersion: '1',
    createdAt: '2026-01-01T00:00:00Z',
    imagePullSecrets: [],
    secrets: [],
    pods: 1,
    asks: [{ registry: 'ghcr.io', state: 'failing', word: 'no secret' }],
    lists: [],
    state: { code, severity: 'fail', label: '', sentence: '' },
    ...rest,
  };
}

const older = {
  names: [],
  isCurrent: false,
  isOwn: false,
  pods: 2,
  workloads: [{ kind: 'Deployment', name: 'push', pods: 2 }],
};

describe('the next step of an account', () => {
  test('restarts what was made before the list changed, before anything else is tried', () => {
    const step = nextStep(account('failing', { lists: [older] }));
    expect(step).toMatchObject({
      is: 'restart',
      label: 'Restart 1 workload',
      targets: [{ namespace: 'search', kind: 'Deployment', name: 'push' }],
    });
  });

  test('leads to a new secret for the registry that is asked, where the account names none', () => {
    const step = nextStep(account('failing'));
    expect(step).toMatchObject({ is: 'go', label: 'New secret' });
    expect(step).toHaveProperty(
      'href',
      '/pull-secrets/new?namespace=search&server=ghcr.io&serviceAccount=indexer',
    );
  });

  test('unlinks the names behind which there is nothing, and only those', () => {
    const step = nextStep(
      account('missing-secret', {
        imagePullSecrets: [
          { name: 'there', state: 'there' },
          { name: 'gone', state: 'missing' },
        ],
      }),
    );
    expect(step).toEqual({ is: 'unlink', label: 'Unlink 1 name', secrets: ['gone'] });
  });

  test('never offers to unlink what the platform made', () => {
    const imagePullSecrets = [{ name: 'indexer-dockercfg-7tq4m', state: 'platform' as const }];
    expect(nextStep(account('matches-nothing', { imagePullSecrets }))).toBeNull();
  });

  test('offers nothing where all is well', () => {
    expect(nextStep(account('covered'))).toBeNull();
  });
});
