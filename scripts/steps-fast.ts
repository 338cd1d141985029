import { countVitest, type Step } from './steps.ts';

/** What needs no build and no browser: format, lint, types, unused code, unit tests and vectors. */
export const fastSteps: readonly Step[] = [
  { title: 'format', command: 'oxfmt', args: ['--check'] },
  { title: 'lint', command: 'oxlint', args: ['--type-aware'] },
  { title: 'types', command: 'tsc', args: ['--noEmit'] },
  { title: 'unused code', command: 'knip', args: [] },
  { title: 'unit tests and vectors', command: 'vitest', args: ['run'], count: countVitest },
];
