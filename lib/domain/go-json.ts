const named: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeCharacter(char: string): string {
  return named[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A JSON string as Go's encoding/json writes it: `<`, `>`, `&`, U+2028 and U+2029 escaped too. */
export function goJsonString(text: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what has to be escaped
  const escaped = text.toWellFormed().replace(/["\\<>&\u0000-\u001f\u2028\u2029]/g, escapeCharacter);
  return `"${escaped}"`;
}

/** A character as Go's scanner quotes it in an error: of a non-ASCII one it names the first byte. */
export function goQuotedByte(text: string, at: number): string {
  const code = text.codePointAt(at) ?? 0;
  const char = code < 0x80 ? String.fromCharCode(code) : String.fromCharCode(firstByte(code));
  if (char === "'") return String.raw`'\''`;
  if (char === '"') return `'"'`;
  if (char === '\x7f') return String.raw`'\x7f'`;
  const special: Readonly<Record<string, string>> = { '\x07': '\\a', '\v': '\\v' };
  const quoted =
    special[char] ??
    JSON.stringify(char)
      .slice(1, -1)
      .replace(/^\\u00/, String.raw`\x`);
  return `'${quoted}'`;
}

function firstByte(code: number): number {
  if (code < 0x800) return 0xc0 | (code >> 6);
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18);
}

/** Field names as Go compares them: letter case and the two letters that fold into ASCII do not count (encoding/json foldName). */
export function foldFieldName(name: string): string {
  return name
    .replace(/\u017f/g, 's')
    .replace(/\u212a/g, 'k')
    .toLowerCase();
}
