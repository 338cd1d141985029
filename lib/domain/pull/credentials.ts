import { oncePerObject } from '#lib/domain/once-per-object.ts';
import type { ImageReference } from '#lib/domain/image/reference.ts';
import { repositoryName } from '#lib/domain/image/reference.ts';
import type { EntryFacts, NamedSecret } from '#lib/domain/pull-secret/facts.ts';
import type {
  CredentialLookup,
  LookupEntry,
  NotTriedEntry,
  TriedEntry,
} from '#lib/domain/pull/credential-lookup.ts';
import { explainSecret, sentenceOfLookup } from '#lib/domain/pull/credential-words.ts';
import {
  compareBytes,
  isDockerHubName,
  keyMatches,
  parseLocation,
  parseRegistryKey,
  type ParsedKey,
  type RegistryKey,
} from '#lib/domain/pull/key.ts';
import { explainMiss } from '#lib/domain/pull/near-miss.ts';
import { dockerHubFallback } from '#lib/domain/pull/never-matches.ts';

/** An entry with its place: which listing of the pod it comes from. */
type Candidate = {
  entry: LookupEntry;
  listing: number;
  written: string;
  parsed: ParsedKey;
  keyText: string;
};

const nothing: RegistryKey = { text: '', labels: [], port: '', path: '' };

/** Many pods ask for the same entries. */
const parsedKeyOf = oncePerObject(({ key }: EntryFacts) => parseRegistryKey(key));

function candidate(secret: string, listing: number, facts: EntryFacts): Candidate {
  const { key, username, form, expiresAt } = facts;
  const parsed = parsedKeyOf(facts);
  const entry = { secret, key, username, form, expiresAt };
  return { entry, listing, written: key, parsed, keyText: parsed.ok ? parsed.key.text : '' };
}

function candidatesOf(secrets: readonly NamedSecret[]): Candidate[] {
  return secrets.flatMap((secret, listing) =>
    secret.is === 'there' && secret.facts.document.is === 'decoded'
      ? secret.facts.document.entries.map((facts) => candidate(secret.name, listing, facts))
      : [],
  );
}

function serves({ parsed }: Candidate, image: RegistryKey): boolean {
  return parsed.ok && keyMatches(parsed.key, image);
}

/** The entries offered: those that match, in reverse byte order of their keys; else, for Docker Hub, those of its fallback key. */
function offered(candidates: readonly Candidate[], image: RegistryKey, repository: string) {
  const matching = candidates.filter((each) => serves(each, image));
  if (matching.length > 0) {
    // A stable sort keeps the order of the pod's list among equal keys.
    return {
      by: 'match',
      entries: matching.toSorted((a, b) => compareBytes(b.keyText, a.keyText)),
    } as const;
  }
  const entries = isDockerHubName(repository)
    ? candidates.filter((each) => each.keyText === dockerHubFallback)
    : [];
  return { by: 'docker-hub-fallback', entries } as const;
}

function numberEntries(entries: readonly Candidate[], by: TriedEntry['by']): TriedEntry[] {
  const alike = (one: Candidate | undefined, other: Candidate) =>
    one?.listing === other.listing && one.keyText === other.keyText;
  return entries.map((each, index) => {
    const orderByChance = alike(entries[index - 1], each) || alike(entries[index + 1], each);
    return {
      ...each.entry,
      number: index + 1,
      by,
      orderByChance,
      sentence: sentenceOfTry(each.entry, by),
    };
  });
}

function sentenceOfTry(entry: LookupEntry, by: TriedEntry['by']): string {
  const nobody = entry.form === 'empty' || entry.form === 'identity-token-only';
  const matches = by === 'match' ? 'The key matches' : 'No key matches, so the one of Docker Hub is used';
  if (!nobody)
    return `${matches}; it is offered as user ${entry.username === '' ? '(none)' : entry.username}.`;
  return entry.form === 'empty'
    ? `${matches}, but the entry is empty: it counts as a credential and signs in as nobody. Set user and password.`
    : `${matches}, but the kubelet does not read identity tokens: it signs in without a password. Set a password.`;
}

function missesOf(candidates: readonly Candidate[], image: RegistryKey, repository: string): NotTriedEntry[] {
  return candidates
    .map(({ entry, written, parsed }) => ({
      entry,
      miss: explainMiss(written, parsed, image, repository),
    }))
    .toSorted((a, b) => a.miss.distance - b.miss.distance)
    .map(({ entry, miss: { reason, sentence, has, asks } }) => ({
      ...entry,
      reason,
      sentence,
      has,
      asks,
    }));
}

function blockedBy(undecodable: string, entries: readonly Candidate[], repository: string): NotTriedEntry[] {
  const sentence = `It would match, but secret ${undecodable} cannot be decoded and that fails the whole pull.`;
  return entries.map(({ entry }) => ({
    ...entry,
    reason: 'secret-undecodable',
    sentence,
    has: entry.key,
    asks: repository,
  }));
}

/**
 * Which entries of a pod's secrets the kubelet offers for a repository name, in its order, and why not the
 * others (kubelet pkg/credentialprovider/keyring.go Lookup, secrets/secrets.go). All secrets make one keyring:
 * reverse byte order of keys, the order of the list counts only among equal keys. Linear but for sorting the matches.
 */
export function lookUpRepository(repository: string, named: readonly NamedSecret[]): CredentialLookup {
  const secrets = named.filter((secret) => secret.name !== '');
  const location = parseLocation(repository);
  const image = location.ok ? location.key : nothing;
  const candidates = candidatesOf(secrets);
  const { by, entries } = offered(candidates, image, repository);
  const shown = secrets.map(explainSecret);
  const undecodable = shown.filter(({ state }) => state === 'undecodable').map(({ name }) => name);
  const complete = shown.every(({ state }) => state !== 'not-readable' && state !== 'pending');
  const chosen = new Set(entries);
  const misses = missesOf(
    candidates.filter((each) => !chosen.has(each)),
    image,
    repository,
  );
  const [blocking] = undecodable;
  const tried = blocking === undefined ? numberEntries(entries, by) : [];
  const notTried = blocking === undefined ? misses : [...blockedBy(blocking, entries, repository), ...misses];
  const outcome =
    blocking !== undefined ? 'fails' : !complete ? 'unknown' : tried.length > 0 ? 'tried' : 'anonymous';
  const facts = {
    repository,
    outcome,
    tried,
    notTried,
    secrets: shown,
    undecodable,
    complete,
    anonymousFollows: outcome === 'anonymous',
    dockerHubFallbackUsed: by === 'docker-hub-fallback' && tried.length > 0,
  } as const;
  return { ...facts, sentence: sentenceOfLookup(facts) };
}

/** As lookUpRepository, for an image: names in full, without tag and digest. */
export function lookUpCredentials(image: ImageReference, secrets: readonly NamedSecret[]): CredentialLookup {
  return lookUpRepository(repositoryName(image), secrets);
}
