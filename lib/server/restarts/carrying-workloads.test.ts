import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deletePullSecret as deleteBody } from '#lib/api/pull-secret-writes.ts';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { resultOf } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

const secret = 'corp-registry';
const namespaces = ['payments'];

async function unlink(extra: object = {}) {
  const body = { action: 'unlink', secret, namespaces, serviceAccounts: ['ledger'], ...extra };
  return resultOf(linkPullSecret(await pullport.contextOf('mara'), linkBody.parse(body)));
}

async function remove(dryRun: boolean) {
  const input = { namespace: 'payments', name: secret, ...deleteBody.parse({ dryRun }) };
  return resultOf(deletePullSecret(await pullport.contextOf('mara'), input));
}

describe('workloads whose pods still carry a name that is gone', () => {
  test('are named when it is taken off their account, as planned and again', async () => {
    const plan = await unlink({ dryRun: true });
    expect(plan.restarts).toContainEqual(
      expect.objectContaining({ namespace: 'payments', kind: 'Deployment', name: 'ledger-api' }),
    );
    expect(plan.restarts[0]?.why).toMatch(
      /still names? it: .*that ledger had; .*only new pods are without it\.$/,
    );
    expect((await unlink()).restarts).toEqual(plan.restarts);
    expect((await unlink()).restarts).toEqual(plan.restarts);
  });

  test('are not, where only a name for mounting went', async () => {
    expect((await unlink({ lists: ['secrets'] })).restarts).toEqual([]);
  });

  test('are named when the secret is deleted, whatever their account', async () => {
    const plan = await remove(true);
    expect(plan.restarts.map(({ name }) => name)).toContain('ledger-api');
    const done = await remove(false);
    expect(done.restarts).toEqual(plan.restarts);
    expect(done.restarts.length).toBeGreaterThan((await unlink()).restarts.length);
  });
});
