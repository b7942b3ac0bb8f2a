// What `npm run check:host` leaves to vitest: minutes of commands as they are printed, on a stack of their own.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/host/**/*.test.ts'], pool: 'forks', hookTimeout: 60_000, testTimeout: 30_000 },
});
