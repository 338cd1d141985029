import 'server-only';

/** Control, bidi and zero-width characters: they forge log lines and reorder what is read. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/**
 * Text of the cluster as it may be shown: odd characters escaped (`\u202e`), cut to `limit` characters, and withheld
 * altogether where it repeats one of `hide` as written, as base64 or as JSON.
 */
export function shownText(text: string, limit: number, hide: readonly string[] = []): string {
  if (hide.some((value) => repeats(text, value))) return '(withheld: the text repeats a credential)';
  const escaped = text.replace(unseen, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return escaped.length <= limit ? escaped : `${escaped.slice(0, limit - 1)}…`;
}

function repeats(text: string, value: string): boolean {
  if (value === '') return false;
  const base64 = Buffer.from(value).toString('base64').replace(/=+$/, '');
  const json = JSON.stringify(value).slice(1, -1);
  return [value, base64, json, encodeURIComponent(value)].some((form) => text.includes(form));
}
