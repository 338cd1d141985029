import { goQuotedByte } from '#lib/domain/go-json.ts';

/** Why a text is no JSON, in Go's words. Thrown inside the parser only; parseJsonDocument catches it. */
export class JsonProblem extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Go's error for the character at `at`, or for the end of the text. */
export function problemAt(text: string, at: number, context: string): JsonProblem {
  if (at >= text.length) return new JsonProblem('unexpected end of JSON input', text.length);
  return new JsonProblem(`invalid character ${goQuotedByte(text, at)} ${context}`, at);
}

/**
 * The same inside a token: there Go steps over the end as if a space followed, and blames the space
 * (encoding/json scanner eof).
 */
function problemInToken(text: string, at: number, context: string): JsonProblem {
  return at < text.length ? problemAt(text, at, context) : problemAt(`${text} `, at, context);
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at += 1;
  }
}

const isHexDigit = (char: string) => char !== '' && '0123456789abcdefABCDEF'.includes(char);

function skipEscape(text: string, from: number): number {
  const char = text.charAt(from);
  if (char === '' || !'bfnrt\\/"u'.includes(char)) throw problemInToken(text, from, 'in string escape code');
  if (char !== 'u') return from + 1;
  for (let at = from + 1; at <= from + 4; at += 1) {
    if (!isHexDigit(text.charAt(at)))
      throw problemInToken(text, at, String.raw`in \u hexadecimal character escape`);
  }
  return from + 5;
}

/** From the opening quote to behind the closing one. */
export function scanString(text: string, from: number): { end: number; value: string } {
  let at = from + 1;
  let escaped = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) break;
    if (code === 0x5c) {
      escaped = true;
      at = skipEscape(text, at + 1);
    } else if (code >= 0x20) at += 1;
    else throw problemAt(text, at, 'in string literal');
  }
  const end = at + 1;
  const value = escaped ? String(JSON.parse(text.slice(from, end))) : text.slice(from + 1, at);
  return { end, value: value.toWellFormed() };
}

const isDigit = (text: string, at: number) => {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
};

function skipDigits(text: string, from: number, context: string): number {
  if (!isDigit(text, from)) throw problemInToken(text, from, context);
  let at = from;
  while (isDigit(text, at)) at += 1;
  return at;
}

/** From the first digit or minus to behind the number (encoding/json scanner stateNeg … stateE0). */
export function scanNumber(text: string, from: number): number {
  let at = text.charAt(from) === '-' ? from + 1 : from;
  at = text.charAt(at) === '0' ? at + 1 : skipDigits(text, at, 'in numeric literal');
  if (text.charAt(at) === '.') at = skipDigits(text, at + 1, 'after decimal point in numeric literal');
  if (text.charAt(at) === 'e' || text.charAt(at) === 'E') {
    at += 1;
    if (text.charAt(at) === '+' || text.charAt(at) === '-') at += 1;
    at = skipDigits(text, at, 'in exponent of numeric literal');
  }
  return at;
}

/** Over `true`, `false` or `null`. */
export function scanLiteral(text: string, from: number, literal: string): number {
  for (let index = 1; index < literal.length; index += 1) {
    if (text.charAt(from + index) !== literal.charAt(index)) {
      throw problemInToken(
        text,
        from + index,
        `in literal ${literal} (expecting '${literal.charAt(index)}')`,
      );
    }
  }
  return from + literal.length;
}
