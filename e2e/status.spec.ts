import { StatusPage } from '#e2e/pages/status.page.ts';
import { becomePerson, expect, expectFitInEveryForm, test } from './fixtures.ts';

test('says which cluster this is, why, and how fresh each watch is', async ({ page }) => {
  const status = new StatusPage(page);
  await status.open();
  await expect(status.cluster).toContainText('The demo cluster');
  await expect(status.watches.getByRole('row')).toHaveCount(11);
  await expect(status.watch('replicasets')).toContainText('Live');
  await expect(status.watch('nodes').getByRole('cell').last()).toHaveText(/^\d+ objects$/);
  await expect(status.unseen).toContainText('Secrets and events: asked for with your rights alone');
});

test('tells each person what they may do, and counts nothing that is not theirs', async ({
  page,
  server,
}) => {
  const status = new StatusPage(page);
  await status.open();
  await expect(status.right('delete secrets')).toContainText('all namespaces');

  await becomePerson(page, server, 'mara');
  await status.open();
  await expect(status.right('delete secrets')).toContainText('2 of 2 namespaces you see');
  await expect(status.right('list nodes')).toContainText('not allowed');
  await expect(status.watch('nodes')).toContainText('not shown');

  await becomePerson(page, server, 'vera');
  await status.open();
  await expect(status.right('list pods')).toContainText('all namespaces');
  await expect(status.right('list secrets')).toContainText('not allowed');

  await becomePerson(page, server, 'nils');
  await status.open();
  await expect(status.rights.getByText('not allowed')).toHaveCount(12);
});

test('looks again when asked, and shows what came of it', async ({ page }) => {
  const status = new StatusPage(page);
  await status.open();
  const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/namespaces?refresh=yes'));
  const fetchedAgain = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/status'));
  await status.lookAgain.click();
  expect((await answered).status()).toBe(200);
  expect((await fetchedAgain).status()).toBe(200);
  await expect(status.lookAgain).toBeEnabled();
});

test('accessible and without sideways scroll, in both themes, at a desk and on a phone', async ({ page }) => {
  const status = new StatusPage(page);
  await status.open();
  await expectFitInEveryForm(page);
});
