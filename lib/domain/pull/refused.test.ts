import { describe, expect, test } from 'vitest';
import { refusalMark, refusedBy } from '#lib/domain/pull/refused.ts';
import { secretFacts, situation, texts, there, waiting } from '#scripts/testing/pull-situation.ts';

const one = secretFacts('one', ['ghcr.io/team']);
const two = secretFacts('two', ['ghcr.io']);
const other = secretFacts('other', ['quay.io']);
const told = (message: string) =>
  refusedBy(
    situation({ container: { state: waiting(message) }, lists: [there(one), there(two), there(other)] }),
  );
const mark = (facts: typeof one) => refusalMark(facts, 'ghcr.io');

describe('what a failing pull tells of credentials', () => {
  test('a 401 rejects all that were offered, and none that was not', () => {
    expect(told(texts.unauthorized)).toEqual([mark(one), mark(two)]);
  });

  test('of two different answers each is one’s own', () => {
    expect(told(`[${texts.unauthorized}, ${texts.forbidden}]`)).toEqual([mark(one)]);
  });

  test.each([
    ['without a right', texts.forbidden],
    ['ambiguous', texts.ambiguous],
    ['not there', texts.notFound],
    ['nothing was sent', texts.nothingSent],
  ])('%s, nothing is rejected', (_, message) => {
    expect(told(message)).toEqual([]);
  });
});
