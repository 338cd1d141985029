import { expect, type Locator, type Page } from '@playwright/test';

/** The form of a proof and its steps. */
export class ProvePage {
  readonly page: Page;
  readonly image: Locator;
  readonly start: Locator;
  readonly steps: Locator;

  constructor(page: Page) {
    this.page = page;
    this.image = page.getByRole('textbox', { name: 'Image' });
    this.start = page.getByRole('button', { name: 'Pull it once' });
    this.steps = page.getByRole('list', { name: 'Steps of the proof' });
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/prove${search}`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Prove a pull' })).toBeVisible();
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
  }

  /** Chooses in a field that is searched by typing. */
  async pick(field: string, value: string): Promise<void> {
    await this.page.getByRole('combobox', { name: field }).fill(value);
    await this.page.getByRole('option', { name: value }).first().click();
  }
}
