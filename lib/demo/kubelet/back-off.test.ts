import { expect, it } from 'vitest';
import { type BackOff, afterFailure, afterMore, longWaitsUntil } from './back-off.ts';

it('waits 10 s, twice as long each time, and never more than 300 s', () => {
  let state: BackOff | null = null;
  const waits: number[] = [];
  for (let at = 0; waits.length < 8; at = state.until) {
    state = afterFailure(state, at);
    waits.push((state.until - at) / 1_000);
  }
  expect(waits).toEqual([10, 20, 40, 80, 160, 300, 300, 300]);
});

it('counts attempts of the past along once the waits no longer grow', () => {
  const young = { attempts: 3, failedAt: 0, until: 40_000 };
  expect(longWaitsUntil(young, 9_000_000)).toBe(0);
  const old = { attempts: 7, failedAt: 0, until: 300_000 };
  expect(longWaitsUntil(old, 900_000)).toBe(3);
  expect(afterMore(old, 3)).toEqual({ attempts: 10, failedAt: 900_000, until: 1_200_000 });
});
