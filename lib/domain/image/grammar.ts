/**
 * The grammar of image references, as in distribution/reference v0.6.0 regexp.go. Written as scanners that
 * look at each character once or twice: references come from anyone who may create a pod.
 */

const isDigit = (code: number) => code >= 48 && code <= 57;
const isLower = (code: number) => code >= 97 && code <= 122;
const isUpper = (code: number) => code >= 65 && code <= 90;
const isLetter = (code: number) => isLower(code) || isUpper(code);
const isLetterOrDigit = (code: number) => isLetter(code) || isDigit(code);
const isPathChar = (code: number) => isLower(code) || isDigit(code);
const isHex = (code: number) => isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
const isLowerHex = (code: number) => isDigit(code) || (code >= 97 && code <= 102);
const isLabelChar = (code: number) => isLetterOrDigit(code) || code === dash;
const isTagStart = (code: number) => isLetterOrDigit(code) || code === underscore;
const isTagChar = (code: number) => isTagStart(code) || code === dot || code === dash;
const isAddressChar = (code: number) => isHex(code) || code === colon;

const dash = 45;
const dot = 46;
const slash = 47;
const colon = 58;
const plus = 43;
const underscore = 95;
const openBracket = 91;
const closeBracket = 93;

/** Longest tag, in characters. */
export const maxTagLength = 128;
/** Longest path, in characters, the registry not counted (v0.6.0 on). */
export const maxPathLength = 255;

/** Index of the first character from `from` on that is not of the class; the length where all are. */
function skip(text: string, from: number, belongs: (code: number) => boolean): number {
  let at = from;
  while (at < text.length && belongs(text.charCodeAt(at))) at += 1;
  return at;
}

/** A separator inside a path part: one dot, one or two underscores, any run of dashes. */
function endOfSeparator(text: string, from: number): number {
  const code = text.charCodeAt(from);
  if (code === dash) return skip(text, from, (each) => each === dash);
  if (code === dot) return from + 1;
  if (code === underscore) return text.charCodeAt(from + 1) === underscore ? from + 2 : from + 1;
  return from;
}

function endOfPathPart(text: string, from: number): number | null {
  let at = from;
  for (;;) {
    const word = skip(text, at, isPathChar);
    if (word === at) return null;
    at = endOfSeparator(text, word);
    if (at === word) return at;
  }
}

/** A path of one or more parts, such as `library/nginx`. */
export function isPath(text: string): boolean {
  let at = 0;
  for (;;) {
    const end = endOfPathPart(text, at);
    if (end === null) return false;
    if (end === text.length) return true;
    if (text.charCodeAt(end) !== slash) return false;
    at = end + 1;
  }
}

function endOfHostName(text: string): number | null {
  let at = 0;
  for (;;) {
    const end = skip(text, at, isLabelChar);
    if (end === at || text.charCodeAt(at) === dash || text.charCodeAt(end - 1) === dash) return null;
    if (text.charCodeAt(end) !== dot) return end;
    at = end + 1;
  }
}

function endOfAddress(text: string): number | null {
  const end = skip(text, 1, isAddressChar);
  return end > 1 && text.charCodeAt(end) === closeBracket ? end + 1 : null;
}

/** A registry with optional port: host name, IPv4, or IPv6 in brackets. */
export function isDomain(text: string): boolean {
  const host = text.charCodeAt(0) === openBracket ? endOfAddress(text) : endOfHostName(text);
  if (host === null) return false;
  if (host === text.length) return true;
  const port = host + 1;
  return text.charCodeAt(host) === colon && port < text.length && skip(text, port, isDigit) === text.length;
}

/** A tag: upper case is fine, 128 characters at most. */
export function isTag(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= maxTagLength &&
    isTagStart(text.charCodeAt(0)) &&
    skip(text, 1, isTagChar) === text.length
  );
}

const isAlgorithmSeparator = (code: number) =>
  code === dash || code === underscore || code === plus || code === dot;

/** What the grammar takes for a digest; whether the algorithm exists is decided in digest.ts. */
export function isDigestText(text: string): boolean {
  let at = 0;
  for (;;) {
    if (!isLetter(text.charCodeAt(at))) return false;
    at = skip(text, at, isLetterOrDigit);
    if (!isAlgorithmSeparator(text.charCodeAt(at))) break;
    at += 1;
  }
  if (text.charCodeAt(at) !== colon) return false;
  return text.length - at - 1 >= 32 && skip(text, at + 1, isHex) === text.length;
}

/** Whether all of it is lower-case hexadecimal, as the value of a digest must be. */
export function isLowerHexadecimal(text: string): boolean {
  return skip(text, 0, isLowerHex) === text.length;
}

/** A bare image identifier: 64 lower-case hexadecimal characters. */
export function isIdentifier(text: string): boolean {
  return text.length === 64 && isLowerHexadecimal(text);
}

/** A name cut into registry ('' where none is written) and path; `null` where it is no name. */
export function splitName(name: string): { domain: string; path: string } | null {
  const cut = name.indexOf('/');
  if (cut !== -1 && isDomain(name.slice(0, cut)) && isPath(name.slice(cut + 1))) {
    return { domain: name.slice(0, cut), path: name.slice(cut + 1) };
  }
  return isPath(name) ? { domain: '', path: name } : null;
}

/** Where the name ends and what stands behind it, before anything is checked. */
export function cutReference(text: string): {
  name: string;
  tag: string | null;
  digest: string | null;
} {
  const at = text.indexOf('@');
  const head = at === -1 ? text : text.slice(0, at);
  const digest = at === -1 ? null : text.slice(at + 1);
  const mark = head.lastIndexOf(':');
  // A colon before the last slash belongs to a port: neither tags nor paths hold one.
  if (mark <= head.lastIndexOf('/')) return { name: head, tag: null, digest };
  return { name: head.slice(0, mark), tag: head.slice(mark + 1), digest };
}
