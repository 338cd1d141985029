const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const noValue = 0xff;
const values = new Uint8Array(256).fill(noValue);
for (const [value, char] of [...alphabet].entries()) values[char.charCodeAt(0)] = value;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

const padding = '='.charCodeAt(0);
const isNewline = (byte: number | undefined) => byte === 0x0a || byte === 0x0d;

export type Base64Decoded = { ok: true; bytes: Uint8Array } | { ok: false; problem: string };

const corrupt = (offset: number): Base64Decoded => ({
  ok: false,
  problem: `illegal base64 data at input byte ${offset}`,
});

function skipNewlines(source: Uint8Array, from: number): number {
  let at = from;
  while (isNewline(source[at])) at += 1;
  return at;
}

/** What follows the first `=` in quantum place `place`: the offset of the offending byte, or null where all is well. */
function paddingProblem(source: Uint8Array, after: number, place: number): number | null {
  if (place < 2) return after - 1;
  let at = after;
  if (place === 2) {
    at = skipNewlines(source, at);
    if (at === source.length) return source.length;
    if (source[at] !== padding) return at - 1;
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
export function decodeBase64(text: string, form: 'padded' | 'raw'): Base64Decoded {
  const source = encoder.encode(text);
  const bytes = new Uint8Array(Math.ceil((source.length * 3) / 4));
  let written = 0;
  let place = 0;
  let bits = 0;
  for (let at = 0; at < source.length; at += 1) {
    const byte = source[at] ?? 0;
    const value = values[byte] ?? noValue;
    if (value !== noValue) {
      bits = (bits << 6) | value;
      place += 1;
      if (place === 4) {
        bytes[written] = bits >> 16;
        bytes[written + 1] = bits >> 8;
        bytes[written + 2] = bits;
        written += 3;
        place = 0;
        bits = 0;
      }
    } else if (!isNewline(byte)) {
      if (byte !== padding || form === 'raw') return corrupt(at);
      const problem = paddingProblem(source, at + 1, place);
      if (problem !== null) return corrupt(problem);
      return { ok: true, bytes: withTail(bytes, written, bits, place) };
    }
  }
  if (place === 1 || (place > 0 && form === 'padded')) return corrupt(source.length - place);
  return { ok: true, bytes: withTail(bytes, written, bits, place) };
}

/** The whole bytes of an unfinished quantum; left-over bits are dropped, as Go does unless asked to be strict. */
function withTail(bytes: Uint8Array, written: number, bits: number, place: number): Uint8Array {
  if (place === 2) bytes[written] = bits >> 4;
  if (place === 3) bytes.set([bits >> 10, bits >> 2], written);
  return bytes.subarray(0, written + Math.max(0, place - 1));
}

/** Decodes to text; bytes that are no UTF-8 become U+FFFD. */
export function decodeBase64Text(
  text: string,
  form: 'padded' | 'raw',
): { ok: true; text: string } | { ok: false; problem: string } {
  const decoded = decodeBase64(text, form);
  if (!decoded.ok) return decoded;
  return { ok: true, text: decoder.decode(decoded.bytes) };
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
