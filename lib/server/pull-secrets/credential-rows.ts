import 'server-only';
import type { CredentialRow, Health, SecretRow } from '#lib/api/pull-secrets.ts';
import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { count } from '#lib/domain/pull/sentence.ts';
import { inUse, worstFirst } from './secret-health.ts';
import { secretRow } from './secret-row.ts';
import type { Surroundings } from './surroundings.ts';

/** A secret with the mark by which equal ones are told; the mark stays on the server. */
export type MarkedRow = { row: SecretRow; mark: string };

/** Rows of all secrets, oldest first, each knowing the older ones of its namespace that hold the same. */
export function markedRows(secrets: readonly SecretFacts[], around: Surroundings): MarkedRow[] {
  const oldestFirst = secrets.toSorted((a, b) => a.createdAt - b.createdAt || (a.uid < b.uid ? -1 : 1));
  const older = new Map<string, string[]>();
  return oldestFirst.map((facts) => {
    const place = `${facts.namespace}/${facts.fingerprint}`;
    const sameAs = older.get(place) ?? [];
    older.set(place, [...sameAs, facts.name]);
    return { row: secretRow(facts, sameAs, around), mark: facts.fingerprint };
  });
}

/** One row per credential, or one per secret. Marked rows come oldest first, so the first names the row. */
export function credentialRows(
  rows: readonly MarkedRow[],
  groupBy: 'credential' | 'secret',
): CredentialRow[] {
  const groups =
    groupBy === 'secret'
      ? rows.map(({ row }) => [row])
      : [...Map.groupBy(rows, ({ mark }) => mark).values()].map((group) => group.map(({ row }) => row));
  return groups.flatMap((secrets) => {
    const [oldest] = secrets;
    return oldest === undefined ? [] : [credentialRow(oldest, secrets)];
  });
}

function credentialRow(oldest: SecretRow, secrets: readonly SecretRow[]): CredentialRow {
  const sum = (of: (row: SecretRow) => number) => secrets.reduce((total, row) => total + of(row), 0);
  const accounts = sum(({ use }) => use.accounts.length);
  const pods = sum(({ use }) => use.pods);
  const expiries = secrets.flatMap(({ entries }) => entries.flatMap(({ expiresAt }) => expiresAt ?? []));
  return {
    id: `${oldest.namespace}/${oldest.name}`,
    names: [...new Set(secrets.map(({ name }) => name))],
    username: oldest.entries.find(({ username }) => username !== '')?.username ?? '',
    keys: keysOf(secrets),
    secrets: [...secrets],
    accounts,
    pods,
    workloads: sum(({ use }) => use.workloads.length),
    failing: sum(({ use }) => use.failing),
    health: ofAll(credentialHealth(oldest, secrets), secrets, { accounts, pods }),
    expiresAt: expiries.toSorted()[0] ?? null,
  };
}

/** What hurts nobody where it is, and does not count while the same credential serves elsewhere. */
const idle: ReadonlySet<Health['code']> = new Set(['matches-nothing', 'unused', 'duplicate']);

function credentialHealth(oldest: SecretRow, secrets: readonly SecretRow[]): Health {
  const sorted = secrets.map(({ health }) => health).toSorted(worstFirst);
  return sorted.find(({ code }) => !idle.has(code)) ?? sorted.at(-1) ?? oldest.health;
}

/** One secret's numbers are not the credential's: these two say what is true of all of them. */
function ofAll(
  health: Health,
  secrets: readonly SecretRow[],
  use: { accounts: number; pods: number },
): Health {
  if (secrets.length === 1) return health;
  if (health.code === 'in-use') return inUse(use);
  if (health.code !== 'rejected') return health;
  const rejected = secrets.filter((secret) => secret.health.code === 'rejected');
  const pods = rejected.reduce((sum, secret) => sum + secret.use.failing, 0);
  const sentence = `The registry rejects it: ${count(pods, 'pod fails', 'pods fail')}. Set a password that it takes.`;
  return { ...health, sentence };
}

/** A key counts as never tried only where it is in every place. */
function keysOf(secrets: readonly SecretRow[]): CredentialRow['keys'] {
  const keys = new Map<string, boolean>();
  for (const { key, neverTried } of secrets.flatMap(({ entries }) => entries)) {
    keys.set(key, (keys.get(key) ?? true) && neverTried !== null);
  }
  return [...keys].map(([key, neverTried]) => ({ key, neverTried }));
}
