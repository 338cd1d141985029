import { afterEach, beforeEach, expect, test } from 'vitest';
import { deletePullSecrets as schema } from '#lib/api/pull-secret-writes.ts';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import { deletePullSecrets } from '#lib/server/pull-secrets/delete-pull-secrets.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

const secrets = ['cart', 'checkout', 'payments'].map((namespace) => ({ namespace, name: 'corp-pull' }));

async function remove(body: object, person = 'jana') {
  const context = await pullport.contextOf(person);
  return resultOf(deletePullSecrets(context, schema.parse({ secrets, ...body })));
}

test('deletes a credential in many namespaces as planned, with the reach in each, and may be repeated', async () => {
  const plan = await remove({ dryRun: true });
  const deletions = plan.results.filter(({ kind }) => kind === 'Secret');
  expect(deletions.map(short)).toEqual([
    'cart Secret corp-pull deleted',
    'checkout Secret corp-pull deleted',
    'payments Secret corp-pull unchanged',
  ]);
  expect(deletions[1]?.detail).toMatch(/would be deleted: \d+ pods name it/);
  const done = await remove({});
  expect(done.results.map(short)).toEqual(plan.results.map(short));
  expect(await storedSecret(pullport, 'cart', 'corp-pull')).toMatchObject({ code: 404 });
  expect((await remove({})).counts).toMatchObject({ unchanged: 3, deleted: 0 });
});

test('what is refused or was changed stops no other', async () => {
  const changed = { namespace: 'payments', name: 'team-ghcr', resourceVersion: '1' };
  const body = {
    secrets: [...secrets.slice(0, 1), changed, { namespace: 'payments', name: 'corp-registry' }],
  };
  const { results } = await remove(body, 'mara');
  expect(results.filter(({ kind }) => kind === 'Secret').map(short)).toEqual([
    'cart Secret corp-pull forbidden',
    'payments Secret team-ghcr conflict differs',
    'payments Secret corp-registry deleted',
  ]);
});

test('all unlinking can be taken back', async () => {
  const before = await linksOf(pullport, 'checkout', 'default');
  const { undo = [] } = await remove({});
  expect(await linksOf(pullport, 'checkout', 'default')).not.toContain('corp-pull');
  const context = await pullport.contextOf('jana');
  for (const body of undo) await resultOf(linkPullSecret(context, linkBody.parse(body)));
  expect((await linksOf(pullport, 'checkout', 'default')).toSorted()).toEqual(before.toSorted());
});
