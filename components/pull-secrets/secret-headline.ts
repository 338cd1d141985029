import type { PullSecretDetail, SecretRow } from '#lib/api/pull-secrets.ts';
import { counted } from '#lib/domain/counted.ts';

export type Headline = { title: string; why: string };

/** A secret's state as one sentence, and what it means in one more. */
export function secretHeadline({ secret, equals }: Pick<PullSecretDetail, 'secret' | 'equals'>): Headline {
  const all = [secret, ...equals];
  const failing = all.reduce((sum, { use }) => sum + use.failing, 0);
  const places = new Set(all.filter(({ use }) => use.failing > 0).map(({ namespace }) => namespace));
  const entry = leadingEntry(secret);
  const key = entry?.key ?? secret.name;
  const user = entry?.username ?? '';
  const fails =
    failing === 0 ? '' : ` ${counted(failing, 'pod')} in ${counted(places.size, 'namespace')} cannot pull.`;
  switch (secret.health.code) {
    case 'rejected':
      return {
        title: `${key} rejects the password of ${user}.${fails}`,
        why: `${keptIn(all)} ${healing(all)}`,
      };
    case 'expired':
      return { title: `The credential of ${user} for ${key} has expired.${fails}`, why: keptIn(all) };
    case 'expiring':
      return { title: `The credential of ${user} for ${key} expires soon.`, why: keptIn(all) };
    case 'undecodable':
      return { title: `${secret.name} cannot be decoded.${fails}`, why: secret.health.sentence };
    case 'wrong-type':
      return {
        title: `${secret.name} is of a type that the kubelet does not read.${fails}`,
        why: secret.health.sentence,
      };
    case 'missing':
      return { title: `There is no secret ${secret.name}.${fails}`, why: secret.health.sentence };
    case 'matches-nothing':
      return {
        title: `${secret.name} has entries that no image asks for.${fails}`,
        why: secret.health.sentence,
      };
    case 'not-linked':
      return {
        title: `${secret.name} is there, and no account names it.${fails}`,
        why: secret.health.sentence,
      };
    case 'unused':
      return { title: `No account, pod or workload names ${secret.name}.`, why: secret.health.sentence };
    case 'duplicate':
      return { title: `${secret.name} says what another secret says already.`, why: secret.health.sentence };
    case 'managed':
      return { title: `${secret.name} is made and rotated by OpenShift.`, why: secret.health.sentence };
    case 'in-use':
    case 'forbidden':
      return {
        title: `${secret.name} is named by ${counted(secret.use.pods, 'pod')}.${fails}`,
        why: keptIn(all),
      };
  }
}

/** The entry that a page is about: the one that serves most. */
export function leadingEntry({ entries }: Pick<SecretRow, 'entries'>) {
  return entries.toSorted((one, other) => other.servesCount - one.servesCount)[0];
}

function keptIn(all: readonly SecretRow[]): string {
  const [first] = all;
  if (first === undefined) return '';
  if (all.length === 1) return `Secret ${first.name} is the only one with this credential that you may see.`;
  const names = [...new Set(all.map(({ namespace }) => namespace))];
  if (names.length === 1)
    return `The same user and password are kept in ${all.length} secrets of ${first.namespace}.`;
  const last = names.at(-1) ?? '';
  return `The same user and password ${names.length > 6 ? `are kept in ${names.length} namespaces` : `are kept in ${names.slice(0, -1).join(', ')} and ${last}`}.`;
}

function healing(all: readonly SecretRow[]): string {
  const immutable = all.filter((secret) => secret.immutable).map(({ namespace }) => namespace);
  const heals =
    'A right password, written into all of them, heals the pods that name them at their next attempt.';
  return immutable.length === 0
    ? heals
    : `${heals} In ${immutable.join(', ')} the secret is immutable and has to be replaced.`;
}
