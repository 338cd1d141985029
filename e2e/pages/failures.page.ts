import type { Locator, Page } from '@playwright/test';

/** The list of failures, in groups. */
export class FailuresPage {
  readonly page: Page;
  readonly main: Locator;
  readonly groups: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.groups = this.main.getByRole('list', { name: 'Failures' }).locator(':scope > li');
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/failures${search}`);
    // What hangs on secrets follows; a story begins when it is there.
    await this.main.getByText('Secrets of some namespaces are being read').waitFor({ state: 'detached' });
  }

  /** The group whose sentence holds these words. */
  group(words: string | RegExp): Locator {
    return this.groups.filter({ has: this.page.getByRole('heading', { name: words }) });
  }

  groupBy(name: string): Locator {
    return this.main.getByRole('group', { name: 'Group by' }).getByRole('link', { name, exact: true });
  }

  get filter(): Locator {
    return this.main.getByRole('textbox', { name: 'Add a filter' });
  }
}
