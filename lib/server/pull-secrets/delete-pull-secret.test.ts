import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deletePullSecret as schema } from '#lib/api/pull-secret-writes.ts';
import { linkPullSecret as linkBody } from '#lib/api/service-accounts.ts';
import { secretKey } from '#lib/server/cluster/pod-store.ts';
import { deletePullSecret } from '#lib/server/pull-secrets/delete-pull-secret.ts';
import { linkPullSecret } from '#lib/server/service-accounts/link-pull-secret.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';
import { linksOf, storedSecret } from '#scripts/testing/demo-secrets.ts';
import { resultOf, short } from '#scripts/testing/write-results.ts';

let pullport: DemoPullport;
beforeEach(async () => {
  pullport = await startDemoPullport();
});
afterEach(() => pullport.close());

const secret = { namespace: 'payments', name: 'corp-registry' };

async function remove(body: object = {}, person = 'mara') {
  const context = await pullport.contextOf(person);
  return resultOf(deletePullSecret(context, { ...secret, ...schema.parse(body) }));
}

describe('deleting a pull secret', () => {
  test('is planned with whom it hits, then done with its links first', async () => {
    const plan = await remove({ dryRun: true });
    expect(plan.undo).toBeUndefined();
    expect(plan.results.at(-1)?.detail).toMatch(/would be deleted: \d+ pods name it/);
    expect(await linksOf(pullport, 'payments', 'ledger')).toContain('corp-registry');
    const done = await remove();
    expect(done.results.map(short)).toEqual([
      'payments ServiceAccount default updated',
      'payments ServiceAccount ledger updated',
      'payments Secret corp-registry deleted',
    ]);
    expect(await storedSecret(pullport, 'payments', 'corp-registry')).toMatchObject({ code: 404 });
    expect((await remove()).results.map(short)).toEqual(['payments Secret corp-registry unchanged']);
  });

  test('the unlinking can be taken back by what the answer carries', async () => {
    const before = (await linksOf(pullport, 'payments', 'ledger')).toSorted();
    const { undo = [] } = await remove();
    const context = await pullport.contextOf('mara');
    for (const body of undo) await resultOf(linkPullSecret(context, linkBody.parse(body)));
    expect((await linksOf(pullport, 'payments', 'ledger')).toSorted()).toEqual(before);
  });

  test('counts no pod that is being deleted already', async () => {
    const radius = async () =>
      Number(
        /(\d+) pods? names? it/.exec((await remove({ dryRun: true })).results.at(-1)?.detail ?? '')?.[1],
      );
    const before = await radius();
    const { live } = pullport.running;
    const [pod] = live.pods.by('secret', secretKey('payments', 'corp-registry'));
    const path = `/api/v1/namespaces/payments/pods/${pod?.name}`;
    await pullport.kube('PATCH', path, { metadata: { finalizers: ['example.com/hold'] } });
    await pullport.kube('DELETE', path);
    await pullport.until(() => live.pods.get(pod?.uid ?? '')?.deletedAt !== null);
    expect(await radius()).toBe(before - 1);
  });

  test('stays where an account could not be unlinked', async () => {
    pullport.demo.faults.add(
      { verb: 'patch', resource: 'serviceaccounts' },
      { kind: 'status', code: 500 },
      1,
    );
    const { results } = await remove();
    expect(results.at(-1)).toMatchObject({ outcome: 'failed', reason: 'skipped' });
    expect(await storedSecret(pullport, 'payments', 'corp-registry')).toMatchObject({ kind: 'Secret' });
    expect((await remove()).results.at(-1)?.outcome).toBe('deleted');
  });

  test('is not done to what was changed since it was seen, nor without the right', async () => {
    expect((await remove({ resourceVersion: '1' })).results.map(short)).toEqual([
      'payments Secret corp-registry conflict differs',
    ]);
    await expect(remove({}, 'vera')).rejects.toMatchObject({ code: 'forbidden' });
  });
});
