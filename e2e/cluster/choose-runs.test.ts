import { expect, it } from 'vitest';
import { chooseRuns } from '#e2e/cluster/choose-runs.ts';
import type { Run } from '#e2e/cluster/run.ts';

function runAt(directory: string, owner: Run['state']['owner']): Run {
  return {
    ...{ directory, place: null, stopping: false },
    state: { id: directory, owner, bridge: null, processes: [], server: null },
  };
}

const own = runAt('/tmp/default', null);
const kept = runAt('/tmp/kept', null);
const tested = runAt('/tmp/tested', { pid: 7, started: '1' });
const crashed = runAt('/tmp/crashed', { pid: 8, started: '1' });
const wish = { directory: own.directory, all: false, live: false };

const ended = (more: Partial<typeof wish>): Run[] =>
  chooseRuns([own, kept, tested, crashed], { ...wish, ...more }, (run) => run === crashed).end;

it('without a word the folder’s own cluster ends, and what killed tests left', () => {
  expect(ended({})).toEqual([own, crashed]);
});

it('with --all those end that somebody keeps, but none under a test that runs', () => {
  expect(ended({ all: true })).toEqual([own, kept, crashed]);
  expect(ended({ all: true, live: true })).toEqual([own, kept, tested, crashed]);
});

it('a folder that is named is ended, whoever it is for', () => {
  expect(ended({ directory: tested.directory })).toEqual([tested, crashed]);
});

it('what stays says how it is ended', () => {
  const { leave } = chooseRuns([kept, tested], wish, () => false);
  expect(leave.map(({ because }) => because)).toEqual([
    'kept for somebody; to end it: npm run cluster down -- --dir /tmp/kept',
    'tests of process 7 run on it; to end it all the same: npm run cluster down -- --all --live',
  ]);
});
