import { expect, type Locator, type Page } from '@playwright/test';

/** The first page: a sentence, the strip of facts, root causes, what else asks for a decision. */
export class OverviewPage {
  readonly page: Page;
  readonly title: Locator;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.title = this.main.getByRole('heading', { level: 1 });
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/${search}`);
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  }

  panel(title: string): Locator {
    return this.main.getByRole('region', { name: title });
  }

  /** What fails, widest reach first. */
  get causes(): Locator {
    return this.panel('What fails, by root cause').getByRole('listitem');
  }
}
