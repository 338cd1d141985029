import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alive } from '#e2e/pages/alive.ts';
import { SignInPage } from '#e2e/pages/sign-in.page.ts';
import { startDemoCluster, type DemoPerson } from '#lib/demo/demo-cluster.ts';
import { startBuiltServer } from '#scripts/built-server.ts';
import { expect, expectFitInEveryForm, test } from './fixtures.ts';

test.describe('on the demo cluster', () => {
  test('no token is needed: one chooses whom to be', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await expect(page.getByText('No sign-in is needed here: you are jana.')).toBeVisible();
    await expect(signIn.token).toHaveCount(0);
    await signIn.people.getByRole('button', { name: /Mara Lindqvist/ }).click();
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('button', { name: 'Signed in as mara' })).toBeVisible();
  });

  test('whoever is signed in already is led home', async ({ page }) => {
    await new SignInPage(page).open();
    await page.getByRole('link', { name: 'Go to the overview' }).click();
    await expect(page).toHaveURL('/');
  });

  test('accessible and without sideways scroll, in both themes, at a desk and on a phone', async ({
    page,
  }) => {
    await new SignInPage(page).open();
    await expectFitInEveryForm(page);
  });
});

// A cluster one reaches by kubeconfig takes tokens too: the same form as in a cluster, without TLS and nodes.
const tokenTest = test.extend<object, { server: string }>({
  server: [
    async ({}, use) => {
      const cluster = await startDemoCluster();
      const folder = await mkdtemp(join(tmpdir(), 'pullport-sign-in-'));
      const file = join(folder, 'config');
      await writeFile(file, kubeconfigByToken(cluster.url, cluster.application));
      const server = await startBuiltServer({ PULLPORT_KUBECONFIG: file });
      await use(server.url);
      await server.close();
      await cluster.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

tokenTest.describe('with a token', () => {
  tokenTest.use({ expectedConsole: [/status of 401/] });

  tokenTest('what is wrong with it stands at the field, which is empty again', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open();
    await expect(signIn.token).toHaveAttribute('type', 'password');
    await expect(signIn.token).toHaveAttribute('autocomplete', 'off');
    await signIn.signIn('');
    await expect(signIn.token).toHaveAccessibleDescription(/Paste a token first\./);
    await signIn.signIn('two words');
    await expect(signIn.token).toHaveAccessibleDescription(/A token has no spaces/);
    await signIn.signIn('nobody-has-this-one');
    await expect(signIn.token).toHaveAccessibleDescription(/The cluster/);
    await expect(signIn.token).toHaveValue('');
    await expect(signIn.token).toBeFocused();
    await expectFitInEveryForm(page);
  });

  tokenTest('with the right one, one goes on as that person to where one came for', async ({ page }) => {
    const signIn = new SignInPage(page);
    await signIn.open('?returnTo=/pods?namespace=payments');
    await signIn.signIn('Bearer demo-token-of-mara');
    await expect(page).toHaveURL('/pods?namespace=payments');
    await alive(page);
    await page.getByRole('button', { name: 'Signed in as mara' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL('/sign-in');
    await expect(page.getByText('No sign-in is needed here: you are pullport.')).toBeVisible();
  });

  tokenTest('never goes on to another site', async ({ page, server }) => {
    const signIn = new SignInPage(page);
    await signIn.open('?returnTo=/%5Celsewhere.example');
    await signIn.signIn('demo-token-of-mara');
    await expect(page).toHaveURL(`${server}/`);
  });
});

function kubeconfigByToken(url: string, { name, token }: DemoPerson): string {
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'demo', cluster: { server: url } }],
    users: [{ name, user: { token } }],
    contexts: [{ name: 'demo', context: { cluster: 'demo', user: name } }],
    'current-context': 'demo',
  });
}
