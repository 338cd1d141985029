import 'server-only';
import type { NamedSecret, SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { triedAgainWithin } from '#lib/domain/pull/untried.ts';

/**
 * `others`: secrets of other types that a pod names by mistake; null until somebody asked for them, and kept from one
 * list of the pull secrets to the next until they are `current` again.
 */
export type Held = {
  others: { is: 'current' | 'earlier'; secrets: ReadonlyMap<string, SecretFacts> } | null;
  secrets: ReadonlyMap<string, SecretFacts> | 'refused';
  readAt: number;
  /** Something was written since: shown until it has been read anew. */
  isOutdated: boolean;
};

/** What one session knows of the secrets of one namespace. */
export type SecretView =
  | { is: 'read'; secrets: ReadonlyMap<string, SecretFacts> }
  | { is: 'refused' }
  | { is: 'pending' };

/** What is known of a name: a pull secret, one of another type, or nothing of that name. */
export function namedSecret(
  view: SecretView,
  others: ReadonlyMap<string, SecretFacts> | null,
  name: string,
): NamedSecret {
  if (view.is === 'pending') return { is: 'pending', name };
  if (view.is === 'refused') return { is: 'not-readable', name };
  const facts = view.secrets.get(name) ?? others?.get(name);
  return facts === undefined ? { is: 'missing', name } : { is: 'there', name, facts };
}

/** Facts by the name of their secret, all of one namespace. */
export function byName(secrets: readonly SecretFacts[]): ReadonlyMap<string, SecretFacts> {
  return new Map(secrets.map((facts) => [facts.name, facts]));
}

/** When time alone changes what a secret means: its entries end, and what was written into it has been tried. */
export function endsOf({ document, writtenAt }: SecretFacts): number[] {
  const ends = document.is === 'decoded' ? document.entries.flatMap(({ expiresAt }) => expiresAt ?? []) : [];
  return [...ends, writtenAt + triedAgainWithin];
}

/** Whether two readings say the same. */
export function sameSecrets(before: Held['secrets'], after: Held['secrets']): boolean {
  if (before === 'refused' || after === 'refused') return before === after;
  if (before.size !== after.size) return false;
  return [...after].every(([name, facts]) => before.get(name)?.resourceVersion === facts.resourceVersion);
}
