import type { CredentialLookup, TriedEntry } from '#lib/domain/pull/credential-lookup.ts';
import type { FoundCause } from '#lib/domain/pull/failure.ts';

type Answered = { lookup: CredentialLookup | null; causes: readonly Pick<FoundCause, 'code'>[] };

/**
 * The entry whose refusal counts: who signed in and lacks the right says more than who was not let in. The kubelet
 * joins its errors in the order of tries, equal ones once (apimachinery pkg/util/errors Aggregate.Error), so
 * they can be told apart only where every entry was answered differently; else the first one speaks. Null where none
 * was offered.
 */
export function leadingTry({ lookup, causes }: Answered): TriedEntry | null {
  const { tried = [] } = lookup ?? {};
  const at = causes.length === tried.length ? causes.findIndex(({ code }) => code === 'forbidden') : 0;
  return tried[Math.max(at, 0)] ?? null;
}
