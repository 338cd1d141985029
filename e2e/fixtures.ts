import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { startDemoServer } from './demo-server.ts';
import { alive } from './pages/alive.ts';

type Options = {
  /** Whom the browser is signed in as on the demo cluster; its admin where absent. */
  person: string;
};

type Fixtures = {
  /** Console output that a story provokes on purpose; anything else fails it. */
  expectedConsole: RegExp[];
};

type WorkerFixtures = { server: string };

/** A story: a page on a product of its own, in which unexpected console output and page errors fail. */
export const test = base.extend<Options & Fixtures, WorkerFixtures>({
  person: ['jana', { option: true }],
  server: [
    async ({}, use) => {
      const given = process.env['BASE_URL'];
      if (given !== undefined) return use(given);
      const server = await startDemoServer();
      await use(server.url);
      await server.close();
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ server }, use) => use(server),
  expectedConsole: async ({}, use) => use([]),
  page: async ({ page, person, server, expectedConsole }, use) => {
    const unexpected: string[] = [];
    const note = (text: string) => {
      if (!expectedConsole.some((pattern) => pattern.test(text))) unexpected.push(text);
    };
    page.on('console', (message) => note(`${message.type()}: ${message.text()} (${message.location().url})`));
    page.on('pageerror', (error) => note(`page error: ${error.message}`));
    if (person !== 'jana') await becomePerson(page, server, person);
    const goto = page.goto.bind(page);
    page.goto = async (...to) => {
      const answer = await goto(...to);
      await alive(page);
      return answer;
    };
    await use(page);
    expect(unexpected, 'unexpected console output').toEqual([]);
  },
});

export { expect };

/** Signs in as one of the demo's people, as the top bar does. */
export async function becomePerson(page: Page, server: string, person: string): Promise<void> {
  const answer = await page.request.post(`${server}/api/v1/session`, {
    data: { person },
    headers: { origin: server, 'sec-fetch-site': 'same-origin' },
  });
  expect(answer.status()).toBe(204);
}

/** No violation of WCAG 2.1 AA on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    .analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
  expect(found, 'axe').toEqual([]);
}

/** Both themes at desk and phone size: accessible, and never wider than the screen. */
export async function expectFitInEveryForm(page: Page): Promise<void> {
  // Axe looks at every element four times over.
  base.slow();
  for (const colorScheme of ['light', 'dark'] as const) {
    // Without motion: colours measured on their way from one theme to the other are nobody's.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `sideways scroll at ${width} px, ${colorScheme}`).toBeLessThanOrEqual(0);
    }
  }
}
