import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each: begun last, they would end alone, with a core that has nothing to do. */
const LONG = ['trials/chaos/short.test.ts', 'test/end-to-end/rehearsal.test.ts'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((file) => moduleId.endsWith(file));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'trials/**/*.test.ts'],
    // The engine's core is one per process and hooks its signals: a fork per file keeps them apart.
    pool: 'forks',
    // Two: more of them make each other late on two cores, and what is late times out.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    globalSetup: ['test/stack.ts'],
    hookTimeout: 60_000,
    testTimeout: 30_000,
    teardownTimeout: 60_000,
  },
});
