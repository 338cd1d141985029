import { readFile } from 'node:fs/promises';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';
import { CoveragePage } from './pages/coverage.page.ts';

test('each cell leads to what cures it', async ({ page }) => {
  const coverage = new CoveragePage(page);
  await coverage.open();
  await expect(coverage.cell('search', 'ghcr.io')).toHaveAttribute('href', /^\/service-accounts\?/);
  await expect(coverage.cell('cart', 'docker.io')).toHaveAttribute('href', /^\/pull-secrets\?/);
  const missing = coverage.cell('notebooks', 'registry.corp.example:5000');
  await expect(missing).toContainText('no secret');
  await expect(missing).toHaveAttribute(
    'href',
    '/pull-secrets/new?namespace=notebooks&server=registry.corp.example:5000&serviceAccount=default',
  );
  await coverage.cell('search', 'ghcr.io').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Service accounts' })).toBeVisible();
});

test('is one stop for Tab and a grid for arrow keys', async ({ page }) => {
  const coverage = new CoveragePage(page);
  await coverage.open('?sort=name');
  await coverage.grid.getByRole('rowheader').first().getByRole('link').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(':focus')).toHaveAttribute('data-place', '1 1');
  await page.keyboard.press('Control+End');
  const size = await coverage.grid.getByRole('columnheader').count();
  await expect(page.locator(':focus')).toHaveAttribute('data-place', new RegExp(` ${size - 1}$`));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/pods\?namespace=cart/);
});

test('orders rows by what they need, by team and by name', async ({ page }) => {
  const coverage = new CoveragePage(page);
  await coverage.open();
  await coverage.order.getByRole('link', { name: 'A to Z' }).click();
  await expect(page).toHaveURL(/sort=name/);
  await expect
    .poll(async () => {
      const names = await coverage.namespaces();
      return names.length > 0 && names.join() === names.toSorted().join();
    })
    .toBe(true);
});

test('is saved as a file that holds every registry in use', async ({ page }) => {
  const coverage = new CoveragePage(page);
  await coverage.open();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export CSV' }).click();
  const text = await readFile(await (await waiting).path(), 'utf8');
  expect(text).toContain('namespace,team,registry,state,word,containers,failing');
  expect(text).toMatch(/^notebooks,data,registry\.corp\.example:5000,missing,no secret,/m);
});

test('fits every form', async ({ page }) => {
  const coverage = new CoveragePage(page);
  await coverage.open();
  await expectFitInEveryForm(page);
});

test.describe('a tenant', () => {
  test.use({ person: 'mara' });

  test('sees the rows of the own namespaces only', async ({ page }) => {
    const coverage = new CoveragePage(page);
    await coverage.open('?sort=name');
    expect(await coverage.namespaces()).toEqual(['payments', 'payments-staging']);
  });
});

test.describe('a viewer', () => {
  test.use({ person: 'vera' });

  test('is told what cannot be known without reading secrets', async ({ page }) => {
    const coverage = new CoveragePage(page);
    await coverage.open();
    await expect(coverage.grid.getByText(/^(forbidden|not known)$/).first()).toBeVisible();
  });
});
