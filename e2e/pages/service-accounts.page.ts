import { expect, type Locator, type Page } from '@playwright/test';

/** The list of service accounts, with the panel that links and the dialog that restarts. */
export class ServiceAccountsPage {
  readonly page: Page;
  readonly table: Locator;
  readonly states: Locator;
  readonly search: Locator;
  readonly panel: Locator;
  readonly plan: Locator;
  readonly restart: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole('table', { name: 'Service accounts' });
    this.states = page.getByRole('navigation', { name: 'Accounts by state' });
    this.search = page.getByRole('searchbox', { name: 'Account or secret' });
    this.panel = page.getByRole('region', { name: /^(Link|Unlink) a secret (to|from)/ });
    this.plan = page.getByRole('list', { name: 'Plan by account' });
    this.restart = page.getByRole('dialog');
  }

  /** Opens the list as this search of the address shows it, and waits until it reacts. */
  async open(search = ''): Promise<void> {
    await this.page.goto(`/service-accounts${search}`);
    await expect(this.page.getByRole('heading', { level: 1, name: 'Service accounts' })).toBeVisible();
    await expect(this.page.getByText('Live', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(this.page.getByText('Secrets are still being read.')).toBeHidden();
  }

  /** The row of an account, by "namespace/name". */
  row(account: string): Locator {
    return this.table
      .getByRole('row')
      .filter({ has: this.page.getByRole('checkbox', { name: `Select ${account}`, exact: true }) });
  }

  async choose(account: string): Promise<void> {
    await this.page.getByRole('checkbox', { name: `Select ${account}`, exact: true }).check();
  }

  /** Opens a row in place. */
  async unfold(name: string, namespace: string): Promise<void> {
    await this.page
      .getByRole('button', { name: `Lists and pods of ${name} in ${namespace}`, exact: true })
      .click();
  }

  /** A line of the plan, by "namespace / name". */
  planned(account: string): Locator {
    return this.plan.getByRole('listitem').filter({ hasText: account });
  }

  /** Makes the open plan come true, and waits for its end. */
  async carryOut(label: string): Promise<void> {
    await this.panel.getByRole('button', { name: label }).click();
    await expect(this.panel.getByRole('button', { name: 'Done' })).toBeVisible();
  }
}
