import type { Span } from '#lib/domain/pull/failure-text.ts';
import type { FoundStatus } from '#lib/domain/pull/http-status.ts';
import type { PullCause } from '#lib/domain/pull/causes.ts';

/**
 * One signature of a cause: any of the phrases or statuses. Phrases are lower case and word-bound, a `*` at
 * the end takes the rest of a word.
 */
export type Signature = { phrases?: readonly string[]; statuses?: readonly number[] };

/** `and`: a second signature that must be there too. `sentence` replaces the cause's usual one. */
export type FailureRule = Signature & { code: PullCause; and?: Signature; sentence?: string };

/** What rules are tried on: speakingText and the statuses found in it. */
export type SpeakingText = { text: string; statuses: readonly FoundStatus[] };

const isWordChar = (char: string | undefined) => char !== undefined && /[a-z0-9]/.test(char);

function findPhrase(text: string, written: string): Span | null {
  const open = written.endsWith('*');
  const phrase = open ? written.slice(0, -1) : written;
  const bound = { start: isWordChar(phrase[0]), end: !open && isWordChar(phrase.at(-1)) };
  for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + 1)) {
    const end = at + phrase.length;
    if (bound.start && isWordChar(text[at - 1])) continue;
    if (bound.end && isWordChar(text[end])) continue;
    return { start: at, end };
  }
  return null;
}

function findSignature(
  { phrases = [], statuses = [] }: Signature,
  { text, statuses: found }: SpeakingText,
): Span | null {
  for (const phrase of phrases) {
    const span = findPhrase(text, phrase);
    if (span !== null) return span;
  }
  const status = found.find((each) => statuses.includes(each.status));
  return status ? { start: status.start, end: status.end } : null;
}

/** The words that make a rule apply, `null` where it does not. */
export function findRule(rule: FailureRule, speaking: SpeakingText): Span | null {
  const span = findSignature(rule, speaking);
  if (span === null || rule.and === undefined) return span;
  return findSignature(rule.and, speaking) === null ? null : span;
}
