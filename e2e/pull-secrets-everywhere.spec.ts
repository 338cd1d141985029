import { PullSecretPage } from '#e2e/pages/pull-secret.page.ts';
import { expect, test } from './fixtures.ts';

const namespaces = ['payments', 'payments-staging'];

test('a change in more than one secret is tried by the API server before it is written', async ({ page }) => {
  const secret = new PullSecretPage(page);
  await secret.open('payments', 'team-ghcr');
  const entries = [{ server: 'old.example', username: 'bot', password: 'same-everywhere' }];
  await secret.make({ name: 'shared', namespaces, entries });
  await secret.open('payments', 'shared');
  const form = await secret.edit('old.example', 'Rename key');
  await form.getByLabel('New key').fill('new.example');
  await form.getByRole('checkbox', { name: /^Also in payments-staging/ }).check();
  await form.getByRole('button', { name: 'Dry run in 2 secrets' }).click();
  await expect(secret.result).toContainText('shared in payments-staging: 2 entries would change');
  for (const namespace of namespaces)
    expect(await secret.entries(namespace, 'shared')).toEqual(['old.example bot']);
  await form.getByLabel('New key').fill('newest.example');
  await form.getByRole('button', { name: 'Dry run in 2 secrets' }).click();
  await form.getByRole('button', { name: 'Rename in 2 secrets' }).click();
  await expect(secret.result).toContainText('shared in payments-staging: 2 entries have changed');
  for (const namespace of namespaces)
    expect(await secret.entries(namespace, 'shared')).toEqual(['newest.example bot']);
  await secret.drop(...namespaces.map((namespace) => ({ namespace, name: 'shared' })));
});
