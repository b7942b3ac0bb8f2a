import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // The engine's core is one per process and hooks its signals: a fork per file keeps them apart.
    pool: 'forks',
    // Most files wait for the engine more than they compute.
    maxWorkers: 3,
    globalSetup: ['test/stack.ts'],
    hookTimeout: 60_000,
    testTimeout: 30_000,
    teardownTimeout: 60_000,
  },
});
