import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BackOffSituation, estimateNextAttempt } from '#lib/domain/pull/back-off.ts';
import { afterFailure, isBackingOff, type Timer, waitAfter } from '#lib/domain/pull/back-off-ladder.ts';

const situation = (given: Partial<BackOffSituation>): BackOffSituation => ({
  now: 0,
  reason: 'ImagePullBackOff',
  startedAt: null,
  attemptsSeen: [],
  attempts: null,
  ...given,
});

/** Attempts of a kubelet that looks every `look` milliseconds, from time 0 on. */
function attemptsOf(look: number, until: number): number[] {
  const attempts: number[] = [];
  let timer: Timer | null = null;
  for (let now = 0; now <= until; now += look) {
    if (isBackingOff(timer, now)) continue;
    timer = afterFailure(timer, now);
    attempts.push(now);
  }
  return attempts;
}

test('waits double from 10 s and stay at 300 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => waitAfter(attempt) / 1000)).toEqual([
    10, 20, 40, 80, 160, 300, 300, 300,
  ]);
});

test('a timer that was idle for more than twice the longest wait starts anew', () => {
  const timer: Timer = { wait: 160_000, updatedAt: 0 };
  expect(afterFailure(timer, 600_000).wait).toBe(300_000);
  expect(afterFailure(timer, 600_001).wait).toBe(10_000);
});

describe('estimateNextAttempt', () => {
  test('knows best from an attempt that was seen and counted', () => {
    const estimate = estimateNextAttempt(situation({ now: 75_000, attemptsSeen: [70_000], attempts: 4 }));
    expect(estimate).toMatchObject({ at: 150_000, earliest: 150_000, latest: 180_000, attempts: 4 });
    expect(estimate.basis).toContain('80 s');
  });

  test('reads the step off the gap between two attempts', () => {
    const estimate = estimateNextAttempt(situation({ now: 80_000, attemptsSeen: [32_000, 75_000] }));
    expect(estimate.at).toBe(75_000 + 80_000);
  });

  test('an attempt that is due comes at the next look', () => {
    const estimate = estimateNextAttempt(situation({ now: 500_000, attemptsSeen: [70_000], attempts: 4 }));
    expect(estimate).toMatchObject({ at: 500_000, earliest: 500_000, latest: 530_000 });
  });

  test.each(['InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'])(
    '%s has no next attempt',
    (reason) => {
      const estimate = estimateNextAttempt(situation({ reason, startedAt: 0, now: 5000 }));
      expect(estimate).toMatchObject({ at: null, earliest: null, latest: null });
      expect(estimate.basis).toMatch(/\.$/);
    },
  );

  test('says that it does not know where nothing is visible', () => {
    expect(estimateNextAttempt(situation({}))).toMatchObject({ at: null, attempts: null });
    expect(estimateNextAttempt(situation({ now: 1000, attemptsSeen: [0] }))).toMatchObject({
      earliest: 10_000,
      latest: 330_000,
    });
  });

  test('the window of a simulated kubelet holds its next attempt, whatever is visible of it', () => {
    const visible = fc.record({
      look: fc.integer({ min: 1000, max: 12_000 }),
      now: fc.integer({ min: 20_000, max: 2_500_000 }),
      sees: fc.constantFrom('age', 'last attempt and count', 'last two attempts'),
    });
    fc.assert(
      fc.property(visible, ({ look, now, sees }) => {
        const all = attemptsOf(look, now + 400_000);
        const past = all.filter((at) => at <= now);
        const next = all[past.length] ?? 0;
        const byCount = sees === 'last attempt and count';
        const seen = sees === 'last two attempts' ? past.slice(-2) : past.slice(-1);
        const estimate = estimateNextAttempt(
          situation({
            now,
            startedAt: sees === 'age' ? 0 : null,
            attemptsSeen: sees === 'age' ? [] : seen,
            attempts: byCount ? past.length : null,
          }),
        );
        expect(estimate.earliest).toBeLessThanOrEqual(next);
        expect(estimate.latest).toBeGreaterThanOrEqual(next);
        expect(estimate.at).toBeGreaterThanOrEqual(Math.max(now, estimate.earliest ?? 0));
        expect(estimate.at).toBeLessThanOrEqual(estimate.latest ?? 0);
      }),
    );
  });
});
