import { expect, type Locator, type Page } from '@playwright/test';

/** The grid of namespaces and registries. */
export class CoveragePage {
  readonly page: Page;
  readonly grid: Locator;
  readonly order: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: 'Coverage' });
    this.order = page.getByRole('group', { name: 'Order of rows' });
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/coverage${search}`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Coverage' })).toBeVisible();
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(this.page.getByText('Secrets are still being read.')).toBeHidden();
  }

  /** The names of the rows, from top to bottom. */
  async namespaces(): Promise<string[]> {
    return this.grid.getByRole('rowheader').getByRole('link').allInnerTexts();
  }

  /** A cell by its namespace and the registry's name. */
  cell(namespace: string, registry: string): Locator {
    return this.grid
      .getByRole('row')
      .filter({ has: this.page.getByRole('rowheader', { name: new RegExp(`^${namespace}( |$)`) }) })
      .getByRole('gridcell')
      .filter({ hasText: registry })
      .getByRole('link');
  }
}
