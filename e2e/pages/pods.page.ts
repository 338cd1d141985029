import { expect, type Locator, type Page } from '@playwright/test';

/** The list of pods: facets, query bar, rows. */
export class PodsPage {
  readonly page: Page;
  readonly table: Locator;
  readonly filters: Locator;
  readonly query: Locator;
  readonly pages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Pods' });
    this.filters = page.getByRole('complementary', { name: 'Filters' });
    this.query = page.getByRole('textbox', { name: 'Add a filter' });
    this.pages = page.getByRole('navigation', { name: 'Pages' });
  }

  /** Opens the list as this search of the address shows it, and waits until it reacts. */
  async open(search = ''): Promise<void> {
    await this.page.goto(`/pods${search}`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Pods' })).toBeVisible();
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  }

  /** Rows without the head. */
  get rows(): Locator {
    return this.table.locator('tbody').getByRole('row');
  }

  row(text: string | RegExp): Locator {
    return this.rows.filter({ hasText: text });
  }

  /** Names of the pods on this page, in their order. */
  async names(): Promise<string[]> {
    return this.rows
      .locator('a[title]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('title') ?? ''));
  }

  facet(title: string): Locator {
    return this.filters.getByRole('group', { name: title });
  }

  async choose(facet: string, value: string): Promise<void> {
    await this.facet(facet).getByRole('checkbox', { name: value }).click();
  }

  /** How many pods the answer holds, by the foot of the list. */
  async total(): Promise<number> {
    const text = (await this.pages.textContent()) ?? '';
    return Number(/of ([\d,]+)/.exec(text)?.[1]?.replaceAll(',', ''));
  }

  async addFilter(text: string): Promise<void> {
    await this.query.fill(text);
    await this.query.press('Enter');
  }

  containersOf(pod: RegExp): Locator {
    return this.table.getByRole('list', { name: pod });
  }
}
