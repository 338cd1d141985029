/** What was pasted, as a token or as the sentence that says what is wrong with it. */
export type PastedToken = { is: 'token'; token: string } | { is: 'wrong'; problem: string };

/**
 * Reads a pasted bearer token; the word "Bearer" before it and space around it are taken along often. Which characters
 * a token has is what the API takes (lib/api/session.ts).
 */
export function readToken(pasted: string): PastedToken {
  const token = pasted.trim().replace(/^bearer\s+/i, '');
  if (token === '' || /^bearer$/i.test(token)) return { is: 'wrong', problem: 'Paste a token first.' };
  if (!/^[\x21-\x7e]+$/.test(token)) {
    return { is: 'wrong', problem: 'A token has no spaces or line breaks. Copy it again, whole.' };
  }
  return { is: 'token', token };
}
