import type { NotTriedEntry, TriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import { keyMatches, parseLocation, parseRegistryKey } from '#lib/domain/pull/key.ts';
import { neverMatches } from '#lib/domain/pull/never-matches.ts';
import { createAndLink } from '#lib/domain/pull/remedy-new-secret.ts';
import type { Remedy } from '#lib/domain/pull/remedy.ts';
import { retryNow } from '#lib/domain/pull/remedy-owner.ts';
import { addEntry, editEntry, linkUsable, renameKey, serverOf } from '#lib/domain/pull/remedy-secret.ts';
import { code, type Sentence } from '#lib/domain/pull/sentence.ts';
import { signsIn } from '#lib/domain/pull/unlisted-secrets.ts';
import type { Walk } from '#lib/domain/pull/walk.ts';

function serves(key: string, repository: string): boolean {
  const parsed = parseRegistryKey(key);
  const image = parseLocation(repository);
  return parsed.ok && image.ok && keyMatches(parsed.key, image.key);
}

/** The key the nearest miss should have had: its own path under the right host and port, where that serves. */
function rightKey(nearest: NotTriedEntry, walk: Walk, server: string): string {
  const parsed = parseRegistryKey(nearest.key);
  const withPath = parsed.ok ? `${server}${parsed.key.path}` : server;
  return serves(withPath, walk.lookup?.repository ?? '') ? withPath : server;
}

/** The registry with the first part of the image's path, where it has several: as narrow as its neighbour. */
function ownPath({ lookup }: Walk, server: string): string {
  const [host, first, ...rest] = lookup?.repository.split('/') ?? [];
  return first === undefined || rest.length === 0 ? server : `${host}/${first}`;
}

function forNearest(walk: Walk, nearest: NotTriedEntry, server: string): Remedy[] {
  const suggestion = neverMatches(nearest.key)?.suggestion ?? null;
  const isDockerHubKey = suggestion === server;
  if (suggestion !== null && (isDockerHubKey || serves(suggestion, walk.lookup?.repository ?? ''))) {
    return renameKey(walk, nearest, suggestion);
  }
  if (nearest.reason === 'path-differs') {
    // Its path was a choice: what it signs in as need not have a right elsewhere.
    return addEntry(walk, nearest.secret, ownPath(walk, server), null);
  }
  const copied = signsIn(nearest) ? nearest : null;
  return addEntry(walk, nearest.secret, rightKey(nearest, walk, server), copied);
}

/** Whether nobody has to know a password: the entry's own stays or is copied. */
function keepsCredential({ action }: Remedy): boolean {
  return action.kind === 'rename-key' || (action.kind === 'add-entry' && action.copyFrom !== null);
}

/**
 * A credential for this image where none of the pod’s fits: in a secret that is there and not linked, in one the pod lists
 * already, else in one of its own.
 */
export function addCredential(walk: Walk): Remedy[] {
  const server = serverOf(walk);
  const { notTried = [], secrets = [] } = walk.lookup ?? {};
  if (server === null) return [];
  const [nearest] = notTried;
  const readable = secrets.find(({ state }) => state === 'read')?.name;
  const isElsewhere =
    nearest === undefined ||
    nearest.reason === 'host-differs' ||
    nearest.reason === 'fallback-only-docker-hub';
  const first = isElsewhere
    ? readable === undefined
      ? []
      : addEntry(walk, readable, server, null)
    : forNearest(walk, nearest, server);
  // What the pod lists and only a key keeps out is nearer than another secret, which may be meant for other images.
  const linked = first.some(keepsCredential) ? [] : linkUsable(walk, 1);
  return linked.length > 0 ? [...linked, ...first] : [...first, ...createAndLink(walk)];
}

const renewWhy = 'Pods that list this secret use it at their next attempt; nothing has to be restarted.';

/** New credentials for the entries that are offered: the first three are enough to start with. */
export function renewOffered(walk: Walk, isWanted: (entry: TriedEntry) => boolean): Remedy[] {
  const offered = (walk.lookup?.tried ?? []).filter(isWanted).slice(0, 3);
  return offered.flatMap((entry) => {
    const user: Sentence = entry.username === '' ? [] : [' of ', code(entry.username)];
    const isExpired = walk.break?.code === 'expired';
    return editEntry(walk, entry, {
      code: isExpired ? 'renew-credential' : 'set-password',
      title: isExpired
        ? `Renew the credential for ${entry.key} in ${entry.secret}`
        : `Set the password for ${entry.key} in ${entry.secret}`,
      why: ['A new password or token', ...user, `. ${renewWhy}`],
    });
  });
}

/** Remedies at the entries of the pod's secrets. */
export function entryRemedies(walk: Walk): Remedy[] {
  const { tried = [] } = walk.lookup ?? {};
  const { now } = walk.situation;
  if (tried.length === 0) return [...addCredential(walk), ...retryNow(walk)];
  const ended = tried.some(({ expiresAt }) => expiresAt !== null && expiresAt <= now);
  const isWanted = ({ expiresAt }: { expiresAt: number | null }) =>
    !ended || (expiresAt !== null && expiresAt <= now);
  return [...renewOffered(walk, isWanted), ...retryNow(walk)];
}
