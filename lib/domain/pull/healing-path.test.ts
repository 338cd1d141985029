import { expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { secretFacts, situation, texts, there, waiting } from '#scripts/testing/pull-situation.ts';

test('an entry that came after the last attempt is not drawn as refused', () => {
  const { headline, path } = explainPull(
    situation({
      container: { state: waiting(texts.nothingSent) },
      lists: [there(secretFacts('ghcr-pull', ['ghcr.io']))],
    }),
  );
  expect(sentenceText(headline)).toBe(
    'The last attempt carried no credential; one that matches is there now.',
  );
  expect(path.lines.slice(2).map(({ from, to, kind }) => `${from} ${kind} ${to}`)).toEqual([
    'secret:0 followed entry:0',
    'entry:0 followed registry',
    'registry tried answer:0',
  ]);
  expect(path.registry.answers.map(({ sentence }) => sentenceText(sentence))).toEqual([
    'to the last attempt, which carried no credential',
  ]);
});
