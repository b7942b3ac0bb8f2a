import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'trials/**/*.test.ts'],
    // The engine's core is one per process and hooks its signals: a fork per file keeps them apart.
    pool: 'forks',
    // Two: more of them make each other late on two cores, and what is late times out.
    maxWorkers: 2,
    globalSetup: ['test/stack.ts'],
    hookTimeout: 60_000,
    testTimeout: 30_000,
    teardownTimeout: 60_000,
  },
});
