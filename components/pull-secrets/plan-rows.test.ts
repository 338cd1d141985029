import { describe, expect, test } from 'vitest';
import type { ResultLine } from '#lib/api/writes.ts';
import { planOf, progressOf, touched } from './plan-rows.ts';

const line = (namespace: string, rest: Partial<ResultLine> = {}): ResultLine => ({
  namespace,
  kind: 'Secret',
  name: 'corp-pull',
  outcome: 'created',
  detail: 'would be created.',
  ...rest,
});
const link = (namespace: string, account: string, rest: Partial<ResultLine> = {}) =>
  line(namespace, { kind: 'ServiceAccount', name: account, outcome: 'updated', ...rest });

describe('a plan by namespace', () => {
  test('exceptions come first, what is there already last', () => {
    const plans = planOf([
      line('same', { outcome: 'unchanged' }),
      line('new'),
      line('refused', { outcome: 'forbidden' }),
      line('differs', { outcome: 'conflict', reason: 'differs', difference: [] }),
      line('broken', { outcome: 'failed', reason: 'unreachable' }),
      line('ends', { outcome: 'forbidden', reason: 'terminating' }),
    ]);
    expect(plans.map(({ word }) => word)).toEqual([
      'Unreachable',
      'Conflict',
      'Forbidden',
      'Terminating',
      'Create',
      'Already there',
    ]);
    expect(touched(plans)).toHaveLength(1);
  });

  test('what a quota stopped may be repeated once it is raised, what a right stopped is skipped', () => {
    const lines = [
      line('full', { outcome: 'forbidden', reason: 'quota' }),
      line('refused', { outcome: 'forbidden' }),
    ];
    expect(progressOf(lines, lines, false)).toMatchObject([
      { namespace: 'full', look: 'failed', word: 'Over quota' },
      { namespace: 'refused', look: 'forbidden', word: 'Skipped' },
    ]);
  });

  test('a new secret says which accounts get it', () => {
    const [plan] = planOf([line('a'), link('a', 'default'), link('a', 'ledger')]);
    expect(plan).toMatchObject({ word: 'Create', detail: 'linked to default, ledger' });
  });

  test('what can never change is replaced: the new name, and each account once', () => {
    const made = line('a', {
      name: 'corp-pull-2',
      reason: 'immutable',
      detail: 'created in place of corp-pull.',
    });
    const old = line('a', { outcome: 'unchanged', detail: 'corp-pull stays.' });
    const [plan] = planOf([made, link('a', 'default'), link('a', 'default'), old]);
    expect(plan).toMatchObject({
      word: 'Replace',
      look: 'update',
      detail: 'corp-pull-2 created in place of corp-pull. linked to default',
    });
  });

  test('a deletion says its reach, and whom it unlinks', () => {
    const gone = line('a', { outcome: 'deleted', detail: 'corp-pull would be deleted: no pod names it.' });
    expect(planOf([link('a', 'default'), gone])).toMatchObject([
      {
        word: 'Delete',
        look: 'remove',
        detail: 'corp-pull would be deleted: no pod names it. Unlinked from default.',
      },
    ]);
  });

  test('links that a tool may put back are said, with what to commit', () => {
    const [plan] = planOf([line('a'), link('a', 'default', { manifest: 'kind: ServiceAccount\n' })]);
    expect(plan?.detail).toBe('linked to default. A tool manages default and may put this back.');
    expect(plan?.manifest).toBe('kind: ServiceAccount\n');
  });

  test('what a tool may change back in a secret is said by its own line, once', () => {
    const detail = 'was replaced. Flux manages it and may change it back.';
    const [plan] = planOf([line('a', { outcome: 'updated', detail, manifest: 'kind: Secret\n' })]);
    expect(plan).toMatchObject({ detail, manifest: 'kind: Secret\n' });
  });

  test('a secret that is there and only has to be linked is something to do', () => {
    const plans = planOf([line('a', { outcome: 'unchanged' }), link('a', 'default')]);
    expect(plans).toMatchObject([{ word: 'Link', look: 'update' }]);
    expect(touched(plans)).toHaveLength(1);
  });

  test('only a difference can be decided: an immutable secret cannot', () => {
    const differs = line('a', { outcome: 'conflict', reason: 'differs', difference: [] });
    const immutable = line('b', { outcome: 'conflict', reason: 'immutable', difference: [] });
    expect(planOf([differs, immutable]).map(({ canChoose }) => canChoose)).toEqual([true, false]);
  });

  test('a secret that is there with other labels can be decided about too', () => {
    const there = line('a', {
      outcome: 'unchanged',
      reason: 'differs',
      detail: 'is there. Not set: label x',
    });
    expect(planOf([there])).toMatchObject([{ look: 'same', canChoose: true }]);
    const [plan] = planOf([there, link('a', 'default')]);
    expect(plan).toMatchObject({ word: 'Link', canChoose: true });
    expect(plan?.detail).toBe('is there. Not set: label x; linked to default');
  });

  test('a link that fails after the secret was made says that it was made', () => {
    const [plan] = planOf([
      line('a'),
      link('a', 'batch', { outcome: 'failed', detail: 'somebody changed it.' }),
    ]);
    expect(plan?.detail).toBe('created; linking batch: somebody changed it.');
  });
});

describe('the progress of a plan', () => {
  const planned = [line('a'), link('a', 'default'), line('b'), line('c', { outcome: 'forbidden' })];

  test('queued, working, done', () => {
    const words = (got: ResultLine[]) =>
      Object.fromEntries(progressOf(planned, got, true).map(({ namespace, word }) => [namespace, word]));
    expect(words([])).toEqual({ a: 'Queued', b: 'Queued', c: 'Queued' });
    expect(words([line('a')])).toMatchObject({ a: 'Working', b: 'Queued' });
    expect(words([line('a'), link('a', 'default'), line('b')])).toMatchObject({ a: 'Done', b: 'Done' });
    expect(words([line('c', { outcome: 'forbidden' })])).toMatchObject({ c: 'Skipped' });
  });

  test('what was not told when it stopped is not called done', () => {
    const found = progressOf(planned, [line('b')], false);
    expect(found.map(({ namespace, look }) => [namespace, look])).toEqual([
      ['b', 'done'],
      ['a', 'queued'],
      ['c', 'queued'],
    ]);
  });
});
