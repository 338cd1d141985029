import { PodsPage } from '#e2e/pages/pods.page.ts';
import { restart } from '#e2e/pages/restart.ts';
import { expect, test } from './fixtures.ts';

test('rows stand still under the pointer, say what waits, and move on when it leaves', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open('?workload=Deployment/fraud-scorer&namespace=payments-staging');
  const before = await pods.names();
  await pods.rows.first().hover();
  await restart(page, { namespace: 'payments-staging', kind: 'Deployment', name: 'fraud-scorer' });
  await expect(pods.pages).toContainText(/\d+ changes? waits? until the pointer leaves/);
  expect(await pods.names()).toEqual(before);
  await page.getByRole('heading', { level: 1 }).hover();
  await expect(pods.pages).not.toContainText('until the pointer leaves');
  await expect.poll(() => pods.names()).not.toEqual(before);
});
