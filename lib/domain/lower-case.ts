/**
 * Lower case, one character for one, so that positions stay valid: İ is the only letter that would become
 * two. Go lowers it to a plain i as well.
 */
export function lowerCase(text: string): string {
  return text.replaceAll('\u0130', 'i').toLowerCase();
}
