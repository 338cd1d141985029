import type { Mark } from './marks.ts';
import type { PullStateName } from '#lib/api/pods.ts';

export const stateMarks: Record<PullStateName, Mark> = {
  failing: 'fail',
  waiting: 'wait',
  pulling: 'pull',
  running: 'ok',
  completed: 'done',
  unknown: 'unknown',
};

export const stateWords: Record<PullStateName, string> = {
  failing: 'Failing',
  waiting: 'Waiting',
  pulling: 'Pulling',
  running: 'Running',
  completed: 'Completed',
  unknown: 'Unknown',
};
