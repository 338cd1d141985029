import { FramePage } from '#e2e/pages/frame.page.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { StatusPage } from '#e2e/pages/status.page.ts';
import { becomePerson, expect, expectAccessible, test } from './fixtures.ts';

test('g and a letter lead to pages, ? explains the keys, Escape closes', async ({ page }) => {
  await new StatusPage(page).open();
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Shortcuts' });
  await expect(help).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL('/');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL('/pods');
});

test('the theme switches and is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await new StatusPage(page).open();
  await page.getByRole('button', { name: 'Switch theme' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('the palette finds a pod by its image and opens why it fails', async ({ page }) => {
  const frame = new FramePage(page);
  await new StatusPage(page).open();
  await page.keyboard.press('Control+k');
  await frame.palette.getByRole('combobox').fill('payments/ledger-api');
  const failing = frame.palette.getByRole('option', { name: /ledger-api-.*payments.*entry: port differs/ });
  await expect(failing.first()).toBeVisible();
  await expectAccessible(page);
  await failing.first().click();
  await expect(page).toHaveURL(/\/failures\/payments\/ledger-api-/);
  await expect(frame.palette).toBeHidden();
});

test('the palette does what it names', async ({ page }) => {
  const frame = new FramePage(page);
  await new PodsPage(page).open('?namespace=payments');
  await frame.jump('new pull', /New pull secret in payments/);
  await expect(page).toHaveURL('/pull-secrets/new?namespace=payments');
  await frame.jump('vera', /Become Vera Nowak/);
  await expect(frame.who).toHaveAccessibleName('Signed in as vera');
});

test('a tenant sees their own namespaces only', async ({ page }) => {
  const frame = new FramePage(page);
  const pods = new PodsPage(page);
  await pods.open('?pageSize=5');
  const all = await pods.total();
  await frame.become('Mara Lindqvist');
  await pods.open('?pageSize=5');
  await expect(pods.facet('Namespace').getByRole('checkbox')).toHaveCount(2);
  expect(await pods.total()).toBeLessThan(all / 2);
  await expect(frame.scope).toHaveAccessibleName('Namespace scope: All 2 namespaces');
});

test('a viewer sees every namespace', async ({ page, server }) => {
  await becomePerson(page, server, 'vera');
  await new PodsPage(page).open('?pageSize=5');
  await expect(new FramePage(page).scope).toHaveAccessibleName('Namespace scope: All 14 namespaces');
});

test('who may see nothing is told which right is missing', async ({ page, server }) => {
  await becomePerson(page, server, 'nils');
  await new PodsPage(page).open();
  await expect(page.getByRole('heading', { name: 'You may not list pods in all namespaces' })).toBeVisible();
  await expect(new FramePage(page).scope).toHaveAccessibleName('Namespace scope: No namespaces');
  await page.getByRole('main').getByRole('link', { name: 'Status' }).click();
  await expect(page).toHaveURL('/status');
});

test('the namespace scope goes along from page to page', async ({ page }) => {
  const frame = new FramePage(page);
  const pods = new PodsPage(page);
  await pods.open('?namespace=search');
  await frame.lookAt('payments-staging');
  await expect(page).toHaveURL(/namespace=search,payments-staging/);
  await frame.navigation.getByRole('link', { name: /^Overview/ }).click();
  await expect(page).toHaveURL('/?namespace=search,payments-staging');
  await expect(frame.scope).toHaveAccessibleName('Namespace scope: 2 namespaces');
});
