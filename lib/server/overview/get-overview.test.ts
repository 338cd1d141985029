import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overview } from '#lib/api/overview.ts';
import { pullSecretQuery } from '#lib/api/pull-secrets.ts';
import { listPullSecrets } from '#lib/server/pull-secrets/list-pull-secrets.ts';
import { readSecretsOf } from '#lib/server/pulls/read-secrets-of-failing.ts';
import { getOverview } from '#lib/server/overview/get-overview.ts';
import { type DemoPullport, startDemoPullport } from '#scripts/testing/demo-context.ts';

let pullport: DemoPullport;
beforeAll(async () => {
  pullport = await startDemoPullport();
});
afterAll(() => pullport.close());

describe('the overview', () => {
  test('counts every visible container once, whatever it is counted by', async () => {
    const answer = overview.parse(await getOverview(await pullport.contextOf('jana'), {}));
    const byState = Object.values(answer.containers.byState).reduce((sum, count) => sum + count, 0);
    expect(byState).toBe(answer.containers.total);
    expect(answer.pods).toBe(pullport.running.live.pods.size);
    expect(answer.containers.byState.failing).toBeGreaterThan(0);
    expect(answer.namespaces.isComplete).toBe(true);
    const images = answer.registries.reduce((sum, { images }) => sum + images, 0);
    expect(images).toBeLessThanOrEqual(answer.images.total);
    expect(answer.registries.length).toBe(answer.images.registries);
  });

  test('finds tags that run with several digests and workloads without their account', async () => {
    const answer = await getOverview(await pullport.contextOf('jana'), {});
    expect(answer.images.mixedDigests).toBeGreaterThan(0);
    expect(answer.blockedWorkloads).toContainEqual(
      expect.objectContaining({
        namespace: 'cart',
        workload: { kind: 'Deployment', name: 'cart-promo' },
        cause: 'account-missing',
      }),
    );
  });

  test('tells of secrets once they were read', async () => {
    const context = await pullport.contextOf('jana');
    await readSecretsOf(context, pullport.running.live.namespaceNames());
    const answer = await getOverview(context, {});
    expect(answer.pullSecrets?.secrets).toBeGreaterThan(answer.pullSecrets?.credentials ?? Infinity);
    expect(answer.withoutCredentials.map(({ namespace }) => namespace)).toContain('checkout');
    const expiring = await listPullSecrets(context, pullSecretQuery.parse({ health: 'expiring' }));
    expect(expiring.total).toBeGreaterThan(0);
    expect(answer.pullSecrets?.expiringSoon).toBe(expiring.total);
  });

  test('is cut to what somebody may see', async () => {
    const [all, own, none] = await Promise.all(
      ['jana', 'mara', 'nils'].map(async (person) => getOverview(await pullport.contextOf(person), {})),
    );
    expect(own?.pods).toBeLessThan(all?.pods ?? 0);
    expect(own?.namespaces).toMatchObject({ visible: 2, isComplete: false });
    expect(own?.blockedWorkloads.every(({ namespace }) => namespace.startsWith('payments'))).toBe(true);
    expect(none).toMatchObject({ pods: 0, pullSecrets: null, registries: [] });
  });

  test('and to the namespaces asked for', async () => {
    const answer = await getOverview(await pullport.contextOf('jana'), { namespace: 'cart,search' });
    expect(answer.namespaces.visible).toBe(2);
  });
});
