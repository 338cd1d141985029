import { expect, test } from 'vitest';
import type { SecretRow } from '#lib/api/pull-secrets.ts';
import type { ContainerRow, PodRow } from '#lib/api/pods.ts';
import { actionGroup, foundGroups, secretGroups } from './palette-groups.ts';

const container: ContainerRow = {
  kind: 'app',
  name: 'app',
  image: { text: 'a', parts: null, problem: null },
  policy: { actual: 'Always', default: 'Always', differs: false, why: '' },
  state: 'running',
  reason: 'Running',
  since: null,
  causes: [],
  remembered: false,
  break: null,
  runningDigest: null,
  restarts: 0,
};

function pod(name: string, change: Partial<PodRow> = {}): PodRow {
  return {
    uid: name,
    namespace: 'payments',
    name,
    node: '',
    phase: 'Running',
    createdAt: '2026-11-21T12:00:00Z',
    deletedAt: null,
    owner: null,
    serviceAccount: 'default',
    imagePullSecrets: [],
    state: 'running',
    since: null,
    lead: 'app',
    containers: [container],
    nextAttempt: null,
    ...change,
  };
}

test('puts what fails first, at its explanation, with where it breaks', () => {
  const failing = pod('ledger-2', {
    state: 'failing',
    containers: [container, { ...container, name: 'side', break: { hop: 'entry', code: 'port-differs' } }],
  });
  const [first, second] = foundGroups([pod('ledger-1'), failing], 'ledger');
  expect(first?.title).toBe('Failing now');
  expect(first?.items).toMatchObject([
    {
      label: 'ledger-2',
      detail: 'payments',
      hint: 'entry: port differs',
      does: { href: '/failures/payments/ledger-2/side' },
    },
  ]);
  expect(second?.title).toBe('Pods');
  expect(second?.items).toMatchObject([{ hint: 'Running', does: { href: '/pods/payments/ledger-1' } }]);
});

test('keeps what the server found by other words than its name', () => {
  expect(foundGroups([pod('api')], 'sha256:9c41')[0]?.items[0]?.foundBy).toBe('sha256:9c41');
});

test('leads to a pull secret, and says how it is', () => {
  const secret = {
    ...{ namespace: 'payments', name: 'corp-registry', type: '', immutable: false, createdAt: '' },
    ...{ resourceVersion: '', managers: [], entries: [], problem: null },
    use: { accounts: [], workloads: [], pods: 0, failing: 0, failingSince: null },
    health: { code: 'unused', severity: 'none', label: 'not used', sentence: '' },
  } satisfies SecretRow;
  expect(secretGroups([{ secrets: [secret] }], 'corp')[0]?.items).toMatchObject([
    {
      label: 'corp-registry',
      detail: 'payments',
      hint: 'not used',
      does: { href: '/pull-secrets/payments/corp-registry' },
    },
  ]);
  const missing = { ...secret, health: { ...secret.health, code: 'missing' as const } };
  expect(secretGroups([{ secrets: [missing] }], 'corp')).toEqual([]);
  expect(secretGroups([], 'corp')).toEqual([]);
});

test('shows no empty groups', () => {
  expect(foundGroups([], 'ledger')).toEqual([]);
});

test('offers a new secret where one looks, and the people one is not', () => {
  const person = (name: string) => ({ name, displayName: name.toUpperCase(), description: '' });
  const became: string[] = [];
  const { items } = actionGroup({
    scope: ['payments'],
    people: [person('jana'), person('mara')],
    user: 'jana',
    switchTo: (name) => became.push(name),
    toggleTheme: () => undefined,
  });
  expect(items.map(({ label }) => label)).toEqual([
    'New pull secret in payments',
    'Switch theme',
    'Become MARA',
  ]);
  expect(items[0]?.does).toEqual({ href: '/pull-secrets/new?namespace=payments' });
  const become = items[2]?.does;
  if (become !== undefined && 'run' in become) become.run();
  expect(became).toEqual(['mara']);
});
