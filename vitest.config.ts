import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    alias: {
      // 'server-only' throws outside React's server condition; unit tests are neither.
      'server-only': fileURLToPath(new URL('./scripts/testing/server-only.ts', import.meta.url)),
    },
  },
  test: {
    include: ['{app,components,lib,scripts,e2e/cluster}/**/*.test.{ts,tsx}'],
    setupFiles: ['./scripts/testing/silent-console.ts'],
    pool: 'threads',
    testTimeout: 60_000,
  },
});
