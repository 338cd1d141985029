import { defineConfig } from '@playwright/test';
import type { WorkerOptions } from '#e2e/real/stage.ts';
import demo from './playwright.config.ts';

const withoutNode = ['outages.story.ts', 'rights.story.ts'];
const onBothRuntimes = ['explained.story.ts', 'healing.story.ts'];

/**
 * Browser stories on real clusters. A worker has one cluster and the products on it, each started by its own command
 * (e2e/real/stage.ts).
 */
export default defineConfig<object, WorkerOptions>({
  ...demo,
  testDir: 'e2e/real',
  testMatch: '*.story.ts',
  workers: 1,
  expect: { timeout: 30_000 },
  projects: [
    { name: 'control plane', use: { controlPlaneOnly: true }, testMatch: withoutNode },
    { name: 'containerd-2', use: { runtime: 'containerd-2' }, testIgnore: withoutNode },
    { name: 'containerd-1', use: { runtime: 'containerd-1' }, testMatch: onBothRuntimes },
  ],
});
