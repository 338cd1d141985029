import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followExpiry } from './follow-expiry.ts';

const hour = 3_600_000;
beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** Credentials that end at these times, as a session knows them. */
function knowing(times: number[]) {
  const listeners = new Set<() => void>();
  return {
    endedBy: (now: number) => times.filter((time) => time <= now).length,
    nextEnd: (now: number) => times.filter((time) => time > now).toSorted((a, b) => a - b)[0] ?? null,
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    learn(time: number) {
      times.push(time);
      for (const listener of listeners) listener();
    },
  };
}

function follow(secrets: ReturnType<typeof knowing>) {
  const told: number[] = [];
  const stop = followExpiry(secrets, Date.now, () => told.push(Date.now()));
  return { told, stop };
}

test('tells each end when it comes, however far it is', () => {
  const { told } = follow(knowing([-hour, hour / 2, 60 * 24 * hour]));
  vi.advanceTimersByTime(100 * 24 * hour);
  expect(told).toEqual([hour / 2, 60 * 24 * hour]);
});

test('an end that is learnt later is told too, one that is past when it is learnt is not', () => {
  const secrets = knowing([]);
  const { told } = follow(secrets);
  vi.advanceTimersByTime(hour);
  secrets.learn(hour / 2);
  secrets.learn(2 * hour);
  vi.advanceTimersByTime(2 * hour);
  expect(told).toEqual([2 * hour]);
});

test('tells nothing once it is stopped', () => {
  const { told, stop } = follow(knowing([hour]));
  stop();
  vi.advanceTimersByTime(2 * hour);
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
