import { mustCall, type Access } from '#e2e/cluster/kube-client.ts';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { namespacedBinding, serviceAccount } from '#e2e/cluster/workloads/objects.ts';
import { restingPod } from '#e2e/contract/objects.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { SignInPage } from '#e2e/pages/sign-in.page.ts';
import { expect, test, testAs } from '#e2e/real/stage.ts';

async function createPod(admin: Access, namespace: string): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  await mustCall(admin, { method: 'POST', path, body: restingPod(`web-of-${namespace}`) });
}

testAs.describe('somebody from whom a namespace is taken', () => {
  testAs.use({ identity: 'tenant-b' });

  testAs('sees its rows go while the page is open', async ({ page, cluster }) => {
    const admin = cluster.access('admin');
    for (const namespace of ['search', 'catalog']) await createPod(admin, namespace);
    const pods = new PodsPage(page);
    await pods.open();
    await expect(pods.row('web-of-search')).toBeVisible();
    const path = '/apis/rbac.authorization.k8s.io/v1/namespaces/search/rolebindings/tenant-b';
    await mustCall(admin, { method: 'DELETE', path });
    await expect(pods.row('web-of-search')).toHaveCount(0, { timeout: 40_000 });
    await expect(pods.row('web-of-catalog')).toBeVisible();
  });
});

const signedOut = test.extend({
  baseURL: async ({ inCluster }, use) => use(inCluster.url),
  // What the browser says of the answers that end the session.
  expectedConsole: async ({}, use) => use([/status of 401/]),
});

signedOut('a token that the cluster no longer takes signs out, and leads back', async ({ page, cluster }) => {
  const admin = cluster.access('admin');
  await createPod(admin, 'logistics');
  await apply(admin, [
    serviceAccount('logistics', 'visitor', []),
    namespacedBinding('logistics', 'visitor', 'tenant', {
      ...{ kind: 'ServiceAccount', name: 'visitor', namespace: 'logistics' },
    }),
  ]);
  const account = '/api/v1/namespaces/logistics/serviceaccounts/visitor';
  const { status } = await mustCall<{ status: { token: string } }>(admin, {
    ...{ method: 'POST', path: `${account}/token`, body: { spec: { expirationSeconds: 3600 } } },
  });
  const signIn = new SignInPage(page);
  await signIn.open('?returnTo=/pods');
  await signIn.signIn(status.token);
  const pods = new PodsPage(page);
  await expect(pods.row('web-of-logistics')).toBeVisible();
  await mustCall(admin, { method: 'DELETE', path: account });
  await expect(page).toHaveURL(/\/sign-in\?returnTo=/, { timeout: 60_000 });
  await expect(signIn.token).toBeVisible();
});
