import { apply } from '#e2e/cluster/workloads/apply.ts';
import { serviceAccount, workload } from '#e2e/cluster/workloads/objects.ts';
import { pullSecret } from '#e2e/cluster/workloads/secrets.ts';
import { PullSecretPage } from '#e2e/pages/pull-secret.page.ts';
import { storedIn } from '#e2e/real/stored.ts';
import { expect, registriesOf, testAs } from '#e2e/real/stage.ts';

/** For one path only, so that it serves no image of other stories. */
const path = 'billing';

testAs('a new password everywhere, watched until what waited has pulled', async ({ page, cluster }) => {
  const { hosts, account } = registriesOf(cluster);
  const key = `${hosts.password}/${path}`;
  const wrong = { username: account.username, password: 'changed-last-month' };
  const objects = (['payments', 'checkout'] as const).flatMap((namespace) => [
    pullSecret(namespace, 'billing-robot', key, wrong),
    serviceAccount(namespace, 'billing', ['billing-robot']),
    workload(
      'Deployment',
      { namespace, name: 'billing-sync', shows: 'rotation-story' },
      { image: `${hosts.password}/billing/invoice:3`, serviceAccount: 'billing' },
    ),
  ]);
  await apply(cluster.access('admin'), objects);

  const secret = new PullSecretPage(page);
  await secret.open('payments', 'billing-robot');
  await expect(secret.title).toContainText(`${key} rejects the password of ${account.username}.`);
  await page.keyboard.press('r');
  await page.getByRole('textbox', { name: 'New password or token' }).fill(account.password);
  await secret.plan.getByRole('button', { name: 'Dry run' }).click();
  await expect(secret.plan.getByText(/^dry run/)).toBeVisible();
  await secret.plan.getByRole('button', { name: 'Rotate in 2 namespaces' }).click();
  await expect(secret.plan.getByText('Rotated in 2 namespaces')).toBeVisible();
  await page.getByRole('button', { name: 'Watch what pulls' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '2 of 2 containers have pulled' })).toBeVisible({
    timeout: 120_000,
  });
});

testAs('an immutable secret is replaced, and its account names the new one', async ({ page, cluster }) => {
  const { hosts, account } = registriesOf(cluster);
  const key = `${hosts.password}/archive`;
  await apply(cluster.access('admin'), [
    { ...pullSecret('payments', 'archive-pull', key, account), immutable: true },
    serviceAccount('payments', 'archive', ['archive-pull']),
  ]);
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'archive-pull');
  const form = await secret.edit(key, 'Set password');
  await form.getByRole('textbox', { name: 'New password or token' }).fill('another-password');
  await form.getByRole('button', { name: 'Replace by archive-pull-2' }).click();
  await expect(secret.result).toContainText('archive-pull stays');
  expect(await secret.entries('payments', 'archive-pull-2')).toEqual([`${key} ${account.username}`]);
  const { links, document } = storedIn(cluster);
  expect(await links('payments', 'archive')).toContain('archive-pull-2');
  expect(await document('payments', 'archive-pull-2')).toContain('another-password');
  expect(await document('payments', 'archive-pull')).toContain(account.password);
});
