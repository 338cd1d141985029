import { cutTest } from '#e2e/faults/cut-test.ts';
import { PodsPage } from '#e2e/pages/pods.page.ts';
import { expect, expectAccessible } from './fixtures.ts';

// What the page asks for meanwhile is refused, and the browser says so.
cutTest.use({ expectedConsole: [/status of 503/] });

cutTest(
  'a cluster that cannot be reached is told why, and the page fills by itself',
  async ({ page, wire }) => {
    // Nobody has come yet, so not even who one is was asked.
    wire.cut();
    await page.goto('/pods');
    const main = page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'This page could not be filled' })).toBeVisible();
    await expect(main.getByText(/127\.0\.0\.1:\d+/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Pods' })).toHaveText('Pods');
    await expectAccessible(page);
    wire.mend();
    await expect(new PodsPage(page).table).toBeVisible({ timeout: 45_000 });
    await expect(page.getByText('Live', { exact: true })).toBeVisible({ timeout: 45_000 });
  },
);
