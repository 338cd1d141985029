import { mustCall } from '#e2e/cluster/kube-client.ts';
import { restingPod } from '#e2e/contract/objects.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { expect, test } from '#e2e/real/stage.ts';

test('pods of a real cluster are listed, and found by what the kubelet says', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  expect(await pods.total()).toBeGreaterThan(40);
  await pods.addFilter('ImagePullBackOff');
  // Gone first: until the answer is there, the rows are those of the whole list.
  await expect(pods.row('storefront')).toHaveCount(0);
  await expect(pods.row('price-feed')).toBeVisible();
});

test('a pod that is made appears without a reload, and goes when it is deleted', async ({
  page,
  cluster,
}) => {
  const admin = cluster.access('admin');
  const collection = '/api/v1/namespaces/billing/pods';
  const pods = new PodsPage(page);
  await pods.open('?namespace=billing');
  await expect(pods.row('newcomer')).toHaveCount(0);
  await mustCall(admin, { method: 'POST', path: collection, body: restingPod('newcomer') });
  await expect(pods.row('newcomer')).toBeVisible();
  await mustCall(admin, { method: 'DELETE', path: `${collection}/newcomer` });
  await expect(pods.row('newcomer')).toHaveCount(0);
});
