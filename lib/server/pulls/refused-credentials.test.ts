import { afterAll, beforeAll, expect, test } from 'vitest';
import { breakKey } from '#lib/domain/pull/hops.ts';
import { sentenceText } from '#lib/domain/pull/sentence.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { putSecret, storedDocument } from '#scripts/testing/demo-secrets.ts';
import { explainPull } from './explain-pull.ts';
import { readSecretsOf } from './read-secrets-of-failing.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

/** The container without any pull secret, as the admin has it explained. */
async function courseTools() {
  const [summary] = [...pullport.running.podIndex.failing()].filter(({ pod }) =>
    pod.name.startsWith('course-tools'),
  );
  const name = summary?.pod.name ?? '';
  const context = await pullport.contextOf('jana');
  await readSecretsOf(context, ['cart', 'notebooks']);
  return explainPull(context, { namespace: 'notebooks', name, container: 'course-tools' });
}

test('a secret whose credential is rejected where pods use it is not offered for linking', async () => {
  const document = await storedDocument(pullport, 'cart', 'corp-pull');
  await putSecret(pullport, 'notebooks', 'corp-copy', document);
  const { break: at, remedies, why, path } = await courseTools();
  expect(at === null ? null : breakKey(at)).toBe('account/no-secret-listed');
  expect(remedies.map(({ code }) => code)).toEqual(['create-secret']);
  expect(sentenceText(why)).toContain(
    'Secret corp-copy would match, but registry.corp.example:5000 rejects the same credential where pods use it now.',
  );
  expect(path.secret.cards.map(({ sentence }) => sentenceText(sentence))).toEqual([
    expect.stringContaining('Linking it would not help'),
  ]);
});

test('one of which no such thing is known is offered', async () => {
  const document = JSON.stringify({
    auths: { 'registry.corp.example:5000': { username: 'a', password: 'b' } },
  });
  await putSecret(pullport, 'notebooks', 'corp-other', document);
  const context = await pullport.contextOf('jana');
  pullport.running.secretMemory.of(context.identity.key).forget(['notebooks']);
  const { break: at, remedies } = await courseTools();
  expect(at === null ? null : breakKey(at)).toBe('account/not-linked');
  expect(remedies.map(({ title }) => title)).toEqual(['Link corp-other to ServiceAccount default']);
});
