import { NewSecretPage } from '#e2e/pages/new-secret.page.ts';
import { PullSecretPage } from '#e2e/pages/pull-secret.page.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

const registry = 'registry.corp.example:5000';
/** What the demo's registry takes. */
const login = { server: registry, username: 'svc-pull-payments', password: 'demo-payments-8Kx1' };

test.describe('a tenant', () => {
  test.use({ person: 'mara' });

  test('heals an image that cannot be pulled: create, link, restart, running', async ({ page }) => {
    test.setTimeout(150_000);
    const form = new NewSecretPage(page);
    await form.open(`?server=${registry}&namespace=payments&serviceAccount=ledger&name=nexus-pull`);
    await expect(form.entry(0).getByLabel('Registry key')).toHaveValue(registry);
    await form.fillEntry(login);
    await expect(form.row('payments')).toContainText('linked to ledger');
    await form.create.click();
    await expect(form.progress.getByText('Done')).toBeVisible();
    await expect(form.password()).toHaveValue('');
    await expect(form.plan.getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: /^Restart 2 workloads/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Restart 2 workloads/ }).click();
    await expect(dialog.getByText('Running')).toHaveCount(2, { timeout: 100_000 });
    await page.goto('/pods?namespace=payments&workload=Deployment/payouts');
    await expect(page.getByRole('table', { name: 'Pods' })).toContainText('Running');
  });

  test('sees only namespaces of her own', async ({ page }) => {
    const form = new NewSecretPage(page);
    await form.open();
    const group = page.getByRole('group', { name: 'Namespaces' });
    await expect(group.getByRole('checkbox')).toHaveCount(2);
  });
});

test('an admin hands a credential to many namespaces; what exists is left as it is unless asked', async ({
  page,
}) => {
  const form = new NewSecretPage(page);
  await form.open();
  await form.fillEntry({ ...login, password: 'some-other-password' });
  await form.name('corp-pull');
  await page.getByRole('button', { name: 'All mine' }).click();
  await form.dryRun.click();
  await expect(form.plan.getByText('10 of 14 namespaces get corp-pull')).toBeVisible();
  await expect(form.row('cart')).toContainText('exists with another credential');
  await form.row('cart').getByRole('button', { name: 'Replace' }).click();
  await expect(form.create).toHaveText('Create in 11 namespaces');
  await form.create.click();
  await expect(form.plan.getByText('Created in 11 namespaces')).toBeVisible();
  await expect(form.row('checkout')).toContainText('Left as is');
  const secret = new PullSecretPage(page);
  expect(await secret.entries('cart', 'corp-pull')).toEqual([`${registry} svc-pull-payments`]);
  expect(await secret.entries('checkout', 'corp-pull')).toEqual([`${registry} svc-pull-checkout`]);
  expect(await secret.entries('observability', 'corp-pull')).toEqual([`${registry} svc-pull-payments`]);
});

test('accounts by name and by use go into one plan, and what a tool may put back is said', async ({
  page,
}) => {
  const form = new NewSecretPage(page);
  await form.open('?name=together&namespace=observability,payments');
  await form.fillEntry(login);
  await form.account(/^Accounts whose pods use/).check();
  await expect(form.row('payments')).toContainText('linked to default, ledger');
  await form.dryRun.click();
  const managed = form.row('observability');
  await expect(managed).toContainText('A tool manages default and may put this back.');
  await managed.getByText('What to commit instead').click();
  await expect(managed).toContainText('name: together');
  await form.account(/^default/).uncheck();
  await form.account(/^Accounts whose pods use/).uncheck();
  await expect(page.getByText('No account gets it: then each Pod has to name it.')).toBeVisible();
});

test('a secret of another type under the name is a conflict before anything is tried', async ({ page }) => {
  const form = new NewSecretPage(page);
  await form.open('?name=archive-pull&namespace=data-ingest');
  await form.fillEntry(login);
  await expect(form.row('data-ingest')).toContainText('archive-pull exists as Opaque');
});

test('by label and where images need it', async ({ page }) => {
  const form = new NewSecretPage(page);
  await form.open();
  await page.getByRole('button', { name: 'By label' }).click();
  await page.getByLabel('Label selector').fill('team=payments');
  await expect(page.getByText('2 chosen')).toBeVisible();
  await page.getByLabel('Label selector').fill('team in (');
  await expect(page.getByText(/is no requirement/)).toBeVisible();
  await form.entry(0).getByLabel('Registry key').fill('nvcr.io');
  await expect(page.getByRole('button', { name: 'Where images need it (0)' })).toBeVisible();
  await form.entry(0).getByLabel('Registry key').fill(registry);
  await page.getByRole('button', { name: /^Where images need it \([1-9]/ }).click();
  await expect(page.getByText(/^1?[0-9] chosen$/)).toBeVisible();
});

test('what is wrong is said at its field, and nothing is written', async ({ page }) => {
  const form = new NewSecretPage(page);
  await form.open();
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/pull-secrets')) writes.push(request.url());
  });
  await form.create.click();
  await expect(page.getByText('Enter the registry as your images write it', { exact: false })).toBeVisible();
  await expect(page.getByText('Enter a password or token', { exact: false })).toBeVisible();
  await expect(page.getByText('Choose at least one namespace.')).toBeVisible();
  await form.fillEntry({ server: 'registry.corp.example/v2', username: 'a:b', password: '   ' });
  await expect(page.getByText(/Without a last slash \/v2 is part of the path/)).toBeVisible();
  await expect(page.getByText(/A user name cannot hold a colon/)).toBeVisible();
  await form.name('Corp_Pull');
  await expect(page.getByText(/Corp_Pull is no valid name/)).toBeVisible();
  await form.create.click();
  await expect(form.plan.getByRole('alert')).toContainText('Nothing was written');
  expect(writes).toEqual([]);
});

const pasted: [string, string, RegExp][] = [
  ['YAML', 'auths:\n  ghcr.io: {}', /This is YAML/],
  ['an array', '[]', /array|list|object/i],
  ['base64 of a document', btoa('{"auths":{"ghcr.io":{"auth":"dTpw"}}}'), /base64 of a document/],
  ['a desktop file', '{"auths":{"ghcr.io":{}},"credsStore":"desktop"}', /credential store of your machine/],
  ['more than a Secret holds', `{"auths":{"${'x'.repeat(1_048_577)}":{}}}`, /larger than 1 MiB/],
];

for (const [what, text, sentence] of pasted) {
  test(`pasted ${what} is refused in a sentence`, async ({ page }) => {
    const form = new NewSecretPage(page);
    await form.open('?name=pasted&namespace=payments');
    await page.getByRole('button', { name: 'Paste or upload config.json' }).click();
    await page.getByLabel('Paste the document here').fill(text);
    await expect(page.getByRole('list', { name: 'Found in the document' })).toContainText(sentence);
    await form.create.click();
    await expect(form.plan.getByRole('alert')).toContainText('Nothing was written');
  });
}

test('a pasted config.json shows what was found, keeps all of it and never its content', async ({ page }) => {
  const form = new NewSecretPage(page);
  const document = `{"auths":{"${registry}":{"auth":"${btoa('robot$x:p:q')}"},"ghcr.io":{"username":"bot","password":"canary-9f"}},"HttpHeaders":{}}`;
  await form.open('?name=pasted&namespace=payments');
  await page.getByRole('button', { name: 'Paste or upload config.json' }).click();
  await page.getByLabel('Paste the document here').fill(document);
  const found = page.getByRole('list', { name: 'Found in the document' });
  await expect(found).toContainText('user robot$x, from auth');
  await expect(found).toContainText('user bot, password present');
  expect(await page.content()).not.toContain('canary-9f');
  await form.create.click();
  await expect(form.plan.getByText('Created in 1 namespace')).toBeVisible();
  const secret = new PullSecretPage(page);
  expect(await secret.entries('payments', 'pasted')).toEqual([`${registry} robot$x`, 'ghcr.io bot']);
});

test('the form fits and is accessible in every form', async ({ page }) => {
  const form = new NewSecretPage(page);
  await form.open('?namespace=cart');
  await form.fillEntry(login);
  await form.name('corp-pull');
  await expect(form.row('cart')).toBeVisible();
  await expectFitInEveryForm(page);
});
