import 'server-only';
import type { EntryView, SecretRow } from '#lib/api/pull-secrets.ts';
import type { DocumentFacts, EntryFacts, SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { neverMatches } from '#lib/domain/pull/never-matches.ts';
import { likelyMeant, servedBy, type Repository } from '#lib/domain/pull/serves.ts';
import { toTimestamp } from '../timestamp.ts';
import { secretHealth } from './secret-health.ts';
import { useOf } from './secret-use.ts';
import type { Surroundings } from './surroundings.ts';

/** Images named per entry; how many there are is told beside. */
const mostServed = 20;

/** A secret as lists and pages show it. `sameAs`: older secrets of its namespace with the same credentials. */
export function secretRow(facts: SecretFacts, sameAs: readonly string[], around: Surroundings): SecretRow {
  const { namespace, name, type, immutable, createdAt, resourceVersion, managers, document } = facts;
  const use = useOf(facts, around);
  return {
    namespace,
    name,
    type,
    immutable,
    createdAt: createdAt === 0 ? null : toTimestamp(createdAt),
    resourceVersion,
    managers: [...managers],
    entries:
      document.is === 'decoded'
        ? document.entries.map((entry) => entryView(entry, around.repositories(namespace)))
        : [],
    problem: problemOf(document, type),
    use,
    health: secretHealth(facts, use, sameAs, around),
  };
}

function entryView(entry: EntryFacts, images: readonly Repository[] | null): EntryView {
  const { key, username, form, expiresAt, expiryBasis } = entry;
  const served = images === null ? [] : servedBy(key, images);
  return {
    key,
    username,
    form,
    expiresAt: expiresAt === null ? null : toTimestamp(expiresAt),
    expiryBasis,
    serves: served.slice(0, mostServed).map(({ name }) => name),
    servesCount: served.length,
    neverTried: images === null || served.length > 0 ? null : whyNeverTried(key, images),
  };
}

function whyNeverTried(key: string, images: readonly Repository[]): string {
  const never = neverMatches(key);
  if (never !== null) return never.sentence;
  const meant = likelyMeant(key, images);
  return meant === null
    ? 'No image in this namespace is pulled from there.'
    : `No image in this namespace matches it. Did you mean ${meant}?`;
}

function problemOf(document: DocumentFacts, type: string): string | null {
  switch (document.is) {
    case 'decoded':
      return null;
    case 'undecodable':
      return document.entryKey === undefined ? document.problem : `${document.entryKey}: ${document.problem}`;
    case 'wrong-type':
      return `The kubelet reads no secret of type ${type}.`;
    case 'wrong-key':
      return `It has no ${document.expectedKey}.`;
  }
}
