import type { Locator, Page } from '@playwright/test';

/** Where one says who one is: a token, or one of the demo's people. */
export class SignInPage {
  readonly page: Page;
  readonly token: Locator;
  readonly people: Locator;

  constructor(page: Page) {
    this.page = page;
    this.token = page.getByLabel('Bearer token');
    this.people = page.getByRole('list', { name: 'People of the demo cluster' });
  }

  async open(search = ''): Promise<void> {
    await this.page.goto(`/sign-in${search}`);
  }

  async signIn(token: string): Promise<void> {
    await this.token.fill(token);
    await this.page.getByRole('button', { name: 'Sign in with token' }).click();
  }
}
