import type { Locator, Page } from '@playwright/test';

/** What stands around every page. */
export class FramePage {
  readonly page: Page;
  readonly navigation: Locator;
  readonly scope: Locator;
  readonly who: Locator;
  readonly palette: Locator;

  constructor(page: Page) {
    this.page = page;
    this.navigation = page.getByRole('navigation', { name: 'Main' });
    // By label: a button until it was first opened, then the combobox that it opens.
    this.scope = page.getByLabel(/^Namespace scope/);
    this.who = page.getByRole('button', { name: /^Signed in as/ });
    this.palette = page.getByRole('dialog', { name: 'Search and commands' });
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  /** Becomes another of the demo's people by the menu of the top bar; the overview follows. */
  async become(displayName: string): Promise<void> {
    await this.who.click();
    await this.page.getByRole('menuitem', { name: displayName }).click();
    await this.page.waitForURL((url) => url.pathname === '/');
  }

  /** Keys and fields are heard from here on: the event stream is open, so scripts run. */
  async untilAlive(): Promise<void> {
    await this.page.getByRole('banner').getByText('Live').waitFor();
  }

  /** Looks at one namespace only. */
  async lookAt(namespace: string): Promise<void> {
    await this.scope.click();
    await this.page.getByRole('option', { name: namespace }).first().click();
    await this.page.keyboard.press('Escape');
  }

  /** Types into the palette and opens the entry of that name. */
  async jump(words: string, entry: string | RegExp): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.palette.getByRole('combobox').fill(words);
    await this.palette.getByRole('option', { name: entry }).first().click();
    // The key that opens it closes it too, also while it fades.
    await this.palette.waitFor({ state: 'hidden' });
  }
}
