import { expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { failureRecord } from '#lib/domain/pull/failure-record.ts';
import { groupFailures } from '#lib/domain/pull/roots.ts';
import { secretFacts, situation, texts, there, waiting } from '#scripts/testing/pull-situation.ts';

const secrets = Array.from({ length: 10 }, (_, secret) =>
  there(
    secretFacts(
      `s${secret}`,
      Array.from({ length: 20 }, (__, key) => `r${secret}-${key}.example:5000/team`),
    ),
  ),
);

/** The best of some rounds: what the code needs, not what the machine was busy with. */
function bestOf(rounds: number, act: () => void): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    act();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test('ten secrets of twenty entries are explained within 5 ms', () => {
  const given = situation({ lists: secrets, others: [secretFacts('other', ['ghcr.io'])] });
  expect(bestOf(20, () => explainPull(given))).toBeLessThan(5);
});

test('2,500 failures are grouped within 100 ms', () => {
  const records = Array.from({ length: 2500 }, (_, index) => {
    const image = `ghcr.io/team/app-${index % 40}:1`;
    const given = situation({
      container: { image, state: waiting(texts.unauthorized) },
      lists: [there(secretFacts('s', ['ghcr.io']))],
    });
    const record = failureRecord(given);
    if (record === null) throw new Error('nothing fails');
    return { ...record, id: `${index}`, podUid: `${index}`, namespace: `ns-${index % 200}` };
  });
  const questions = { remedyOf: () => null, runsOnNodes: () => [] };
  expect(bestOf(5, () => groupFailures(records, 'root', questions))).toBeLessThan(100);
});

test('a message of 100 KB is read in time that grows with its length only', () => {
  const given = situation({ container: { state: waiting(`${'a [b, '.repeat(17_000)}${texts.tls}`) } });
  expect(bestOf(5, () => explainPull(given))).toBeLessThan(150);
});
