import { expect, test } from 'vitest';
import { explanation, pullPath } from '#lib/api/explanation.ts';
import { failureGroup } from '#lib/api/failures.ts';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { failureRecord } from '#lib/domain/pull/failure-record.ts';
import { groupFailures } from '#lib/domain/pull/roots.ts';
import { node, secretFacts, situation, texts, there, waiting } from '#scripts/testing/pull-situation.ts';

const rfc3339 = (at: number | null) => (at === null ? null : new Date(at).toISOString());

const cases = [
  situation(),
  situation({ node: node(), others: [secretFacts('ghcr', ['ghcr.io'])] }),
  situation({ lists: [there(secretFacts('ghcr', ['ghcr.io', 'a.example', 'b.example']))] }),
  situation({ container: { image: 'redis:7', state: waiting(texts.rateLimit) } }),
  situation({ container: { image: 'A/b', state: waiting('', 'InvalidImageName') } }),
  situation({ lists: [{ is: 'not-readable', name: 'x' }] }),
];

const shape = explanation.pick({
  state: true,
  break: true,
  causes: true,
  headline: true,
  why: true,
  order: true,
  nodeSources: true,
  nodeNotes: true,
  remedies: true,
});

test.each(cases)('what is explained is what the contract says (%#)', (given) => {
  const explained = explainPull(given);
  expect(shape.parse(explained)).toMatchObject({
    headline: explained.headline,
    remedies: explained.remedies,
  });
  // None of these entries ends, so the path needs no time written out.
  expect(pullPath.parse(explained.path)).toEqual(explained.path);
});

test('groups are what the contract says', () => {
  const records = cases.flatMap((given) => failureRecord(given) ?? []);
  const groups = groupFailures(records, 'root', {
    samples: 20,
    remedyOf: () => explainPull(situation()).remedies[0] ?? null,
    runsOnNodes: () => ['node-01'],
  });
  for (const { since, samples, ...group } of groups) {
    const answer = {
      ...group,
      since: rfc3339(since),
      samples: samples.map((sample) => ({ ...sample, since: rfc3339(sample.since), nextAttempt: null })),
    };
    expect(failureGroup.safeParse(answer).error).toBeUndefined();
  }
});
