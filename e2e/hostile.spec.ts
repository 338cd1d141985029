import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { OverviewPage } from '#e2e/pages/overview.page.ts';
import { PodPage } from '#e2e/pages/pod.page.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { startBuiltServer } from '#scripts/built-server.ts';
import { kubeconfigFor } from '#scripts/demo/kubeconfig.ts';
import { expect, expectFitInEveryForm, test as base } from './fixtures.ts';
import { longName, startHostileCluster } from './hostile-cluster.ts';

const test = base.extend<object, { server: string }>({
  server: [
    async ({}, use) => {
      const cluster = await startHostileCluster();
      const folder = await mkdtemp(join(tmpdir(), 'pullport-hostile-'));
      const file = join(folder, 'config');
      await writeFile(file, kubeconfigFor(cluster.url, { name: 'admin', home: 'hostile' }));
      const server = await startBuiltServer({ PULLPORT_KUBECONFIG: file });
      await use(server.url);
      await server.close();
      await cluster.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

let dialogs = 0;
test.beforeEach(({ page }) => {
  dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
});

/** Nothing of it was taken for HTML; what hides is drawn. A report of the CSP would be console output, which fails. */
async function expectOnlyText(page: Page): Promise<void> {
  expect(dialogs).toBe(0);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  const hidden = await page.evaluate(() =>
    /[\u0007\u001B\u200B\u202A-\u202E\u2066-\u2069]/.test(document.body.innerText),
  );
  expect(hidden, 'characters that hide or turn text').toBe(false);
}

test('the list of pods shows hostile text as text, on a desk and on a phone', async ({ page }) => {
  const pods = new PodsPage(page);
  await pods.open();
  await expect(pods.rows).toHaveCount(3);
  await expect(pods.row('<img src=x onerror=alert(1)>').first()).toBeVisible();
  await pods
    .row(longName)
    .getByRole('button', { name: /^Containers of/ })
    .click();
  await expectOnlyText(page);
  await expectFitInEveryForm(page);
});

test('so does the page of a pod, with its events, labels and messages', async ({ page }) => {
  const pod = new PodPage(page);
  await page.goto(`/pods/hostile/${longName}`);
  await expect(pod.main.getByRole('heading', { level: 1, name: longName })).toBeVisible();
  await expect(pod.panel('Events')).toContainText('"><img src=x onerror=alert(1)><script>alert(2)</script>');
  await expect(pod.panel('Labels')).toContainText('⟨U+202E⟩gpj.exe⟨U+2066⟩');
  await expect(pod.panel('Containers and images')).toContainText('␇␛[31m');
  await expectOnlyText(page);
  await expectFitInEveryForm(page);
});

test('and the overview', async ({ page }) => {
  const overview = new OverviewPage(page);
  await overview.open();
  await expect(overview.causes.first()).toBeVisible();
  await expectOnlyText(page);
  await expectFitInEveryForm(page);
});
