export type Span = { start: number; end: number };
export type TextPart = { text: string; isMarked: boolean; at: number };

/** A text cut at spans, in order and whole; spans that overlap become one. */
export function cutAtSpans(text: string, spans: readonly Span[]): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const add = (end: number, isMarked: boolean) => {
    if (end <= from) return;
    parts.push({ text: text.slice(from, end), isMarked, at: from });
    from = end;
  };
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    add(Math.min(start, text.length), false);
    add(Math.min(end, text.length), true);
  }
  add(text.length, false);
  return parts;
}
