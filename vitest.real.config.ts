import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['e2e/real/**/*.test.ts'],
    setupFiles: ['./scripts/testing/silent-console.ts'],
    pool: 'threads',
    // Each file has a cluster of its own, and a machine has two cores.
    fileParallelism: false,
    // Concurrent tests mostly wait for the kubelet.
    maxConcurrency: 100,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    reporters: ['verbose'],
  },
});
