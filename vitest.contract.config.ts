import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      // 'server-only' throws outside React's server condition; these tests are neither.
      'server-only': fileURLToPath(new URL('./scripts/testing/server-only.ts', import.meta.url)),
    },
  },
  test: {
    include: ['e2e/contract/**/*.test.ts'],
    globalSetup: ['./e2e/contract/global-setup.ts'],
    setupFiles: ['./scripts/testing/silent-console.ts'],
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
