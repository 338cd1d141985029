const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const noValue = 0xff;
const values = new Uint8Array(256).fill(noValue);
for (const [value, char] of [...alphabet].entries()) values[char.charCodeAt(0)] = value;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const padding = '='.charCodeAt(0);
const isNewline = (code: number) => code === 0x0a || code === 0x0d;

export type Base64Decoded = { ok: true; bytes: readonly number[] } | { ok: false; problem: string };

const corrupt = (offset: number): Base64Decoded => ({
  ok: false,
  problem: `illegal base64 data at input byte ${offset}`,
});

function skipNewlines(source: string, from: number): number {
  let at = from;
  while (isNewline(source.charCodeAt(at))) at += 1;
  return at;
}

/** What follows the first `=` in quantum place `place`: the offset of the offending byte, or null where all is well. */
function paddingProblem(source: string, after: number, place: number): number | null {
  if (place < 2) return after - 1;
  let at = after;
  if (place === 2) {
    at = skipNewlines(source, at);
    if (at === source.length) return source.length;
    if (source.charCodeAt(at) !== padding) return at - 1;
    at += 1;
  }
  at = skipNewlines(source, at);
  return at < source.length ? at : null;
}

/**
 * Decodes standard base64 as Go's StdEncoding (`padded`) or RawStdEncoding (`raw`) does: newlines are passed
 * over, anything else outside the alphabet is refused with Go's words and the offset in bytes
 * (encoding/base64 decodeQuantum). Linear.
 */
export function decodeBase64(source: string, form: 'padded' | 'raw'): Base64Decoded {
  // Plain numbers: a document may hold ten thousand short texts, and typed arrays are dear to make.
  const bytes: number[] = [];
  let place = 0;
  let bits = 0;
  for (let at = 0; at < source.length; at += 1) {
    // Characters count as bytes: the first that is none is refused.
    const code = source.charCodeAt(at);
    const value = values[code] ?? noValue;
    if (value !== noValue) {
      bits = (bits << 6) | value;
      place += 1;
      if (place === 4) {
        bytes.push(bits >> 16, (bits >> 8) & 0xff, bits & 0xff);
        place = 0;
        bits = 0;
      }
    } else if (!isNewline(code)) {
      if (code !== padding || form === 'raw') return corrupt(at);
      const problem = paddingProblem(source, at + 1, place);
      if (problem !== null) return corrupt(problem);
      return { ok: true, bytes: withTail(bytes, bits, place) };
    }
  }
  if (place === 1 || (place > 0 && form === 'padded')) return corrupt(source.length - place);
  return { ok: true, bytes: withTail(bytes, bits, place) };
}

/** The whole bytes of an unfinished quantum; left-over bits are dropped, as Go does unless asked to be strict. */
function withTail(bytes: number[], bits: number, place: number): number[] {
  if (place === 2) bytes.push(bits >> 4);
  if (place === 3) bytes.push(bits >> 10, (bits >> 2) & 0xff);
  return bytes;
}

/** Most bytes that are made into text without the decoder, whose call costs more than a short text is worth. */
const short = 256;

function textOf(bytes: readonly number[]): string {
  const plain = bytes.length <= short && bytes.every((byte) => byte < 0x80);
  return plain ? String.fromCharCode(...bytes) : decoder.decode(Uint8Array.from(bytes));
}

/** Decodes to text; bytes that are no UTF-8 become U+FFFD. */
export function decodeBase64Text(
  text: string,
  form: 'padded' | 'raw',
): { ok: true; text: string } | { ok: false; problem: string } {
  const decoded = decodeBase64(text, form);
  if (!decoded.ok) return decoded;
  return { ok: true, text: textOf(decoded.bytes) };
}

/** Padded standard base64 of the UTF-8 of a text. */
export function encodeBase64(text: string): string {
  const bytes = encoder.encode(text);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const chars = [18, 12, 6, 0].map((shift) => alphabet.charAt((group >> shift) & 63));
    const held = Math.min(3, bytes.length - at);
    pieces.push(...chars.slice(0, held + 1), '='.repeat(3 - held));
  }
  return pieces.join('');
}
