import { expect, expectFitInEveryForm, test } from './fixtures.ts';
import { saveAs } from './pages/export.ts';
import { ServiceAccountsPage } from './pages/service-accounts.page.ts';

// First, while the account still lacks the link.
test.describe('a viewer', () => {
  test.use({ person: 'vera' });

  test('is told which right is missing, and nothing is written', async ({ page }) => {
    const accounts = new ServiceAccountsPage(page);
    await accounts.open('?namespace=search');
    await accounts.choose('search/indexer');
    await page.keyboard.press('l');
    await accounts.panel.getByRole('textbox', { name: 'Name of the secret' }).fill('ghcr-pull');
    await page.keyboard.press('Enter');
    await expect(accounts.planned('search / indexer')).toContainText('Forbidden');
    await expect(accounts.panel.getByRole('button', { name: 'Link on 0 accounts' })).toBeDisabled();
  });
});

test('a tenant links a secret, restarts what carries the older list, and sees it run', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open('?namespace=search');
  const row = accounts.row('search/indexer');
  await expect(row).toContainText('Not linked');
  await row.getByRole('button', { name: 'Link a secret' }).click();

  await expect(accounts.planned('search / indexer')).toContainText('Link');
  await expect(accounts.panel.getByRole('button', { name: /ghcr-pull/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await accounts.carryOut('Link on 1 account');
  await expect(accounts.planned('search / indexer')).toContainText('Done');
  await expect(row.getByRole('link', { name: 'ghcr-pull' })).toBeVisible();

  await accounts.panel.getByRole('button', { name: 'Restart 1 workload' }).click();
  await expect(accounts.restart.getByRole('list', { name: 'What is restarted' })).toContainText('indexer');
  await accounts.restart.getByRole('button', { name: 'Restart 1 workload' }).click();
  await expect(accounts.restart.getByRole('heading', { name: '1 workload on new pods' })).toBeVisible({
    timeout: 45_000,
  });
  await accounts.restart.getByRole('button', { name: 'Close' }).first().click();
  await expect(row).not.toContainText('Not linked');
});

test('leaves out accounts whose namespace has no such secret, and says how to make it there', async ({
  page,
}) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open();
  for (const account of ['catalog/default', 'search/ranker', 'search/opensearch'])
    await accounts.choose(account);
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText(
    '3 accounts chosen in 2 namespaces',
  );
  await page.keyboard.press('l');
  await accounts.panel.getByRole('button', { name: /ghcr-pull/ }).click();

  const lacking = accounts.planned('catalog / default');
  await expect(lacking).toContainText('No such secret');
  await expect(lacking.getByRole('link', { name: 'Create it there' })).toHaveAttribute(
    'href',
    /\/pull-secrets\/new\?namespace=catalog&name=ghcr-pull&serviceAccount=default/,
  );
  await expect(accounts.planned('search / ranker')).toContainText('Already there');
  await expect(accounts.plan.getByRole('listitem').first()).toContainText('catalog / default');
  await expect(accounts.panel.getByRole('button', { name: 'Link on 1 account' })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(accounts.panel).toBeHidden();
});

test('unlinks one name in place and takes it back, without touching the others', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open('?namespace=payments-staging&q=default');
  await accounts.unfold('default', 'payments-staging');
  await page.getByRole('button', { name: 'Unlink team-ghcr from default' }).click();
  const list = page.getByRole('region', { name: 'For pull imagePullSecrets' });
  await expect(list).not.toContainText('team-ghcr');
  await expect(list).toContainText('corp-registry');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(list).toContainText('team-ghcr');
});

test('narrows by state and words, as links', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open();
  await accounts.states.getByRole('link', { name: /^Undecodable secret/ }).click();
  await expect(page).toHaveURL(/state=undecodable/);
  await expect(accounts.row('data-ingest/reports')).toContainText('Undecodable');
  await accounts.search.fill('documents');
  await expect(page).toHaveURL(/q=documents/);
  await expect(accounts.row('data-ingest/reports')).toBeHidden();
  await accounts.search.fill('no such thing');
  await expect(page.getByRole('heading', { name: 'No account passes all filters' })).toBeVisible();
});

test('saves what is filtered as a file', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open('?namespace=payments');
  const file = await saveAs(page, 'JSON');
  expect(file.name).toBe('service-accounts.json');
  const rows = JSON.parse(file.text) as { namespace: string; name: string }[];
  expect(rows.map(({ namespace, name }) => `${namespace}/${name}`)).toContain('payments/ledger');
  expect(rows.every(({ namespace }) => namespace === 'payments')).toBe(true);
});

test('warns where a tool may put a link back, with the lists to commit', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open('?namespace=observability&q=default');
  await accounts.choose('observability/default');
  await page.keyboard.press('l');
  await accounts.panel.getByRole('button', { name: /corp-nexus/ }).click();
  const line = accounts.planned('observability / default');
  await expect(line).toContainText('managed by Flux, which may put this back');
  await line.getByText('What to commit instead').click();
  await expect(line).toContainText('- name: corp-nexus');
  await page.keyboard.press('Escape');
});

test('keys choose, open and link', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  // An account that links something, whatever stories before this one did.
  await accounts.open('?namespace=checkout&q=checkout-api');
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { name: 'Pods by the list they carry' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(accounts.panel).toHaveAccessibleName(/^Unlink a secret from 1 account/);
});

test('fits every form, with the panel open', async ({ page }) => {
  const accounts = new ServiceAccountsPage(page);
  await accounts.open();
  await accounts.choose('search/indexer');
  await accounts.choose('catalog/default');
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Link a secret' })
    .click();
  await expect(accounts.plan).toBeVisible();
  await accounts.unfold('push', 'mobile-bff');
  await expectFitInEveryForm(page);
});
