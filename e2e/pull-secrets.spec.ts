import { FramePage } from '#e2e/pages/frame.page.ts';
import { NewSecretPage } from '#e2e/pages/new-secret.page.ts';
import { saveAs } from '#e2e/pages/export.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

const rows = 'table[aria-label="Pull secrets"] tr[data-row]';

test('equal secrets are one row, worst first, that opens to its namespaces', async ({ page }) => {
  await page.goto('/pull-secrets');
  await expect(page.getByText(/\d+ credentials, kept as \d+ secrets\./)).toBeVisible();
  await expect(page.locator(rows).first()).toContainText('Undecodable');
  const row = page.locator(rows).filter({ hasText: 'gar-serving' });
  await expect(row).toContainText('2 namespaces');
  await row.getByRole('button', { name: 'Where gar-serving is kept' }).click();
  const kept = page.getByRole('list', { name: 'Secrets with the credential gar-serving' });
  await expect(kept.getByRole('listitem')).toHaveCount(2);
  await expect(kept.getByRole('link', { name: 'notebooks' })).toHaveAttribute(
    'href',
    '/pull-secrets/notebooks/gar-serving',
  );
});

test('a pill filters by health and stands in the address; search finds by user', async ({ page }) => {
  await page.goto('/pull-secrets');
  await page.getByRole('link', { name: /^Broken/ }).click();
  await expect(page).toHaveURL('/pull-secrets?health=undecodable,wrong-type,rejected,expired');
  await expect(page.locator(rows).filter({ hasText: 'In use' })).toHaveCount(0);
  await page.goto('/pull-secrets');
  await new FramePage(page).untilAlive();
  await page.keyboard.press('/');
  await page.keyboard.type('robot$ci');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=robot/);
  await expect(page.locator(rows)).toHaveCount(1);
});

test('what is named and of a wrong type stands among the broken, with what it is', async ({ page }) => {
  await page.goto('/pull-secrets');
  await page.getByRole('link', { name: /^Broken/ }).click();
  const row = page.locator(rows).filter({ hasText: 'archive-pull' });
  await expect(row).toContainText('Wrong type');
  await expect(row).toContainText('not read');
  await expect(row.getByRole('link', { name: 'Repair' })).toHaveAttribute(
    'href',
    '/pull-secrets/data-ingest/archive-pull?tab=entries',
  );
});

test('what is named and missing leads to creating it under its name, then to watching what waits for it', async ({
  page,
}) => {
  await page.goto('/pull-secrets?health=missing');
  await expect(page.getByText(/names? leads? to no secret\./)).toBeVisible();
  const row = page.locator(rows).filter({ hasText: 'corp-registry-old' });
  await expect(row).toContainText('no secret');
  await expect(row).toContainText('create it under this name');
  await row.getByRole('link', { name: 'Create' }).click();
  const form = new NewSecretPage(page);
  await expect(page).toHaveURL(/\/pull-secrets\/new\?name=/);
  await form.fillEntry({
    server: 'registry.corp.example:5000',
    username: 'svc-pull-payments',
    password: 'demo-payments-8Kx1',
  });
  await form.create.click();
  await expect(form.plan.getByText(/^Created in/)).toBeVisible();
  await page.getByRole('link', { name: 'Watch what pulls' }).click();
  await expect(page).toHaveURL(/tab=watch&since=/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('svc-pull-payments');
});

test('registry and type narrow the list, and a row opened tells type, age and every user', async ({
  page,
}) => {
  await page.goto('/pull-secrets');
  await new FramePage(page).untilAlive();
  await page.getByRole('button', { name: 'Filters' }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: /^dockercfg/ })
    .click();
  await expect(page).toHaveURL('/pull-secrets?type=kubernetes.io/dockercfg');
  await page.keyboard.press('Escape');
  await expect(page.locator(rows)).toHaveCount(1);
  await page.getByRole('button', { name: 'Where before-2016 is kept' }).click();
  const kept = page.getByRole('list', { name: 'Secrets with the credential before-2016' });
  await expect(kept).toContainText(/dockercfg, \d+ d old/);
  await page.getByRole('link', { name: 'Remove filter type' }).click();
  await expect(page).toHaveURL('/pull-secrets');
  await page.goto('/pull-secrets?namespace=payments-staging&q=corp-registry');
  await page.getByRole('button', { name: 'Where corp-registry is kept' }).click();
  const users = page.getByLabel('Users');
  await expect(users).toContainText('registry.corp.example');
  await expect(users).toContainText('svc-pull');
});

test('a filter that hides everything says how to see more', async ({ page }) => {
  await page.goto('/pull-secrets?q=nothing-is-named-so');
  await expect(page.getByText('No pull secret passes all filters')).toBeVisible();
  await page.getByRole('link', { name: 'Without search' }).click();
  await expect(page.locator(rows).first()).toBeVisible();
});

test('one chosen credential offers rotation, links and deletion', async ({ page }) => {
  await page.goto('/pull-secrets');
  await page.getByRole('checkbox', { name: 'Select gar-serving' }).check();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('1 credential, 2 secrets chosen');
  await bar.getByRole('link', { name: 'Rotate everywhere' }).click();
  await expect(page).toHaveURL(/\/pull-secrets\/(notebooks|ml-platform)\/gar-serving\?tab=rotate$/);
});

test('saves what is filtered as a file, without values', async ({ page }) => {
  await page.goto('/pull-secrets?namespace=payments');
  await expect(page.locator(rows).first()).toBeVisible();
  const file = await saveAs(page, 'CSV');
  expect(file.name).toBe('pull-secrets.csv');
  const [head, ...lines] = file.text.trimEnd().split('\r\n');
  expect(head).toMatch(/^namespace,secret,type,immutable,registry key,user/);
  expect(lines.every((line) => line.startsWith('payments,'))).toBe(true);
  expect(file.text).not.toContain('demo-payments');
});

test('one row per secret by choice, each with its namespace', async ({ page }) => {
  await page.goto('/pull-secrets');
  await page.getByRole('link', { name: 'By secret' }).click();
  await expect(page).toHaveURL('/pull-secrets?groupBy=secret');
  await expect(page.locator(rows).filter({ hasText: 'gar-serving' })).toHaveCount(2);
});

test('the list fits and is accessible in every form', async ({ page }) => {
  await page.goto('/pull-secrets');
  await expect(page.locator(rows).first()).toBeVisible();
  await expectFitInEveryForm(page);
});

test.describe('who may read no secret', () => {
  test.use({ person: 'vera' });

  test('is told which namespaces refuse, by verb', async ({ page }) => {
    await page.goto('/pull-secrets');
    await expect(page.getByText(/You may not list secrets in .*checkout/)).toBeVisible();
    await expect(page.locator(rows)).toHaveCount(0);
  });
});

test.describe('who may read no secret', () => {
  test.use({ person: 'vera' });

  test('is told which right is missing instead of an empty list', async ({ page }) => {
    await page.goto('/pull-secrets');
    await expect(page.getByText('No pull secret that you may see.')).toBeVisible();
    await expect(
      page.getByRole('heading', { name: 'You may not list secrets in all namespaces' }),
    ).toBeVisible();
    await expect(page.getByText('There is no pull secret')).toHaveCount(0);
  });
});

test.describe('who may see nothing', () => {
  test.use({ person: 'nils' });

  for (const path of ['/pull-secrets', '/service-accounts', '/coverage']) {
    test(`is told so on ${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(
        page.getByRole('heading', { name: 'You may not list pods in all namespaces' }),
      ).toBeVisible();
    });
  }
});
