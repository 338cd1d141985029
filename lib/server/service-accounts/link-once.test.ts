import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf } from '#scripts/testing/demo-secrets.ts';
import { resultOf } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

const secret = 'same';

async function link(account: string, extra: object = {}) {
  const context = await pullport.contextOf('mara');
  const body = { action: 'link', secret, namespaces: ['payments'], serviceAccounts: [account], ...extra };
  return resultOf(linkPullSecret(context, linkBody.parse({ onMissingSecret: 'anyway', ...body })));
}

async function putAccount(name: string, names: readonly string[] | null) {
  const imagePullSecrets = names?.map((each) => ({ name: each }));
  const body = { metadata: { name }, ...(imagePullSecrets && { imagePullSecrets }) };
  await pullport.kube('POST', '/api/v1/namespaces/payments/serviceaccounts', body);
}

describe('an account names a secret once', () => {
  test.each([
    ['has others', ['kept', 'kept-too']],
    ['has no list yet', null],
  ])('when twenty link the same one to an account that %s', async (_, before) => {
    await putAccount('many', before);
    const answers = await Promise.all(Array.from({ length: 20 }, () => link('many')));
    expect(await linksOf(pullport, 'payments', 'many')).toEqual([...(before ?? []), secret]);
    const lines = answers.flatMap(({ results }) => results.map(({ outcome }) => outcome));
    expect(lines.every((outcome) => outcome === 'updated' || outcome === 'unchanged')).toBe(true);
    expect(lines).toContain('updated');
  });

  test('also while others link and unlink beside it', async () => {
    await putAccount('many', ['kept', 'going']);
    const others = Array.from({ length: 8 }, (_, at) => `other-${at}`);
    await Promise.all([
      ...Array.from({ length: 8 }, () => link('many')),
      ...others.map((other) => link('many', { secret: other })),
      link('many', { secret: 'going', action: 'unlink' }),
    ]);
    const names = await linksOf(pullport, 'payments', 'many');
    expect(names.toSorted()).toEqual(['kept', secret, ...others].toSorted());
  });

  test('where it was named twice before, once linking is repeated', async () => {
    await putAccount('twice', ['a', secret, 'b', secret]);
    const plan = await link('twice', { dryRun: true });
    expect(plan.results[0]).toMatchObject({ outcome: 'updated' });
    expect(plan.results[0]?.detail).toBe('same is named twice by twice; one naming would be taken off.');
    await link('twice');
    expect(await linksOf(pullport, 'payments', 'twice')).toEqual(['a', secret, 'b']);
    expect((await link('twice')).results[0]?.outcome).toBe('unchanged');
  });
});
