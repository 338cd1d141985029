import { describe, expect, test } from 'vitest';
import { parseLabelSelector } from './label-selector.ts';

const labels = { team: 'payments', stage: 'prod', 'corp.example/tier': 'gold' };

function matches(text: string): boolean {
  const selector = parseLabelSelector(text);
  if (!selector.ok) throw new Error(selector.problem);
  return selector.matches(labels);
}

describe('label selectors', () => {
  test.each([
    ['', true],
    ['team=payments', true],
    ['team == payments', true],
    ['team=search', false],
    ['team!=search', true],
    ['absent!=search', true],
    ['team in (search, payments)', true],
    ['team notin (search,payments)', false],
    ['absent notin (a)', true],
    ['team,stage=prod', true],
    ['!team', false],
    ['!absent , corp.example/tier=gold', true],
    ['constructor', false],
  ])('%j', (text, expected) => {
    expect(matches(text)).toBe(expected);
  });

  test.each(['team=a=b', 'a/b/c=d', 'team in payments', 'team=-x', '= x'])(
    '%j is refused in a sentence',
    (text) => {
      const selector = parseLabelSelector(text);
      expect(selector).toEqual({ ok: false, problem: expect.stringMatching(/\.$/) as string });
    },
  );
});
