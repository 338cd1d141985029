import { FailurePage } from '#e2e/pages/failure.page.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test('the path says in order what was asked, where it breaks and what was answered', async ({ page }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('payments', 'ledger-api');
  await expect(failure.headline).toHaveText(
    'No credential this pod carries is for registry.corp.example:5000, so the registry refused it.',
  );
  const stops = failure.path.getByRole('heading', { level: 3 });
  await expect(stops).toHaveText([/^Pod/, /^ServiceAccount/, /^Secret/, /^Entry/, /^Registry/]);
  await expect(failure.brokenStops).toHaveText([/^Entry/]);
  await expect(failure.stop('Secret')).toContainText('corp-registry-old');
  await expect(failure.stop('Entry')).toContainText('Port differs: no port here, the image asks :5000.');
  await expect(failure.stop('Registry')).toContainText('401 Unauthorized');
  await expect(failure.panel('Pull path')).toContainText('Order of tries');
  await expect(failure.main.getByText('≈').first()).toBeVisible();
  await expect(failure.panel('What the kubelet says').locator('mark')).toHaveCount(1);
  await expect(failure.panel('Same cause elsewhere')).toContainText('payouts');
  await expect(failure.panel('Events')).toContainText('FailedToRetrieveImagePullSecret');
});

test('a line joins every card that is on the way', async ({ page }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('payments', 'ledger-api');
  const wires = failure.panel('Pull path').locator('svg[aria-hidden] path');
  await expect(async () => expect(await wires.count()).toBeGreaterThan(8)).toPass();
});

test('remedies lead to their form filled in, without a credential', async ({ page }) => {
  const failure = new FailurePage(page);
  await failure.openOneOf('payments', 'ledger-api');
  await failure
    .remedy(/Create a pull secret/)
    .getByRole('link', { name: 'Create, filled in' })
    .click();
  await expect(page).toHaveURL(/\/pull-secrets\/new\?.*server=registry\.corp\.example:5000/);
  expect(page.url()).not.toMatch(/password|token/i);
});

// Before the stories that heal some of these.
for (const [namespace, words] of [
  ['payments', 'ledger-api'],
  ['data-ingest', 'doc-convert'],
  ['search', 'indexer no link'],
  ['catalog', 'thumb-cache'],
  ['ml-platform', 'embedder'],
] as const) {
  test(`${words} fits and is accessible in every form`, async ({ page }) => {
    const failure = new FailurePage(page);
    await failure.openOneOf(namespace, words);
    await expectFitInEveryForm(page);
  });
}

test.describe('as the tenant of payments', () => {
  test.use({ person: 'mara' });

  test('an entry with the port heals it: pressed, waited for, running', async ({ page }) => {
    test.setTimeout(150_000);
    const failure = new FailurePage(page);
    await failure.openOneOf('payments-staging', 'ledger-api');
    const add = failure.remedies.getByRole('button', { name: 'Add entry in payments-staging' });
    await add.focus();
    await page.keyboard.press('Enter');
    await expect(failure.stop('Entry')).toContainText(/matches; it is offered/);
    // What was pressed and what came of it stay, and so does the place of whoever uses keys.
    await expect(failure.remedies).toContainText('Nothing else to do: this pod uses it at its next attempt');
    await expect(failure.remedies.getByRole('button', { name: 'Also in payments' })).toBeVisible();
    await expect(add).toBeFocused();
    await expect(failure.stop('Registry')).toContainText('to the last attempt, which carried no credential');
    await failure.restartAndWatch(
      failure.remedies.getByRole('button', { name: 'Delete pod and watch' }).first(),
    );
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(failure.outcome).toContainText(/Healed|is gone/);
  });
});

test.describe('as the tenant of search', () => {
  test.use({ person: 'tomas' });

  test('a secret is linked and the workload restarted, from one page', async ({ page }) => {
    test.setTimeout(150_000);
    const failure = new FailurePage(page);
    await failure.openOneOf('search', 'indexer no link');
    await failure
      .remedy(/^\d\. Link ghcr-pull/)
      .getByRole('button', { name: 'Link in search' })
      .click();
    await expect(failure.headline).toContainText('links ghcr-pull by now, but this pod was made before');
    await failure.restartAndWatch(failure.remedies.getByRole('button', { name: 'Restart and watch' }));
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await expect(failure.outcome).toContainText('This pod is gone');
    await expect(failure.outcome.getByRole('list', { name: 'Pods after it' })).toContainText('Running');
  });
});

test.describe('as the admin', () => {
  test('a password is set where it is rejected, and kept nowhere', async ({ page }) => {
    test.setTimeout(150_000);
    const failure = new FailurePage(page);
    await failure.openOneOf('cart', 'cart-api');
    await failure.remedies.getByRole('button', { name: 'Set the password' }).click();
    await expect(failure.remedies.getByLabel('User name')).toHaveValue('svc-pull-checkout');
    // The keyboard goes where the press leads, and back.
    await expect(failure.remedies.getByLabel('New password or token')).toBeFocused();
    await failure.remedies.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(failure.remedies.getByRole('button', { name: 'Set the password' })).toBeFocused();
    await page.keyboard.press('Enter');
    await failure.remedies.getByLabel('New password or token').fill('demo-checkout-2026');
    await failure.remedies.getByRole('button', { name: 'Save the password' }).click();
    await expect(failure.remedies).toContainText('at its next attempt');
    // What the registry refused was the password before: the new one is not blamed for it.
    await expect(failure.headline).toContainText('was changed after the last attempt');
    expect(await page.content()).not.toContain('demo-checkout-2026');
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(
      'demo-checkout-2026',
    );
    await failure.restartAndWatch(failure.remedies.getByRole('button', { name: 'Delete pod and watch' }));
  });

  test('a pod older than its link is restarted', async ({ page }) => {
    test.setTimeout(150_000);
    const failure = new FailurePage(page);
    await failure.openOneOf('mobile-bff', 'landing linked after');
    await expect(failure.remedies).toContainText('Restart Deployment landing');
    await failure.restartAndWatch(failure.remedies.getByRole('button', { name: 'Restart and watch' }));
  });
});

test.describe('without the right to read secrets', () => {
  test.use({ person: 'vera' });

  test('the rest of the path is shown, and what is missing is named', async ({ page, context }) => {
    const failure = new FailurePage(page);
    await failure.openOneOf('payments', 'ledger-api');
    await expect(failure.headline).toHaveText(
      'The registry refused the pull. With which credential, you may not see.',
    );
    await expect(failure.stop('Entry')).toContainText('get secrets');
    await expect(failure.main).not.toContainText('svc-pull');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await failure.remedies.getByRole('button', { name: 'Copy what to pass on' }).click();
    await expect(page.getByText('Copied: what fails, where, and the link')).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('With which credential, you may not see.');
    expect(copied).toContain(page.url());
    await expectFitInEveryForm(page);
  });
});

test('a pod that is not there is said so, and leads back', async ({ page }) => {
  await page.goto('/failures/payments/no-such-pod/api');
  await expect(page.getByRole('main')).toContainText('There is no pod no-such-pod in payments');
});
