import { isAccessCause, leadingCause } from '#lib/domain/pull/break-by-text.ts';
import type { TriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import type { PullReading } from '#lib/domain/pull/reading.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';

/** Milliseconds after which an attempt was made though nobody saw it: the longest back-off (kubelet: 300 s) and a pull. */
export const triedAgainWithin = 330_000;

/** When the image was last asked for, at the latest. */
function lastAttempt({ pod, events, attemptsSeen, watchedSince }: PullSituation): number {
  const told = events?.find(({ reason }) => reason === 'Pulling')?.lastSeen ?? 0;
  const seen = attemptsSeen.at(-1) ?? (told === 0 ? watchedSince : 0);
  return Math.max(pod.sandboxReadyAt ?? pod.createdAt, told, seen);
}

/** Whether a secret's data was written after the last attempt, so that what was said then is not about it. */
export function isUntried(situation: PullSituation, secret: string): boolean {
  const named = situation.namedSecrets.find(({ name }) => name === secret);
  if (named?.is !== 'there') return false;
  const { writtenAt } = named.facts;
  return writtenAt > lastAttempt(situation) && situation.now - writtenAt < triedAgainWithin;
}

/**
 * The entry that only the next attempt offers: the last one carried nothing, or its secret was written since. Null where
 * the registry's words are about what is there, and where no credential can change them.
 */
export function untriedEntry({ situation, lookup, causes, sent }: PullReading): TriedEntry | null {
  const { tried = [] } = lookup ?? {};
  if (sent === 'nothing') return tried[0] ?? null;
  const lead = leadingCause(causes);
  if (lead === null || !isAccessCause(lead) || lead === 'not-found') return null;
  const { now } = situation;
  const isUsable = ({ expiresAt }: TriedEntry) => expiresAt === null || expiresAt > now;
  return tried.find((entry) => isUsable(entry) && isUntried(situation, entry.secret)) ?? null;
}
