import { apply } from '#e2e/cluster/workloads/apply.ts';
import { serviceAccount, workload } from '#e2e/cluster/workloads/objects.ts';
import { FailurePage } from '#e2e/pages/failure.page.ts';
import { NewSecretPage } from '#e2e/pages/new-secret.page.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { expect, registriesOf, testAs } from '#e2e/real/stage.ts';

testAs.use({ identity: 'tenant-b' });

testAs('a tenant heals a private image through the pages alone', async ({ page, cluster }) => {
  const { hosts, account } = registriesOf(cluster);
  await apply(cluster.access('admin'), [
    serviceAccount('catalog', 'ledger', []),
    workload(
      'Deployment',
      { namespace: 'catalog', name: 'ledger', shows: 'tenant-story' },
      { image: `${hosts.password}/catalog/thumbnailer:2`, serviceAccount: 'ledger' },
    ),
  ]);
  const failure = new FailurePage(page);
  await failure.openOneOf('catalog', 'ledger');
  await expect(failure.headline).toContainText('carries no pull secret');
  await failure
    .remedy(/Create a pull secret/)
    .getByRole('link', { name: 'Create, filled in' })
    .click();

  const form = new NewSecretPage(page);
  await expect(form.entry(0).getByLabel('Registry key')).toHaveValue(hosts.password);
  await form.fillEntry({ server: hosts.password, ...account });
  await form.name('ledger-pull');
  await expect(form.row('catalog')).toContainText('linked to ledger');
  await form.create.click();
  await expect(form.plan.getByText('Created in 1 namespace')).toBeVisible();
  await page.getByRole('button', { name: /^Restart 1 workload/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Restart 1 workload' }).click();
  await expect(dialog.getByText('Running', { exact: true })).toBeVisible({ timeout: 60_000 });

  const pods = new PodsPage(page);
  await pods.open('?namespace=catalog&workload=Deployment/ledger');
  await expect(pods.rows).toHaveCount(1);
  await expect(pods.rows).toContainText('Running');
});
