import { expect, type Locator, type Page } from '@playwright/test';

/** One pod: facts, containers, events, labels. */
export class PodPage {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  /** Opens the first pod of a workload. */
  async openOneOf(namespace: string, kindAndName: string): Promise<string> {
    await this.page.goto(`/pods?namespace=${namespace}&workload=${kindAndName}`);
    const link = this.page.getByRole('table', { name: 'Pods' }).locator('tbody a[title]').first();
    const name = (await link.getAttribute('title')) ?? '';
    await link.click();
    await expect(this.main.getByRole('heading', { level: 1, name })).toBeVisible();
    return name;
  }

  container(name: string): Locator {
    return this.panel('Containers and images')
      .getByRole('listitem')
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  panel(title: string): Locator {
    return this.main.getByRole('region', { name: title });
  }
}
