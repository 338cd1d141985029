import { describe, expect, test } from 'vitest';
import type { ResultLine } from '#lib/api/writes.ts';
import { objectPlan, objectProgress } from './object-plan.ts';

const verb = { look: 'create', word: 'Link', same: 'Already there' } as const;

function line(name: string, rest: Partial<ResultLine>): ResultLine {
  return { namespace: 'search', kind: 'ServiceAccount', name, outcome: 'updated', detail: '', ...rest };
}

describe('a plan by object', () => {
  test('puts what needs a decision before what is simply done, and what is there already last', () => {
    const rows = objectPlan(
      [
        line('there', { outcome: 'unchanged' }),
        line('plain', {}),
        line('closed', { outcome: 'forbidden' }),
        line('lacks', { outcome: 'failed', reason: 'missing-secret' }),
        line('broken', { outcome: 'failed' }),
      ],
      verb,
    );
    expect(rows.map(({ title, word }) => `${title}: ${word}`)).toEqual([
      'search / broken: Failed',
      'search / lacks: No such secret',
      'search / closed: Forbidden',
      'search / plain: Link',
      'search / there: Already there',
    ]);
  });

  test('names a change that its owner may undo, or that waits for somebody, as a warning', () => {
    const rows = objectPlan(
      [line('argo', { manifest: 'spec: {}' }), line('manual', { reason: 'on-delete' })],
      verb,
    );
    expect(rows.map(({ look, word }) => [look, word])).toEqual([
      ['conflict', 'May be undone'],
      ['conflict', 'OnDelete'],
    ]);
  });
});

describe('the progress of a plan', () => {
  const planned = [line('a', {}), line('a', {}), line('b', {})];

  test('matches the lines of one object in their order', () => {
    const rows = objectProgress(planned, [line('a', {})], { verb, isRunning: true });
    expect(rows.map(({ title, word }) => `${title}: ${word}`)).toEqual([
      'search / a: Done',
      'search / a: Queued',
      'search / b: Queued',
    ]);
  });

  test('says what was not begun once it has ended, and what went wrong first', () => {
    const got = [line('b', { outcome: 'failed', detail: 'no answer' }), line('a', {})];
    const rows = objectProgress(planned, got, { verb, isRunning: false });
    expect(rows.map(({ word, detail }) => `${word} ${detail}`.trim())).toEqual([
      'Failed no answer',
      'Done',
      'Not begun',
    ]);
  });
});
