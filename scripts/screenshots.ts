/** `npm run screenshots`: takes the pictures of the README from the demo cluster, in both themes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { startDemoServer } from '#e2e/demo-server.ts';
import { ensureBuilt } from './build/ensure-built.ts';
import { findChromium } from './chromium.ts';
import { projectRoot } from './root.ts';

type Shot = { name: string; path: (base: string) => Promise<string> | string };

const shots: readonly Shot[] = [
  { name: 'overview', path: () => '/' },
  { name: 'pods', path: () => '/pods' },
  { name: 'failure', path: failingByPort },
  { name: 'pull-secrets', path: () => '/pull-secrets' },
];

/** A failure whose entry lacks the port: the one that shows best what the drawn path is for. */
async function failingByPort(base: string): Promise<string> {
  const answer = await fetch(`${base}/api/v1/pods?break=entry%2Fport-differs&pageSize=1`);
  const { items } = (await answer.json()) as {
    items: { namespace: string; name: string; containers: { name: string; break: unknown }[] }[];
  };
  const [pod] = items;
  const container = pod?.containers.find((each) => each.break !== null);
  return `/failures/${pod?.namespace}/${pod?.name}/${container?.name}`;
}

await ensureBuilt();
const folder = join(projectRoot, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
const server = await startDemoServer();
const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  // The first look makes the session read its secrets; what depends on them is there at the second.
  await fetch(`${server.url}/api/v1/pods`);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme });
    for (const { name, path } of shots) {
      await page.goto(`${server.url}${await path(server.url)}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForTimeout(1000);
      await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`) });
    }
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
