import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { leadingCause } from '#lib/domain/pull/break-by-text.ts';
import { type PullReading, readPull } from '#lib/domain/pull/reading.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';

/** A document and a registry that refused what it holds: equal documents have equal marks, whatever their secret. */
export function refusalMark({ fingerprint }: Pick<SecretFacts, 'fingerprint'>, registry: string): string {
  return `${registry} ${fingerprint}`;
}

function marksOf({ situation, image, lookup, sent, causes }: PullReading): string[] {
  // Other answers leave open which of several credentials was meant, or speak of one repository only.
  if (leadingCause(causes) !== 'unauthorized' || sent === 'nothing' || !image.ok) return [];
  const offered = new Set(lookup?.tried.map(({ secret }) => secret));
  return situation.namedSecrets.flatMap((named) =>
    named.is === 'there' && offered.has(named.name)
      ? [refusalMark(named.facts, image.reference.registry)]
      : [],
  );
}

/** What this pull tells of credentials: a registry that answers 401 rejects every entry that was offered. */
export function refusedBy(situation: PullSituation): readonly string[] {
  return marksOf(readPull(situation));
}
