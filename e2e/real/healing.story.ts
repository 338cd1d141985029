import type { Page } from '@playwright/test';
import { apply } from '#e2e/cluster/workloads/apply.ts';
import { workload } from '#e2e/cluster/workloads/objects.ts';
import { FailurePage } from '#e2e/pages/failure.page.ts';
import { NewSecretPage } from '#e2e/pages/new-secret.page.ts';
import { PullSecretPage } from '#e2e/pages/pull-secret.page.ts';
import { kubectlOf } from '#e2e/real/kubectl.ts';
import { outsideActs } from '#e2e/real/outside-acts.ts';
import { expect, registriesOf, test } from '#e2e/real/stage.ts';

test.use({
  // What browsers say when the pod of the page is replaced while it is shown.
  expectedConsole: async ({}, use) => use([/the server responded with a status of 404/]),
});

/** Opens a failure whose first line of what is wrong holds these words. */
async function open(page: Page, namespace: string, name: string, wrong: RegExp): Promise<FailurePage> {
  const failure = new FailurePage(page);
  await failure.openOneOf(namespace, name);
  await expect(failure.headline).toHaveText(wrong);
  return failure;
}

const restart = (failure: FailurePage) => failure.remedies.getByRole('button', { name: 'Restart and watch' });
const again = (failure: FailurePage) =>
  failure.remedies.getByRole('button', { name: 'Delete pod and watch' }).first();

test('a secret that nobody links is linked, and the workload restarted', async ({ page }) => {
  const failure = await open(page, 'checkout', 'cart', /carries no pull secret|links none|not linked/);
  await failure.remedies.getByRole('button', { name: 'Link in checkout' }).first().click();
  await expect(failure.headline).toContainText('this pod was made before');
  await failure.restartAndWatch(restart(failure));
});

test('a pod older than its link is made anew', async ({ page }) => {
  const failure = await open(page, 'notifications', 'push', /this pod was made before/);
  await failure.restartAndWatch(restart(failure));
});

test('a secret that is missing is created under the name that pods list', async ({ page, cluster }) => {
  const { hosts, account } = registriesOf(cluster);
  const failure = await open(page, 'logistics', 'tracker-0', /registry-creds/);
  await failure.remedies.getByRole('link', { name: 'Create, filled in' }).click();
  const form = new NewSecretPage(page);
  await form.fillEntry({ server: hosts.password, ...account });
  await form.create.click();
  await expect(form.plan.getByText('Created in 1 namespace')).toBeVisible();
  await page.goto('/pods?namespace=logistics&q=tracker-0');
  await expect(page.getByRole('table', { name: 'Pods' })).toContainText('Running', { timeout: 120_000 });
});

test('an entry without the port gets a neighbour with it', async ({ page }) => {
  const failure = await open(page, 'platform', 'scheduler-ui', /is for registry\.corp\.test/);
  await failure.remedies.getByRole('button', { name: 'Add entry in platform' }).click();
  await expect(failure.stop('Entry')).toContainText('matches; it is offered');
  await failure.restartAndWatch(again(failure));
});

test('a password that is rejected is set anew', async ({ page, cluster }) => {
  const { account } = registriesOf(cluster);
  const failure = await open(page, 'search', 'indexer-', /reject/);
  await failure.remedies.getByRole('button', { name: 'Set the password' }).click();
  await failure.remedies.getByLabel('New password or token').fill(account.password);
  await failure.remedies.getByRole('button', { name: 'Save the password' }).click();
  await expect(failure.remedies).toContainText('at its next attempt');
  await failure.restartAndWatch(again(failure));
});

test('a document that cannot be read is replaced', async ({ page, cluster }) => {
  const { hosts, account } = registriesOf(cluster);
  const failure = await open(page, 'billing', 'dunning', /dunning-pull/);
  await failure.remedies.getByRole('link', { name: 'Open the secret' }).click();
  const secret = new PullSecretPage(page);
  const document = JSON.stringify({ auths: { [hosts.password]: account } });
  await page.getByRole('textbox', { name: 'New document' }).fill(document);
  await page.getByRole('button', { name: 'Replace the document' }).click();
  await expect(secret.entry(hosts.password)).toBeVisible();
  await page.goto('/pods?namespace=billing&q=dunning');
  await expect(page.getByRole('table', { name: 'Pods' })).toContainText('Running', { timeout: 120_000 });
});

test('a tag that is not there is changed by the printed line, and the open page tells of the new pods', async ({
  page,
  cluster,
}) => {
  const failure = await open(page, 'catalog', 'thumbnailer', /no tag|no such|not there|not found/i);
  const line = await failure.remedies.locator('pre').first().textContent();
  const kubectl = await kubectlOf(cluster);
  await kubectl(line?.split('\n')[0]?.replace('TAG', '1') ?? '');
  await expect(failure.outcome).toContainText('This pod is gone');
  await expect(failure.outcome.getByRole('list', { name: 'Pods after it' })).toContainText('Running');
});

test('a registry that answers again heals the pod under the open page', async ({ page, cluster }) => {
  const registries = registriesOf(cluster);
  const image = `${registries.hosts.unavailable}/platform/check:1`;
  // A pod of its own, for which the kubelet does not wait long yet.
  const place = { namespace: 'platform', name: 'fresh-check', shows: 'healing-story' };
  await apply(cluster.access('admin'), [workload('Deployment', place, { image })]);
  const failure = await open(page, 'platform', 'fresh-check', /is not available/);
  const outside = { cluster, registries, kubectl: await kubectlOf(cluster) };
  await outsideActs['registry-unavailable']?.(outside, '');
  await expect(failure.outcome).toContainText('Healed.', { timeout: 100_000 });
});
