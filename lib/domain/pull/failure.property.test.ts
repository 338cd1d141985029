import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { pullCauses } from '#lib/domain/pull/causes.ts';
import { classifyPullFailure } from '#lib/domain/pull/failure.ts';
import { speakingText, splitErrors } from '#lib/domain/pull/failure-text.ts';

const fragment = fc.constantFrom(
  'Back-off pulling image "a:1": ',
  'ErrImagePull: ',
  'rpc error: code = Unknown desc = ',
  'Failed to pull image "',
  '"https://r.io/v2/a/manifests/401": ',
  '401 Unauthorized',
  'not found',
  ', ',
  '[',
  ']',
  '\n',
  '\u202e\u2066<b>\u0130ſK',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc
    .array(fc.oneof(fragment, fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 30 })
    .map((parts) => parts.join('')),
);
const anyReason = fc.oneof(
  fc.constantFrom('ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'RegistryUnavailable'),
  anyText,
);
const anyEvents = fc.array(
  fc.record({ reason: fc.constantFrom('Failed', 'BackOff', 'Other'), message: anyText }),
  { maxLength: 4 },
);

describe('classifyPullFailure', () => {
  test('any text gets known codes once each, with the words that decided in their place', () => {
    fc.assert(
      fc.property(anyReason, anyText, anyEvents, (reason, message, events) => {
        const { causes } = classifyPullFailure({ reason, message, events });
        expect(new Set(causes.map(({ code }) => code)).size).toBe(causes.length);
        for (const { code, sentence, evidence } of causes) {
          expect(pullCauses).toContain(code);
          expect(sentence).toMatch(/\.$/);
          if (evidence === null) continue;
          const source = { reason, message, event: events[evidence.event ?? -1]?.message ?? '' }[evidence.in];
          expect(source.slice(evidence.start, evidence.end)).toBe(evidence.text);
        }
      }),
    );
  });

  test('a pull reason always gets a cause', () => {
    fc.assert(
      fc.property(anyText, anyEvents, (message, events) => {
        expect(classifyPullFailure({ reason: 'ErrImagePull', message, events }).causes).not.toEqual([]);
      }),
    );
  });

  test('blanking keeps every position', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(speakingText(text)).toHaveLength(text.length);
      }),
    );
  });

  test('the errors of a list lie one behind the other', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of splitErrors(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThanOrEqual(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  test.each([
    '"',
    '\\"',
    '[',
    'a',
    '1',
    '401 ',
    ': ',
    ' ',
    'x/',
    ', rpc error: code = ',
    'Error: ',
    'eof',
    'lookup ',
    'does not match ',
    'permission denied: ',
    'Back-off pulling image "',
  ])('100 KB of %j take a bounded number of searches', (unit) => {
    const message = `[${unit.repeat(Math.ceil(100_000 / unit.length))}]`;
    const searches = vi.spyOn(String.prototype, 'indexOf');
    const slices = vi.spyOn(String.prototype, 'slice');
    classifyPullFailure({ reason: 'ErrImagePull', message, events: [] });
    const copied = slices.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    const calls = searches.mock.calls.length;
    slices.mockRestore();
    searches.mockRestore();
    expect(copied).toBeLessThan(60 * message.length);
    expect(calls).toBeLessThan(2 * message.length);
  });
});
