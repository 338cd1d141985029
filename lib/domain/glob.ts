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
    if (char === '*') found.push({ is: 'many' });
    else if (char === '?') found.push({ is: 'any' });
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

/**
 * Shell pattern matching as Go's path.Match: `*` and `?` and `[…]` stop at a slash. `null` where the pattern
 * is malformed. At most pattern length × text length steps.
 */
export function globMatches(pattern: string, text: string): boolean | null {
  const steps = tokens(pattern);
  if (steps === null) return null;
  // `reached[i]`: the pattern up to step i matches what was read so far.
  let reached = [true, ...steps.map(() => false)];
  const passStars = () => {
    for (const [index, step] of steps.entries())
      if (step.is === 'many' && reached[index]) reached[index + 1] = true;
  };
  passStars();
  for (const char of text) {
    const after = reached.map(() => false);
    for (const [index, step] of steps.entries()) {
      if (!reached[index] || !accepts(step, char)) continue;
      after[step.is === 'many' ? index : index + 1] = true;
    }
    reached = after;
    passStars();
  }
  return reached[steps.length] ?? false;
}
