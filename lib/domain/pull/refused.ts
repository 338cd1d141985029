import type { SecretFacts } from '#lib/domain/pull-secret/facts.ts';
import { leadingCause } from '#lib/domain/pull/break-by-text.ts';
import { type PullReading, readPull } from '#lib/domain/pull/reading.ts';
import type { PullSituation } from '#lib/domain/pull/situation.ts';
import { isUntried } from '#lib/domain/pull/untried.ts';

/** A document and a registry that refused what it holds: equal documents have equal marks, whatever their secret. */
export function refusalMark({ fingerprint }: Pick<SecretFacts, 'fingerprint'>, registry: string): string {
  return `${registry} ${fingerprint}`;
}

function marksOf({ situation, image, lookup, sent, causes }: PullReading): string[] {
  const { tried = [] } = lookup ?? {};
  const isOfAll = leadingCause(causes) === 'unauthorized';
  // Different answers tell whose they are only where every entry got one of its own; other codes speak of one repository.
  if (sent === 'nothing' || !image.ok || (!isOfAll && causes.length !== tried.length)) return [];
  const rejected = tried.filter((_, index) => isOfAll || causes[index]?.code === 'unauthorized');
  const offered = new Set(rejected.map(({ secret }) => secret));
  return situation.namedSecrets.flatMap((named) =>
    named.is === 'there' && offered.has(named.name) && !isUntried(situation, named.name)
      ? [refusalMark(named.facts, image.reference.registry)]
      : [],
  );
}

/** What this pull tells of credentials: those that were offered and answered with 401. */
export function refusedBy(situation: PullSituation): readonly string[] {
  return marksOf(readPull(situation));
}
