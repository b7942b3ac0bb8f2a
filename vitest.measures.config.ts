// The law alone, as `npm run mutate` tries its mutants on it; `npm run test:measures` takes it from vitest.config.ts.
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Texts and random lives come last: a mutant ends with the first test that fails, and most fail an example. What
 * asks for the register as it is comes first: the modules are shared, and later files enter a kind made for tests.
 */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      if (/\/(register|article-table)\.test/.test(moduleId)) return 0;
      if (/\/calendar\//.test(moduleId)) return 1;
      return /propert|text|ways-out/.test(moduleId) ? 3 : 2;
    };
    return [...files].sort((a, b) => rankOf(a) - rankOf(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: ['test/measures/**/*.test.ts'],
    setupFiles: ['test/measures/same-draws.ts'],
    // Functions without state can share their modules: loading them anew for each file would take most of the time.
    isolate: false,
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    sequence: { sequencer: ExamplesFirst },
  },
});
