/** A part of a sentence that is shown in its own way: as code, as a link to a secret of the pod's namespace, or strong. */
export type SentencePart = string | { code: string } | { secret: string } | { strong: string };

/** A sentence in parts, so that pages can set names apart without reading text. */
export type Sentence = readonly SentencePart[];

function partText(part: SentencePart): string {
  if (typeof part === 'string') return part;
  if ('code' in part) return part.code;
  return 'secret' in part ? part.secret : part.strong;
}

/** The same sentence as plain text, for titles, readers and logs. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map(partText).join('');
}

export const code = (text: string) => ({ code: text });
export const secret = (name: string) => ({ secret: name });
export const strong = (text: string) => ({ strong: text });

/** "1 entry", "3 entries". */
export function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
