import { readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** Files of stories; each is a project, for only projects never share a worker. */
const stories = readdirSync(new URL('e2e', import.meta.url)).filter((name) => name.endsWith('.spec.ts'));

/**
 * Browser stories. Each file has a server of its own on a demo cluster of its own (e2e/fixtures.ts), so stories may
 * change what they like, and those of other files never know; with BASE_URL they run on a product that is already there.
 */
export default defineConfig({
  testDir: 'e2e',
  projects: stories.map((name) => ({ name: name.replace('.spec.ts', ''), testMatch: name })),
  workers: process.env['BASE_URL'] === undefined ? 2 : 1,
  retries: 0,
  forbidOnly: true,
  timeout: 150_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 1000 },
    // Without pictures: taking them of every step costs more than the steps.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    launchOptions: {
      ...(process.env['PULLPORT_CHROMIUM'] === undefined
        ? {}
        : { executablePath: process.env['PULLPORT_CHROMIUM'] }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
