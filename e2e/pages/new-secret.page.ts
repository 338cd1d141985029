import type { Locator, Page } from '@playwright/test';

export type TypedEntry = { server: string; username: string; password: string };

/** The page that makes a pull secret. */
export class NewSecretPage {
  readonly page: Page;
  readonly plan: Locator;
  readonly dryRun: Locator;
  readonly create: Locator;
  readonly progress: Locator;

  constructor(page: Page) {
    this.page = page;
    this.plan = page.getByRole('complementary', { name: 'Plan' });
    this.dryRun = this.plan.getByRole('button', { name: 'Dry run' });
    this.create = this.plan.getByRole('button', { name: /^Create/ });
    this.progress = this.plan.getByRole('list', { name: 'Progress by namespace' });
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/pull-secrets/new${search}`);
  }

  /** The fields of the registry at this place, from 0. */
  entry(at: number): Locator {
    return this.page.getByRole('region', { name: /^Registry / }).nth(at);
  }

  async fillEntry({ server, username, password }: TypedEntry, at = 0): Promise<void> {
    await this.entry(at).getByLabel('Registry key').fill(server);
    await this.entry(at).getByLabel('User', { exact: true }).fill(username);
    await this.password(at).fill(password);
  }

  password(at = 0): Locator {
    return this.entry(at).getByRole('textbox', { name: 'Password or token' });
  }

  async name(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  }

  async choose(...namespaces: string[]): Promise<void> {
    const group = this.page.getByRole('group', { name: 'Namespaces' });
    for (const namespace of namespaces) {
      await group.getByRole('checkbox', { name: new RegExp(`^${namespace}(fails)?$`) }).check();
    }
  }

  account(choice: string | RegExp): Locator {
    return this.page.getByRole('group', { name: 'ServiceAccounts' }).getByRole('checkbox', { name: choice });
  }

  row(namespace: string): Locator {
    return this.plan.getByRole('listitem').filter({ has: this.page.getByText(namespace, { exact: true }) });
  }
}
