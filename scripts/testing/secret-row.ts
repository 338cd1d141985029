import type { EntryView, SecretRow } from '#lib/api/pull-secrets.ts';

/** An entry of a pull secret as the browser knows it. */
export function entryView(key: string, rest: Partial<EntryView> = {}): EntryView {
  return {
    key,
    username: 'robot',
    form: 'auth',
    expiresAt: null,
    expiryBasis: null,
    serves: [],
    servesCount: 0,
    neverTried: null,
    ...rest,
  };
}

/** A pull secret as the browser knows it; nobody uses it unless `use` says so. */
export function secretRow(
  namespace: string,
  { use, ...rest }: Partial<Omit<SecretRow, 'use'>> & { use?: Partial<SecretRow['use']> } = {},
): SecretRow {
  return {
    namespace,
    name: 'corp-pull',
    type: 'kubernetes.io/dockerconfigjson',
    immutable: false,
    createdAt: '2026-01-01T10:00:00Z',
    resourceVersion: '1',
    managers: [],
    entries: [entryView('registry.corp.example')],
    problem: null,
    use: { accounts: [], workloads: [], pods: 0, failing: 0, failingSince: null, ...use },
    health: { code: 'in-use', severity: 'ok', label: '', sentence: '' },
    ...rest,
  };
}
