import { PullSecretPage } from '#e2e/pages/pull-secret.page.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

const registry = 'registry.corp.example:5000';

test('renaming a key keeps the other entries, and the page says what follows', async ({ page }) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments-staging', 'corp-registry');
  await expect(secret.title).toContainText('corp-registry has entries that no image asks for.');
  const before = await secret.entries('payments-staging', 'corp-registry');
  const form = await secret.edit('registry.corp.example', 'Rename key');
  await form.getByLabel('New key').fill(registry);
  await form.getByRole('button', { name: 'Rename in 1 secret' }).click();
  await expect(secret.result).toContainText('everything else stays');
  const after = await secret.entries('payments-staging', 'corp-registry');
  expect(after).toEqual(before.map((entry) => entry.replace(/^registry\.corp\.example /, `${registry} `)));
});

test('an edit of what somebody else changed meanwhile overwrites nothing', async ({ page, server }) => {
  const secret = new PullSecretPage(page);
  await secret.open('cart', 'corp-pull');
  const form = await secret.edit(registry, 'Copy to new key');
  await form.getByLabel('New key').fill(`${registry}/cart`);
  const path = '/api/v1/namespaces/cart/pull-secrets/corp-pull';
  const { secret: seen } = (await (await page.request.get(path)).json()) as {
    secret: { resourceVersion: string };
  };
  const other = await page.request.patch(path, {
    data: {
      resourceVersion: seen.resourceVersion,
      edits: [{ action: 'add', server: 'ghcr.io', username: 'bot', password: 'x' }],
    },
    headers: { origin: server, 'sec-fetch-site': 'same-origin' },
  });
  expect(other.status()).toBe(200);
  // Also where the page has read the other change by then: this one was begun before.
  await expect(page.getByText('ghcr.io', { exact: true }).first()).toBeVisible();
  await form.getByRole('button', { name: 'Copy in 1 secret' }).click();
  await expect(secret.result).toContainText('Nothing was overwritten');
  expect(await secret.entries('cart', 'corp-pull')).toEqual([`${registry} svc-pull-checkout`, 'ghcr.io bot']);
});

test('a new password everywhere, then watched until what waited has pulled', async ({ page }) => {
  test.setTimeout(120_000);
  const secret = new PullSecretPage(page);
  await secret.open('checkout', 'corp-pull');
  await expect(secret.title).toContainText(`${registry} rejects the password of svc-pull-checkout.`);
  await page.keyboard.press('r');
  await expect(page).toHaveURL(/tab=rotate/);
  await page.getByRole('textbox', { name: 'New password or token' }).fill('demo-checkout-2026');
  await secret.plan.getByRole('button', { name: 'Dry run' }).click();
  await expect(secret.plan.getByText(/^dry run/)).toBeVisible();
  await secret.plan.getByRole('button', { name: /^Rotate in \d namespaces$/ }).click();
  await expect(secret.plan.getByText(/^Rotated in \d namespaces$/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'New password or token' })).toHaveValue('');
  await expect(secret.plan.getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Watch what pulls' }).click();
  await expect(page).toHaveURL(/tab=watch&since=/);
  await expect(secret.title).toContainText('The new password of svc-pull-checkout is in');
  await expect(secret.title).toContainText(/\d+ of \d+ containers? (has|have) pulled/);
  await page.getByRole('button', { name: /^Retry now: delete \d+ pods?$/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Replace \d+ pods?$/ });
  await dialog.getByRole('button', { name: /^Delete \d+ pods?$/ }).click();
  await expect(page.getByRole('dialog').getByRole('heading', { name: /pods? replaced$/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('list', { name: 'Workloads' })).toContainText('Pulled', { timeout: 60_000 });
  await page.reload();
  await expect(page.getByRole('img', { name: /^Attempts over 300 seconds/ })).toBeVisible();
  expect(await page.content()).not.toContain('demo-checkout-2026');
});

test('a new password in one secret leads to watching what waits for it', async ({ page }) => {
  const secret = new PullSecretPage(page);
  await secret.open('search-staging', 'corp-nexus');
  const form = await secret.edit(registry, 'Set password');
  await form.getByRole('textbox', { name: 'New password or token' }).fill('demo-another');
  await form.getByRole('button', { name: 'Set password in 1 secret' }).click();
  await page.getByRole('button', { name: 'Watch what pulls' }).click();
  await expect(page).toHaveURL(/tab=watch&since=/);
  await expect(secret.title).toContainText('The new password of svc-pull-shared is in 1 namespace.');
});

test('deleting says its reach first, keeps when told so, and offers to take the unlinking back', async ({
  page,
}) => {
  const secret = new PullSecretPage(page);
  await secret.open('search', 'dockerhub-team');
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('would be deleted');
  await dialog.getByRole('button', { name: 'Keep it' }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete secret' }).click();
  await expect(page).toHaveURL('/pull-secrets');
  await expect(page.getByText('dockerhub-team is deleted in search')).toBeVisible();
  expect(await secret.entries('search', 'dockerhub-team')).toEqual(['status 404']);
  await page.getByRole('button', { name: 'Undo the unlinking' }).click();
  await expect(page.getByText(/accounts? names? it again/)).toBeVisible();
});

test('an immutable secret is replaced under a new name, its steps said first', async ({ page }) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'team-ghcr');
  const form = await secret.edit('ghcr.io', 'Set password');
  await expect(
    form.getByRole('list', { name: 'How team-ghcr is replaced' }).getByRole('listitem'),
  ).toHaveCount(5);
  await form.getByRole('textbox', { name: 'New password or token' }).fill('demo-ghcr-bot-92');
  await form.getByRole('button', { name: 'Replace by team-ghcr-2' }).click();
  await expect(secret.result).toContainText('team-ghcr stays until no pod needs it');
  await page.getByRole('button', { name: /^Restart \d+ workloads?$/ }).click();
  const restart = page.getByRole('dialog');
  await expect(restart.getByRole('list', { name: 'What is restarted' })).toContainText(
    'payments / ledger-api',
  );
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: 'Show team-ghcr-2' })).toHaveAttribute(
    'href',
    '/pull-secrets/payments/team-ghcr-2',
  );
  expect(await secret.entries('payments', 'team-ghcr-2')).toEqual(['ghcr.io corp-example-bot']);
  expect(await secret.entries('payments', 'team-ghcr')).toEqual(['ghcr.io corp-example-bot']);
});

test('a secret of a wrong type is replaced from what it holds, nothing pasted, tried first', async ({
  page,
}) => {
  const secret = new PullSecretPage(page);
  await secret.open('data-ingest', 'archive-pull');
  await expect(page.getByText('It leaves this secret out without a word')).toBeVisible();
  await expect(page.getByText('fails every pull')).toHaveCount(0);
  const form = page.getByRole('form', { name: 'Change the type' });
  await expect(form).toContainText(`${registry} (svc-pull-shared)`);
  await form.getByRole('button', { name: 'Dry run' }).click();
  await expect(secret.result).toContainText('would be created in place of archive-pull');
  await form.getByRole('button', { name: 'Replace by archive-pull-2' }).click();
  await expect(page.getByRole('link', { name: 'Show archive-pull-2' })).toBeVisible();
  await expect(secret.result).toHaveCount(1);
  await expect(secret.result).toContainText('archive-pull-2 was linked to archive');
  expect(await secret.entries('data-ingest', 'archive-pull-2')).toEqual([`${registry} svc-pull-shared`]);
});

test('the older of the two formats is changed for the usual one', async ({ page }) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'before-2016');
  const before = await secret.entries('payments', 'before-2016');
  await page.getByRole('button', { name: 'Change type' }).click();
  const form = page.getByRole('form', { name: 'Change the type' });
  await form.getByLabel('Name of the new secret').fill('quay-robot');
  await form.getByRole('button', { name: 'Dry run' }).click();
  await form.getByRole('button', { name: 'Replace by quay-robot' }).click();
  await page.getByRole('link', { name: 'Show quay-robot' }).click();
  await expect(page.getByText('dockerconfigjson', { exact: true })).toBeVisible();
  expect(await secret.entries('payments', 'quay-robot')).toEqual(before);
});

const login = { server: 'quay.io', username: 'corp+puller', password: 'demo-old' };

test('a rotation replaces what is immutable in the same plan, and names what is to restart', async ({
  page,
}) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'corp-registry');
  const made = { name: 'turning', entries: [login] };
  await secret.make({ ...made, namespaces: ['payments'], serviceAccounts: 'default', immutable: true });
  await secret.make({ ...made, namespaces: ['payments-staging'] });
  await secret.open('payments-staging', 'turning', '?tab=rotate');
  await expect(secret.plan).toContainText('turning-2 would be created in place of turning');
  await page.getByRole('textbox', { name: 'New password or token' }).fill('demo-new');
  await secret.plan.getByRole('button', { name: 'Rotate in 2 namespaces' }).click();
  await expect(secret.plan.getByText('Rotated in 2 namespaces')).toBeVisible();
  await expect(secret.plan).toContainText('linked to default');
  await page.getByRole('button', { name: /^Restart \d+ workloads?$/ }).click();
  await expect(page.getByRole('dialog')).toContainText('payments / fraud-scorer');
  await page.keyboard.press('Escape');
  expect(await secret.entries('payments', 'turning-2')).toEqual(['quay.io corp+puller']);
  await secret.drop(
    { namespace: 'payments', name: 'turning' },
    { namespace: 'payments', name: 'turning-2' },
    { namespace: 'payments-staging', name: 'turning' },
  );
});

test('a rotation shows which other secrets hold the credential before it writes into them', async ({
  page,
}) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'corp-registry');
  const wanderer = { ...login, username: 'corp+wanderer' };
  await secret.make({ name: 'wandering', entries: [wanderer], namespaces: ['payments-staging'] });
  const beside = { server: 'ghcr.io', username: 'bot', password: 'demo-other' };
  await secret.make({ name: 'wandering-too', entries: [wanderer, beside], namespaces: ['search'] });
  await secret.open('payments-staging', 'wandering', '?tab=rotate');
  await page.getByRole('textbox', { name: 'New password or token' }).fill('demo-new');
  await secret.plan.getByRole('button', { name: 'Rotate in 1 namespace' }).click();
  await expect(secret.plan).toContainText('The dry run would write in 1 more namespace.');
  await expect(secret.plan.getByRole('list', { name: 'Plan by namespace' })).toContainText('search');
  await secret.plan.getByRole('button', { name: 'Rotate in 2 namespaces' }).click();
  await expect(secret.plan.getByText('Rotated in 2 namespaces')).toBeVisible();
  await secret.drop(
    { namespace: 'payments-staging', name: 'wandering' },
    { namespace: 'search', name: 'wandering-too' },
  );
});

test('a form takes nothing that it would lose: typed and chosen before its scripts came, it stays as it was', async ({
  page,
}) => {
  const secret = new PullSecretPage(page);
  const scripts = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await scripts.promise;
    await route.continue();
  });
  const opened = secret.open('search-staging', 'corp-nexus', '?tab=rotate');
  const namespaces = page.locator('input[type=checkbox]');
  await expect(namespaces.first()).toBeAttached();
  for (const field of await page.locator('main input').all()) {
    await field.focus();
    await page.keyboard.type(' typed');
  }
  const before = await namespaces.evaluateAll((boxes) => boxes.map((box) => box.matches(':checked')));
  expect(before).not.toContain(false);
  await expect(page.locator('main input[type=password]')).toHaveValue('');
  scripts.resolve();
  await opened;
  await page.getByRole('textbox', { name: 'New password or token' }).fill('demo-typed');
  await secret.plan.getByRole('button', { name: 'Dry run' }).click();
  await expect(secret.plan.getByText(/^dry run/)).toBeVisible();
});

test('one credential is deleted in all its namespaces in one plan, its reach said for each', async ({
  page,
}) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'corp-registry');
  const namespaces = ['payments-staging', 'observability', 'search'];
  await secret.make({ name: 'doomed', entries: [login], namespaces, serviceAccounts: 'default' });
  await secret.open('search', 'doomed');
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText('doomed would be deleted');
  await dialog.getByRole('checkbox', { name: /^Also the same credential in/ }).check();
  const reach = dialog.getByRole('list', { name: 'Reach by namespace' });
  await expect(reach.getByRole('listitem')).toHaveCount(3);
  await expect(reach).toContainText('Unlinked from default.');
  await expect(reach).toContainText('A tool manages default and may put this back.');
  await dialog.getByRole('button', { name: 'Delete 3 secrets' }).click();
  await expect(page.getByText('doomed is deleted in 3 namespaces')).toBeVisible();
  for (const namespace of namespaces)
    expect(await secret.entries(namespace, 'doomed')).toEqual(['status 404']);
});

test.describe('who may read no secret', () => {
  test.use({ person: 'vera' });

  test('gets the same page whether or not it exists', async ({ page }) => {
    await page.goto('/pull-secrets/checkout/corp-pull');
    await expect(page.getByText('You may not get secrets in checkout')).toBeVisible();
    await page.goto('/pull-secrets/checkout/there-is-none');
    await expect(page.getByText('You may not get secrets in checkout')).toBeVisible();
  });
});

test('a pull secret fits and is accessible in every form, view by view', async ({ page }) => {
  test.setTimeout(120_000);
  const secret = new PullSecretPage(page);
  for (const search of ['', '?tab=rotate', '?tab=yaml', '?tab=watch&since=2026-01-01T00:00:00Z']) {
    await secret.open('payments', 'corp-registry', search);
    await expect(secret.title).toBeVisible();
    await expectFitInEveryForm(page);
  }
});
