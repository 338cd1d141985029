import { defineConfig } from '@playwright/test';

/**
 * Browser stories. Each worker has a server of its own on a demo cluster of its own (e2e/fixtures.ts), so stories may
 * change what they like; with BASE_URL they run on a product that is already there, such as one on a real cluster.
 */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
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
