import type { CredentialLookup, TriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import type { FoundCause } from '#lib/domain/pull/failure.ts';

type Answered = { lookup: CredentialLookup | null; causes: readonly Pick<FoundCause, 'code'>[] };

/**
 * The entry that each cause answers, in the order of causes. The kubelet joins its errors in the order of tries, equal
 * ones once (apimachinery pkg/util/errors Aggregate.Error), so they can be told apart only where every entry was
 * answered differently; null where they cannot, and where none was offered.
 */
export function triesByAnswer({ lookup, causes }: Answered): readonly TriedEntry[] | null {
  const { tried = [] } = lookup ?? {};
  return tried.length > 0 && causes.length === tried.length ? tried : null;
}

/**
 * The entry whose refusal counts: who signed in and lacks the right says more than who was not let in. Where answers
 * cannot be told apart the first one speaks. Null where none was offered.
 */
export function leadingTry(answered: Answered): TriedEntry | null {
  const { lookup, causes } = answered;
  const at = triesByAnswer(answered) === null ? 0 : causes.findIndex(({ code }) => code === 'forbidden');
  return lookup?.tried[Math.max(at, 0)] ?? null;
}

/** Entries that were not let in, where the answers tell which. */
export function rejectedTries(answered: Answered): readonly TriedEntry[] {
  const tried = triesByAnswer(answered) ?? [];
  return tried.filter((_, index) => answered.causes[index]?.code === 'unauthorized');
}
