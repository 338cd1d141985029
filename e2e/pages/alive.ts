import type { Page } from '@playwright/test';

/** Waits until the page that is being loaded answers keys and clicks: what its HTML shows before that is deaf. */
export async function alive(page: Page): Promise<void> {
  await page.waitForLoadState();
  await page.waitForFunction(() => document.querySelector('[data-alive=false]') === null);
}
