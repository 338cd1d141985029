import { OverviewPage } from '#e2e/pages/overview.page.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test('opens with a sentence, and its causes lead to their remedies', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  await expect(overview.title).toHaveText(/^\d+ containers cannot pull, for \d+ reasons$/);
  await expect(
    overview.main.getByText(
      /^\d+ of 14 namespaces are touched\. \d+ containers may pass by themselves\. Three reasons account for \d+ of the \d+\.$/,
    ),
  ).toBeVisible();
  const portDiffers = overview.causes.filter({ hasText: 'entry: port differs' }).first();
  await expect(portDiffers).toContainText('payments');
  const rotated = overview.causes.filter({ hasText: 'rejects the password of svc-pull-checkout' });
  await expect(rotated.getByRole('link', { name: 'Rotate everywhere' })).toBeVisible();
  await portDiffers.getByRole('link').first().click();
  await expect(page).toHaveURL(/\/failures\/payments(-staging)?\//);
});

test('a number leads to what it counts', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  const failing = overview.main.getByRole('link', { name: /^\d+ failing$/ });
  const containers = Number.parseInt((await failing.textContent()) ?? '', 10);
  await failing.click();
  await expect(page).toHaveURL('/pods?pull=failing');
  const pods = new PodsPage(page);
  await expect(pods.rows.first()).toBeVisible();
  expect(await pods.total()).toBeLessThanOrEqual(containers);
  await page.goBack();
  await overview
    .panel('Images by registry')
    .getByRole('link', { name: /^ghcr\.io/ })
    .click();
  await expect(page).toHaveURL('/pods?registry=ghcr.io');
});

test('groups by namespace where that is asked', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  await overview.main.getByRole('link', { name: 'Namespace', exact: true }).click();
  await expect(page).toHaveURL('/?groupBy=namespace');
  await expect(overview.main.getByRole('link', { name: 'Namespace', exact: true })).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('says what cannot make a pod at all, and which pulls take long', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  await expect(overview.main.getByRole('region', { name: /cannot make/i })).toBeVisible();
  await expect(overview.panel('Pulling for long')).toContainText('feature-store');
});

test('a scope is kept in every number', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open('?namespace=kube-system');
  const running = overview.main.getByRole('link', { name: /^\d+ running$/ });
  await running.click();
  await expect(page).toHaveURL('/pods?namespace=kube-system&pull=running');
});

test('a grouping that does not exist is named', async ({ page }) => {
  await page.goto('/?groupBy=colour');
  await expect(page.getByText('This address asks for something that does not exist')).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toContainText('groupBy');
});

test.describe('without any right', () => {
  test.use({ person: 'nils' });

  test('nothing to see is not called well', async ({ page }) => {
    const overview = new OverviewPage(page);
    await overview.open();
    await expect(overview.main.getByText('You may not list pods in all namespaces')).toBeVisible();
    await expect(overview.main.getByText('Every image was pulled')).toHaveCount(0);
  });
});

for (const person of ['jana', 'mara', 'vera', 'nils']) {
  test.describe(`as ${person}`, () => {
    test.use({ person });

    test('accessible and without sideways scroll, in both themes, at a desk and on a phone', async ({
      page,
    }) => {
      await new OverviewPage(page).open();
      await expectFitInEveryForm(page);
    });
  });
}
