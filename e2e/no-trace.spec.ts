import type { Locator, Page } from '@playwright/test';
import { NewSecretPage } from '#e2e/pages/new-secret.page.ts';
import { PullSecretPage } from '#e2e/pages/pull-secret.page.ts';
import { expect, test } from './fixtures.ts';
import { heapHolds } from './heap.ts';

const server = 'harbor.lab.corp.example';

/** While it is typed a page has to hold it: a heap without it would prove nothing of what follows. */
async function expectGoneOnceSaved(page: Page, marker: string, save: () => Promise<void>): Promise<void> {
  expect(await heapHolds(page, marker)).toBe(true);
  await save();
  await expect.poll(() => heapHolds(page, marker)).toBe(false);
}

test.describe('saved, and the page not left: the heap holds it no more', () => {
  test('typed into a new secret', async ({ page }) => {
    const form = new NewSecretPage(page);
    await form.open('?name=typed-once&namespace=search');
    await form.fillEntry({ server, username: 'robot$ci', password: 'canary-typed-77' });
    await expectGoneOnceSaved(page, 'canary-typed-77', async () => {
      await form.create.click();
      await expect(form.plan.getByText('Created in 1 namespace')).toBeVisible();
    });
  });

  const document = (password: string) =>
    JSON.stringify({ auths: { [server]: { username: 'bot', password } } });
  const ways: [string, string, (box: Locator, text: string) => Promise<void>][] = [
    ['a pasted document', 'canary-pasted-78', pasteInto],
    ['a document that came without a paste', 'canary-input-79', (box, text) => box.fill(text)],
  ];
  for (const [what, marker, give] of ways) {
    test(what, async ({ page }) => {
      const form = new NewSecretPage(page);
      await form.open(`?name=${marker}&namespace=search`);
      await page.getByRole('button', { name: 'Paste or upload config.json' }).click();
      await give(page.getByLabel('Paste the document here'), document(`password-of-${marker}`));
      await expect(page.getByRole('list', { name: 'Found in the document' })).toContainText('user bot');
      await expectGoneOnceSaved(page, `password-of-${marker}`, async () => {
        await form.create.click();
        await expect(form.plan.getByText('Created in 1 namespace')).toBeVisible();
      });
    });
  }

  test('a new password of one entry', async ({ page }) => {
    const secret = new PullSecretPage(page);
    await secret.open('payments', 'corp-registry');
    await secret.make({
      name: 'set-once',
      namespaces: ['search'],
      entries: [{ server, username: 'bot', password: 'demo-old' }],
    });
    await secret.open('search', 'set-once');
    const form = await secret.edit(server, 'Set password');
    await form.getByRole('textbox', { name: 'New password or token' }).fill('canary-set-80');
    await expectGoneOnceSaved(page, 'canary-set-80', async () => {
      await form.getByRole('button', { name: 'Set password in 1 secret' }).click();
      await expect(secret.result).toContainText('everything else stays');
    });
  });

  test('a password that is rotated', async ({ page }) => {
    const secret = new PullSecretPage(page);
    await secret.open('search-staging', 'corp-nexus', '?tab=rotate');
    await page.getByRole('textbox', { name: 'New password or token' }).fill('canary-rotated-81');
    await expectGoneOnceSaved(page, 'canary-rotated-81', async () => {
      await secret.plan.getByRole('button', { name: /^Rotate in \d+ namespaces?$/ }).click();
      await expect(secret.plan.getByText(/^Rotated in \d+ namespaces?$/)).toBeVisible();
    });
  });

  test('a document that repairs another', async ({ page }) => {
    const secret = new PullSecretPage(page);
    await secret.open('data-ingest', 'archive-pull');
    await page.getByText('Paste another document').click();
    await page.getByLabel('New document').fill(document('canary-repair-82'));
    await expectGoneOnceSaved(page, 'canary-repair-82', async () => {
      await page.getByRole('button', { name: 'Replace by archive-pull-2' }).click();
      await expect(secret.result).toContainText('archive-pull-2');
    });
  });
});

/** As the keyboard does it: an event with the text, which the page takes. */
async function pasteInto(box: Locator, text: string): Promise<void> {
  await box.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('a password leaves no trace in the browser once it is saved', async ({ page }) => {
  const canary = 'canary"\\pässword/77';
  const answers: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/') || response.url().includes('_rsc')) {
      answers.push(await response.text().catch(() => ''));
    }
  });
  const form = new NewSecretPage(page);
  await form.open('?password=in-the-address&name=traceless&namespace=search');
  await expect(form.password()).toHaveValue('');
  await form.fillEntry({ server: 'harbor.lab.corp.example', username: 'robot$ci+pull', password: canary });
  // A heap shows letters that are not ASCII in a way of its own, so the end of the password is looked for.
  const marker = 'ssword/77';
  expect(await heapHolds(page, marker)).toBe(true);
  await form.create.click();
  await expect(form.plan.getByText('Created in 1 namespace')).toBeVisible();
  await page.getByRole('link', { name: 'Show traceless in the list' }).click();
  await expect(page).toHaveURL('/pull-secrets?q=traceless');
  await expect(page.getByRole('link', { name: 'traceless', exact: true })).toBeVisible();
  await expect.poll(() => heapHolds(page, marker)).toBe(false);
  await page.goBack();
  await expect(form.password()).toHaveValue('');
  const kept = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      location.href,
      document.cookie,
    ]),
  );
  const forms = [
    canary,
    btoa(unescape(encodeURIComponent(canary))),
    encodeURIComponent(canary),
    JSON.stringify(canary),
  ];
  const seen = [await page.content(), kept, ...answers].join('\n');
  for (const text of forms) expect(seen).not.toContain(text);
});
