import { expect, test } from 'vitest';
import { explainPull } from '#lib/domain/pull/explain.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { entry, secretFacts, situation, texts, there, waiting } from '#scripts/testing/pull-situation.ts';

const image = 'registry.corp.example:5000/checkout/api:1';

test('two credentials, each refused in its own way', () => {
  const explained = explainPull(
    situation({
      container: { image, state: waiting(`[${texts.unauthorized}, ${texts.forbidden}]`) },
      lists: [
        there(secretFacts('old', [entry('registry.corp.example:5000', { username: 'svc-old' })])),
        there(secretFacts('new', [entry('registry.corp.example:5000', { username: 'svc-new' })])),
      ],
    }),
  );
  expect(explained.break).toEqual({ hop: 'registry', code: 'no-right' });
  expect(
    explained.path.registry.answers.map(({ title, sentence }) => `${title}: ${sentenceText(sentence)}`),
  ).toEqual([
    '401 Unauthorized: to the entry in old, user svc-old',
    '403 Forbidden: to the entry in new, user svc-new',
  ]);
  expect(
    explained.path.lines.filter(({ kind }) => kind === 'refused').map(({ from, to }) => `${from} ${to}`),
  ).toEqual(['entry:0 answer:0', 'entry:1 answer:1']);
  expect(sentenceText(explained.why)).toContain('It also rejects the password of svc-old in Secret old.');
  expect(explained.remedies.map(({ code, title }) => `${code} ${title}`)).toEqual([
    'grant-right Ask for the right to pull for svc-new',
    'use-other-credential Use another credential for registry.corp.example:5000 in new',
    'set-password Set the password for registry.corp.example:5000 in old',
    'retry-now Retry now',
  ]);
});
