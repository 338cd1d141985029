import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutAtSpans } from '#components/failures/mark-spans.ts';

test('marks what is in a span and nothing else', () => {
  const parts = cutAtSpans('code [manifests 1]: 401 Unauthorized', [{ start: 20, end: 36 }]);
  expect(parts.map(({ text, isMarked }) => [text, isMarked])).toEqual([
    ['code [manifests 1]: ', false],
    ['401 Unauthorized', true],
  ]);
});

test('keeps every character of every text, whatever the spans', () => {
  const span = fc.record({ start: fc.nat(60), end: fc.nat(60) });
  fc.assert(
    fc.property(fc.string({ maxLength: 50 }), fc.array(span), (text, spans) => {
      const parts = cutAtSpans(text, spans);
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(new Set(parts.map(({ at }) => at)).size).toBe(parts.length);
    }),
  );
});
