import type { Span } from '#lib/domain/pull/failure-text.ts';

export type FoundStatus = Span & { status: number };

const isWordChar = (char: string | undefined) => char !== undefined && /[a-z0-9_]/.test(char);
const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';

/** First words of the reason phrases of RFC 9110 and RFC 6585. */
const reasons = [
  'unauthorized',
  'forbidden',
  'not found',
  'too many',
  'internal',
  'bad',
  'service',
  'gateway',
  'proxy',
];
/** What stands before a status that carries no reason phrase. */
const leads = [
  'status',
  'code',
  'http',
  'error',
  'returned',
  'received',
  'got',
  'response',
  'with',
  'a',
  'statuscode',
];

function leadsToStatus(before: string): boolean {
  const trimmed = before.trimEnd();
  const spaced = trimmed.length < before.length;
  const last = trimmed.at(-1);
  // Docker's own API answers 500 whatever the registry said.
  if (trimmed.endsWith('api error (') || trimmed.endsWith('(http code')) return false;
  if (trimmed === '' || last === '(' || last === '[') return true;
  if (last === ':' || last === '=') {
    // `host:500` is a port; `status:500` and `error: 500` are statuses.
    return (spaced && last === ':') || /(status|code)["']?\s*[:=]$/.test(trimmed);
  }
  if (/exit (code|status)$/.test(trimmed)) return false;
  if (/http\/[0-9.]+$/.test(trimmed)) return true;
  return spaced && leads.includes(trimmed.slice(trimmed.lastIndexOf(' ') + 1));
}

function isStatus(text: string, { start, end }: Span): boolean {
  const before = text[start - 1];
  const after = text[end];
  if (isWordChar(before) || (before !== undefined && '.-/@#$,·'.includes(before))) return false;
  if (isWordChar(after) || after === '%' || after === '·') return false;
  if (after !== undefined && '.:-/'.includes(after) && isWordChar(text[end + 1])) return false;
  const next = text.slice(end + 1, end + 16);
  if (after === ' ' && reasons.some((reason) => next.startsWith(reason))) return true;
  if (
    after === ' ' &&
    /^(ms|s|sec|seconds|bytes|b|kb|mb|gb|kib|mib|gib|attempts|retries|times|layers)\b/.test(next)
  ) {
    return false;
  }
  return leadsToStatus(text.slice(Math.max(0, start - 24), start));
}

/**
 * The HTTP statuses that a text speaks of, in order. Numbers count only word-bound and in company: a reason
 * phrase behind them, or a colon, "status", "code" and the like before. Expects failure-text.ts speakingText.
 */
export function findStatuses(text: string): FoundStatus[] {
  const found: FoundStatus[] = [];
  let at = 0;
  while (at < text.length) {
    if (!isDigit(text[at])) {
      at += 1;
      continue;
    }
    let end = at;
    while (isDigit(text[end])) end += 1;
    if (end - at === 3 && isStatus(text, { start: at, end })) {
      found.push({ status: Number(text.slice(at, end)), start: at, end });
    }
    at = end;
  }
  return found;
}
