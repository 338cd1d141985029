import { describe, expect, test } from 'vitest';
import { overviewSentence, reachSentence } from './overview-sentence.ts';

const failures = (...containers: number[]) => ({
  items: containers.map((count) => ({ containers: count })),
  total: containers.length,
});

const none = { completed: 0, waiting: 0, pulling: 0, unknown: 0 };

const overview = (failing: number, touched = 1) => ({
  containers: { total: failing + 10, byState: { ...none, failing, running: 10 } },
  namespaces: { visible: 4, touched, isComplete: false },
  pods: 12,
});

describe('overviewSentence', () => {
  test.each([
    ['root', '9 containers cannot pull, for 1 reason'],
    ['namespace', '9 containers cannot pull, in 1 namespace'],
    ['cause', '9 containers cannot pull, for 1 cause'],
  ] as const)('names what %s groups', (grouping, sentence) => {
    expect(overviewSentence(overview(9), failures(9), grouping)).toBe(sentence);
  });

  test('says that all is well', () => {
    expect(overviewSentence(overview(0), failures(), 'root')).toBe('Every image was pulled');
  });
});

describe('reachSentence', () => {
  test('says how much the widest three make', () => {
    expect(reachSentence(overview(20, 2), failures(8, 6, 3, 2, 1), 'root')).toBe(
      '2 of 4 namespaces you may see are touched. Three reasons account for 17 of the 20.',
    );
  });

  test('tells what may pass by itself', () => {
    const { containers, ...rest } = overview(7);
    const byState = { ...containers.byState, waiting: 2 };
    expect(reachSentence({ ...rest, containers: { ...containers, byState } }, null, 'root')).toBe(
      '1 of 4 namespaces you may see is touched. 2 containers may pass by themselves.',
    );
  });

  test('leaves that out where there are no more', () => {
    expect(reachSentence(overview(9), failures(5, 4), 'root')).toBe(
      '1 of 4 namespaces you may see is touched.',
    );
  });

  test('counts pods where nothing fails', () => {
    expect(reachSentence(overview(0, 0), failures(), 'root')).toBe('12 pods in 4 namespaces you may see.');
  });
});
