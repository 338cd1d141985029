import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

/** Saves the list of the page as a file, by its menu. */
export async function saveAs(page: Page, format: 'CSV' | 'JSON'): Promise<{ name: string; text: string }> {
  await page.getByRole('main').getByRole('button', { name: 'Export', exact: true }).click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: format }).click();
  const file = await arriving;
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}
