import { beforeEach, describe, expect, test } from 'vitest';
import type { WatchFreshness } from './freshness.ts';
import { WatchStatus } from './watch-status.ts';

let now: number;
let told: WatchFreshness[];
let status: WatchStatus;
beforeEach(() => {
  now = 1000;
  told = [];
  const clock = { now: () => now, setTimeout: () => () => undefined };
  status = new WatchStatus({ resource: 'pods', namespace: null }, clock, (freshness) => told.push(freshness));
});

const sinceOf = (state: WatchFreshness['state']) =>
  told.filter((freshness) => freshness.state === state).map(({ since }) => since);

describe('since when a watch is as it is', () => {
  test('a cluster that was never reached is away since the first try, however often it is tried', () => {
    status.broken('No answer.', 2000);
    now = 2000;
    status.broken('No answer.', 4000);
    expect(sinceOf('disconnected')).toEqual([1000, 1000]);
  });

  test('rows are stale since the cluster was last heard', () => {
    status.listed();
    status.live();
    now = 5000;
    status.heard();
    now = 9000;
    status.broken('Cut.', 10_000);
    now = 10_000;
    status.broken('Cut.', 12_000);
    expect(sinceOf('stale')).toEqual([5000, 5000]);
  });

  test('rows are live since the watch opened again, told once', () => {
    status.live();
    status.live();
    status.listed();
    status.broken('Cut.', 2000);
    now = 3000;
    status.live();
    expect(sinceOf('live')).toEqual([1000, 3000]);
  });

  test('what is polled is as old as its last list', () => {
    status.polled(31_000);
    now = 31_000;
    status.polled(61_000);
    expect(sinceOf('polled')).toEqual([1000, 31_000]);
  });
});
