/** One step of a pattern: a literal, `?`, `*` or a character class. */
type Token =
  | { is: 'one'; char: string }
  | { is: 'any' }
  | { is: 'many' }
  | { is: 'class'; negated: boolean; ranges: readonly (readonly [string, string])[] };

type Class = { token: Token; next: number };

function readClassChar(pattern: readonly string[], from: number): { char: string; next: number } | null {
  const char = pattern[from];
  if (char === undefined || char === '-' || char === ']') return null;
  if (char !== '\\') return { char, next: from + 1 };
  const escaped = pattern[from + 1];
  return escaped === undefined ? null : { char: escaped, next: from + 2 };
}

function readClass(pattern: readonly string[], from: number): Class | null {
  const negated = pattern[from] === '^';
  const ranges: [string, string][] = [];
  let at = negated ? from + 1 : from;
  while (pattern[at] !== ']' || ranges.length === 0) {
    const low = readClassChar(pattern, at);
    if (low === null) return null;
    const high = pattern[low.next] === '-' ? readClassChar(pattern, low.next + 1) : low;
    if (high === null) return null;
    ranges.push([low.char, high.char]);
    at = high.next;
  }
  return { token: { is: 'class', negated, ranges }, next: at + 1 };
}

function tokens(text: string): Token[] | null {
  const pattern = [...text];
  const found: Token[] = [];
  let at = 0;
  while (at < pattern.length) {
    const char = pattern[at] ?? '';
    at += 1;
    if (char === '*') {
      // Stars in a row are one.
      if (found.at(-1)?.is !== 'many') found.push({ is: 'many' });
    } else if (char === '?') found.push({ is: 'any' });
    else if (char === '[') {
      const read = readClass(pattern, at);
      if (read === null) return null;
      found.push(read.token);
      at = read.next;
    } else if (char === '\\') {
      const escaped = pattern[at];
      if (escaped === undefined) return null;
      found.push({ is: 'one', char: escaped });
      at += 1;
    } else found.push({ is: 'one', char });
  }
  return found;
}

const inRange = (char: string, [low, high]: readonly [string, string]) =>
  (low.codePointAt(0) ?? 0) <= (char.codePointAt(0) ?? 0) &&
  (char.codePointAt(0) ?? 0) <= (high.codePointAt(0) ?? 0);

function accepts(token: Token, char: string): boolean {
  if (token.is === 'one') return token.char === char;
  if (char === '/') return false;
  if (token.is === 'class') return token.ranges.some((range) => inRange(char, range)) !== token.negated;
  return true;
}

/** Whether steps match a text. Only the last `*` passed is ever tried again: earlier ones could not do better. */
function walk(steps: readonly Token[], text: readonly string[]): boolean {
  let at = 0;
  let step = 0;
  let star: { step: number; at: number } | null = null;
  while (at < text.length || step < steps.length) {
    const token = steps[step];
    const char = text[at];
    if (token?.is === 'many') {
      star = { step, at };
      step += 1;
    } else if (token !== undefined && char !== undefined && accepts(token, char)) {
      step += 1;
      at += 1;
    } else {
      const taken: string | undefined = star === null ? undefined : text[star.at];
      if (star === null || taken === undefined || taken === '/') return false;
      star = { step: star.step, at: star.at + 1 };
      step = star.step + 1;
      at = star.at;
    }
  }
  return true;
}

/**
 * Shell pattern matching as Go's path.Match: `*` and `?` and `[…]` stop at a slash. `null` where the pattern
 * is malformed. At most pattern length × text length steps.
 */
export function globMatches(pattern: string, text: string): boolean | null {
  const steps = tokens(pattern);
  return steps === null ? null : walk(steps, [...text]);
}
