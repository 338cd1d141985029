import { lowerCase } from '#lib/domain/lower-case.ts';

/** A piece of a source text. Positions are UTF-16 indices. */
export type Span = { start: number; end: number };

const delimiters = new Set(['"', "'", '`', '<', '>', '[', ']', '(', ')', ',', ';', '\\']);
const isQuote = (char: string | undefined) => char === '"' || char === "'" || char === '`' || char === '\\';
const isSpace = (char: string) => char === ' ' || char === '\n' || char === '\t' || char === '\r';

/** Words with a slash in them that say something. */
const speaking = [
  'i/o',
  'net/http',
  'http/',
  'fork/exec',
  'application/',
  'os/arch',
  'and/or',
  'tls/ssl',
  'username/password',
  'user/password',
];
const namedBefore = new Set(['manifest', 'manifests', 'blob', 'blobs', 'tag', 'tags']);

function isReference(word: string, previous: string): boolean {
  if (speaking.some((start) => word.startsWith(start))) return false;
  if (word.includes('/') || word.includes('@') || word.includes('sha256:')) return true;
  return namedBefore.has(previous) && /[0-9]/.test(word);
}

/** Length without the punctuation that ends a clause, which phrases like ": not found" need. */
function bareLength(word: string): number {
  let length = word.length;
  while (length > 0 && (word[length - 1] === ':' || word[length - 1] === '.')) length -= 1;
  return length;
}

/**
 * The text in lower case with image references, URLs, paths and quoted names blanked out, every other
 * character in its place: a tag `v4.0.1`, a port or a repository called `unauthorized` says nothing about the
 * failure. One pass.
 */
export function speakingText(text: string): string {
  const source = lowerCase(text);
  const pieces: string[] = [];
  let kept = 0;
  let previous = '';
  let at = 0;
  while (at < source.length) {
    let end = at;
    for (
      let char = source[end];
      char !== undefined && !isSpace(char) && !delimiters.has(char);
      char = source[end]
    ) {
      end += 1;
    }
    if (end === at) {
      at += 1;
      continue;
    }
    const word = source.slice(at, end);
    const quoted = isQuote(source[at - 1]) && isQuote(source[end]) && !word.startsWith('application/');
    if (quoted || isReference(word, previous)) {
      const length = bareLength(word);
      pieces.push(source.slice(kept, at), '·'.repeat(length));
      kept = at + length;
    }
    previous = word;
    at = end;
  }
  pieces.push(source.slice(kept));
  return pieces.join('');
}

function endOfQuoted(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return Math.min(at + 1, text.length);
}

const openings = ['Back-off pulling image "', 'Failed to pull image "', 'Failed to inspect image "'];
const wrappers = ['ErrImagePull:', 'ImagePullBackOff:', 'Error:', 'Failed:'];

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && (isSpace(text[at] ?? '') || text[at] === ':')) at += 1;
  return at;
}

/**
 * Where the runtime's own words begin: behind `Back-off pulling image "X": ErrImagePull: ` (kubelets from 1.32
 * on), `Failed to pull image "X": ` and `rpc error: code = Unknown desc = `.
 */
export function startOfError(text: string): number {
  let at = 0;
  for (let steps = 0; steps < 8; steps += 1) {
    const opening = openings.find((each) => text.startsWith(each, at));
    const wrapper = wrappers.find((each) => text.startsWith(each, at));
    if (opening !== undefined) at = skipSpace(text, endOfQuoted(text, at + opening.length));
    else if (wrapper !== undefined) at = skipSpace(text, at + wrapper.length);
    else if (text.startsWith('rpc error: code = ', at)) {
      const cut = text.indexOf(' desc = ', at);
      if (cut === -1) return at;
      at = cut + ' desc = '.length;
    } else return at;
  }
  return at;
}

/** Errors seldom begin alike by chance; runtimes begin each error of a list with the same two words. */
function firstWords(text: string, from: number): string {
  const second = text.indexOf(' ', text.indexOf(' ', from) + 1);
  return second === -1 || second - from > 60 ? text.slice(from, from + 12) : text.slice(from, second);
}

const maxErrors = 20;

/**
 * The errors of one message: the kubelet joins those of several credentials as `[e1, e2]`. Only an outermost
 * list counts, and only at a comma that a new error follows, since errors hold commas too.
 */
export function splitErrors(text: string): Span[] {
  const start = startOfError(text);
  const end = text.trimEnd().length;
  const whole = [{ start: 0, end: text.length }];
  if (text[start] !== '[' || text[end - 1] !== ']') return whole;
  const beginning = firstWords(text, start + 1);
  const beginnings = [beginning, 'rpc error: code = ', 'failed to pull and unpack image '];
  const errors: Span[] = [];
  let from = start + 1;
  for (let comma = text.indexOf(', ', from); comma !== -1; comma = text.indexOf(', ', comma + 2)) {
    if (errors.length === maxErrors || !beginnings.some((each) => text.startsWith(each, comma + 2))) continue;
    errors.push({ start: from, end: comma });
    from = comma + 2;
  }
  return [...errors, { start: from, end: end - 1 }];
}
