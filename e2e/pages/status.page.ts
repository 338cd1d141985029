import { expect, type Locator, type Page } from '@playwright/test';

/** Which cluster, as whom, how fresh, and what may be seen and done. */
export class StatusPage {
  readonly page: Page;
  readonly watches: Locator;
  readonly cluster: Locator;
  readonly rights: Locator;
  readonly unseen: Locator;
  readonly lookAgain: Locator;

  constructor(page: Page) {
    this.page = page;
    this.watches = page.getByRole('table', { name: 'Watches' });
    this.cluster = page.getByRole('region', { name: 'Cluster' });
    this.rights = page.getByRole('list', { name: 'Rights' });
    this.unseen = page.getByRole('region', { name: 'What Pullport itself does not see' });
    this.lookAgain = page.getByRole('button', { name: 'Look again' });
  }

  async open(): Promise<void> {
    await this.page.goto('/status');
    await expect(this.page.getByRole('heading', { level: 1 })).toHaveText(
      'Everything Pullport follows is live',
    );
    // The event stream opens once the page reacts; keys before that are lost.
    await expect(this.page.getByRole('banner').getByText('Live', { exact: true })).toBeVisible();
  }

  /** The line of one right: "list secrets". */
  right(words: string): Locator {
    return this.rights.getByRole('listitem').filter({ hasText: words });
  }

  watch(resource: string): Locator {
    return this.watches.getByRole('row').filter({ hasText: resource });
  }
}
