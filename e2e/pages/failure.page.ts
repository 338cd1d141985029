import { expect, type Locator, type Page } from '@playwright/test';
import { FailuresPage } from './failures.page.ts';

/** One failing container, explained. */
export class FailurePage {
  readonly page: Page;
  readonly main: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
  }

  /** Opens the first failure that a search finds. */
  async openOneOf(namespace: string, words: string): Promise<void> {
    const list = new FailuresPage(this.page);
    await list.open(`?namespace=${namespace}&q=${encodeURIComponent(words)}`);
    await list.groups.first().getByRole('heading').getByRole('link').click();
    await expect(this.path).toBeVisible();
  }

  get headline(): Locator {
    return this.main.getByRole('heading', { level: 1 });
  }

  get path(): Locator {
    return this.main.getByRole('list', { name: 'Pull path, from the pod to the registry' });
  }

  stop(name: 'Pod' | 'ServiceAccount' | 'Secret' | 'Entry' | 'Registry'): Locator {
    return this.path
      .locator(':scope > li')
      .filter({ has: this.page.getByRole('heading', { level: 3, name: new RegExp(`^${name}`) }) });
  }

  /** Heads of the stops at which the path is said to break. */
  get brokenStops(): Locator {
    return this.path.getByRole('heading', { level: 3, name: /the path breaks here$/ });
  }

  panel(title: string): Locator {
    return this.main.getByRole('region', { name: title });
  }

  get remedies(): Locator {
    return this.panel('What helps');
  }

  remedy(title: string | RegExp): Locator {
    return this.remedies
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { level: 3, name: title }) });
  }

  /** What became of it while somebody looked. */
  get outcome(): Locator {
    return this.main.getByRole('status').first();
  }

  /** Presses the button of a restart dialog that does it, and waits until new pods run. */
  async restartAndWatch(button: Locator): Promise<void> {
    await button.click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^(Restart|Delete) 1 (workload|pod)$/ }).click();
    await expect(dialog.getByText('Running', { exact: true })).toBeVisible({ timeout: 100_000 });
  }
}
