/** Text of the cluster as people may see it: nothing in it hides, reorders or breaks what stands beside it. */

// Controls, format and bidi marks, lone surrogates, every space but the plain one, and what fonts draw as nothing.
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;
const unseenButLayout =
  /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}/gu;

const deleteCharacter = 0x7f;
const controlPictures = 0x2400;

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(controlPictures + code);
  if (code === deleteCharacter) return '␡';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** One line of text with every character visible: a line feed becomes ␊, a bidi override ⟨U+202E⟩. */
export function visibleText(text: string): string {
  return text.replace(unseen, nameOf);
}

/** The same for text in a block of its own: line feeds and tabs stay what they are. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseenButLayout, nameOf);
}

/** A character as bash and YAML write one that cannot be seen: `\u202e`, above the basic plane `\U000e0001`. */
export function escapedCharacter(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
