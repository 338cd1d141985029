import { expect, type Locator, type Page } from '@playwright/test';
import { FramePage } from './frame.page.ts';

/** The page of one pull secret. */
export class PullSecretPage {
  readonly page: Page;
  readonly plan: Locator;

  constructor(page: Page) {
    this.page = page;
    this.plan = page.getByRole('complementary', { name: 'Plan' });
  }

  /** How a change went, object by object. */
  get result(): Locator {
    return this.page.getByRole('status', { name: 'Result' });
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async open(namespace: string, name: string, search = ''): Promise<void> {
    await this.page.goto(`/pull-secrets/${namespace}/${name}${search}`);
    await new FramePage(this.page).untilAlive();
  }

  entry(key: string): Locator {
    return this.page.getByRole('listitem', { name: key, exact: true });
  }

  /** Opens the editor of an entry and gives it back. */
  async edit(key: string, action: string): Promise<Locator> {
    await this.entry(key).getByRole('button', { name: action }).click();
    return this.page.getByRole('form', { name: `${action} ${key}` });
  }

  /** Makes one past the pages, as the API does, for a story of its own. */
  async make(body: object): Promise<void> {
    await this.#post('/api/v1/pull-secrets', body);
  }

  /** At the end of a story: deletes some past the pages, their links first; an open page would ask for them again. */
  async drop(...secrets: { namespace: string; name: string }[]): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.page.goto('about:blank');
    await this.#post('/api/v1/pull-secret-deletions', { secrets }, origin);
  }

  async #post(path: string, data: object, origin = new URL(this.page.url()).origin): Promise<void> {
    const headers = { origin, 'sec-fetch-site': 'same-origin' };
    const answer = await this.page.request.post(path, { data, headers });
    expect(answer.status()).toBe(200);
  }

  /** What the API may tell of it: keys and users, in order. */
  async entries(namespace: string, name: string): Promise<string[]> {
    const answer = await this.page.request.get(`/api/v1/namespaces/${namespace}/pull-secrets/${name}`);
    if (!answer.ok()) return [`status ${answer.status()}`];
    const detail = (await answer.json()) as { secret: { entries: { key: string; username: string }[] } };
    return detail.secret.entries.map(({ key, username }) => `${key} ${username}`);
  }
}
