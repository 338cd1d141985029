import 'server-only';

const key = Buffer.from('"managedFields":[');
const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
/** `[` and `{`, `]` and `}` differ in this bit only. */
const bracketBit = 32;

/**
 * The text of a JSON object without the first managedFields array in it. It is a third of a pod's bytes, dearest to
 * parse of all (every key is new) and of no use here. Quotes inside strings are escaped, so the key's bytes cannot be
 * found in one; where the array does not end, the text is given whole.
 */
export function withoutManagedFields(bytes: Buffer): string {
  const found = bytes.indexOf(key);
  const open = found + key.length;
  const close = found === -1 ? -1 : endOfArray(bytes, open);
  if (close === -1) return bytes.toString('utf8');
  return bytes.toString('utf8', 0, open) + bytes.toString('utf8', close);
}

/** Where the bracket is that closes the array whose inside begins at `from`; -1 where there is none. */
function endOfArray(bytes: Buffer, from: number): number {
  let depth = 1;
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = endOfString(bytes, at + 1);
    else if ((byte | bracketBit) === openBrace) depth += 1;
    else if ((byte | bracketBit) === closeBrace && --depth === 0) return at;
    at += 1;
  }
  return -1;
}

function endOfString(bytes: Buffer, from: number): number {
  let at = from;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === quote) return at;
    at += byte === backslash ? 2 : 1;
  }
  return at;
}
