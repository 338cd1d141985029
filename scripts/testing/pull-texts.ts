import { describe, expect, test } from 'vitest';
import type { PullCause } from '#lib/domain/pull/causes.ts';
import { classifyPullFailure } from '#lib/domain/pull/failure.ts';

/** One test per text: as message of a failed pull it must get this cause and no other. */
export function describeTexts(texts: Partial<Record<PullCause, readonly string[]>>): void {
  describe.each(Object.entries(texts))('%s', (cause, messages) => {
    test.each(messages)('%s', (message) => {
      const { causes } = classifyPullFailure({ reason: 'ErrImagePull', message, events: [] });
      expect(causes.map(({ code }) => code)).toEqual([cause]);
    });
  });
}
