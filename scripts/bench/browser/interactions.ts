import type { Page } from '@playwright/test';

type Noted = { interactions: number[] };

/**
 * Clicks through the page and answers how long each interaction took until the screen showed it, in milliseconds
 * (Event Timing, what INP is made of). Shorter ones than 16 ms are not reported by the browser and count as 16.
 */
export async function measureInteractions(page: Page): Promise<number[]> {
  await page.evaluate(noteInteractions);
  const buttons = page.getByRole('button', { name: /^Containers of/ });
  const clicks = Math.min(10, await buttons.count());
  for (let index = 0; index < clicks; index += 1) await buttons.nth(index).click();
  await page.getByRole('button', { name: 'One line' }).click();
  await page.getByRole('button', { name: 'Two lines' }).click();
  await page.waitForTimeout(300);
  const noted = await page.evaluate(() => (globalThis as unknown as Noted).interactions);
  return noted.length > 0 ? noted : [16];
}

/** Runs in the page. */
function noteInteractions(): void {
  const holder = globalThis as unknown as Noted;
  holder.interactions = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if ('interactionId' in entry && entry.interactionId !== 0) holder.interactions.push(entry.duration);
    }
  });
  observer.observe({ type: 'event', buffered: false, durationThreshold: 16 } as PerformanceObserverInit);
}
