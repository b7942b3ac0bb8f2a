// All tests: the law's, which need nothing but functions, then those on the embedded stack.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { COMPILED, OPTIMIZE_LATE } from './dev/stack/program-files.ts';

const root = import.meta.dirname;
/** What `npm test` compiled of the same sources a moment before. */
const compiled = process.env[COMPILED];
const OF_COMPILED = /\/\.duban\/[\w-]+\/compiled\//;
/** Rooms of the product, and what searches the law; the others are there for tests, or read files of the repository. */
const ROOMS =
  /^(activities|api|database|engine|logging|measures|messages|settings|worker|workflows)\/|^test\/measures\/(?!.*\.test\.ts$)|^[\w-]+\.ts$/;

/** Tests call the compiled product: it is loaded quicker, and runs quicker, than what is made of its sources test by test. */
const compiledProduct: Plugin = {
  name: 'compiled-product',
  enforce: 'pre',
  resolveId(source, importer) {
    if (!compiled || !importer || !source.startsWith('.')) return undefined;
    const file = path.relative(root, path.resolve(path.dirname(importer), source));
    if (!ROOMS.test(file)) return undefined;
    const made = path.join(compiled, file.replace(/\.ts$/, '.js'));
    return existsSync(made) ? made : undefined;
  },
};

/** Minutes each: begun last, they would end alone, with a core that has nothing to do. */
const LONG = [
  'test/measures/ways-out/ways-out.test.ts',
  'test/measures/any-life/any-life.test.ts',
  'trials/chaos/short.test.ts',
  'trials/lives/short.test.ts',
  'test/end-to-end/rehearsal.test.ts',
  'test/replay/patched-release.test.ts',
];
/** What asks for the register as it is: the modules are shared, and later files enter a kind made for tests. */
const OF_THE_REGISTER = /\/measures\/(register|article-table)\.test/;

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) =>
      OF_THE_REGISTER.test(moduleId) || LONG.some((file) => moduleId.endsWith(file)) ? 0 : 1;
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => rankOf(one) - rankOf(other));
  }
}

/** What changes the process that it runs in: its modules, its signals, its environment; or counts what happens in it. */
const ALONE = [
  'test/api/engine.test.ts',
  'test/api/kept-tokens.test.ts',
  'test/api/metrics.test.ts',
  'test/dev/stack/engine-binary.test.ts',
  'test/worker/reconcile-left.test.ts',
];
/** What puts something of its own among the modules of the product, and so needs all of them as sources. */
const ON_SOURCES = ['test/api/third-kind.test.ts', 'test/workflows/one-more-channel.test.ts'];
const ON_STACK = {
  // The engine's core is one per process, and hooks its signals.
  pool: 'forks' as const,
  execArgv: [OPTIMIZE_LATE],
  globalSetup: ['test/stack.ts'],
  hookTimeout: 60_000,
  testTimeout: 30_000,
  sequence: { groupOrder: 1 },
};

export default defineConfig({
  test: {
    // On the two cores that this must be quick on: much of the time a test waits for what it started.
    maxWorkers: 5,
    server: { deps: { external: [OF_COMPILED] } },
    teardownTimeout: 60_000,
    sequence: { sequencer: InOrder },
    projects: [
      {
        extends: true,
        plugins: [compiledProduct],
        test: {
          name: 'law',
          include: ['test/measures/**/*.test.ts'],
          // Functions without state can share their modules: loading them anew for each file would take most of the time.
          isolate: false,
          pool: 'threads',
          // These wait for nothing.
          maxWorkers: 2,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        plugins: [compiledProduct],
        test: {
          name: 'stack',
          include: ['test/**/*.test.ts', 'trials/**/*.test.ts'],
          exclude: ['test/measures/**', 'test/host/**', ...ALONE, ...ON_SOURCES],
          // Modules are loaded, and their code made quick, once a process: most files take no longer than that would.
          isolate: false,
          setupFiles: ['test/quiet.ts'],
          ...ON_STACK,
        },
      },
      {
        extends: true,
        plugins: [compiledProduct],
        test: { name: 'alone', include: ALONE, ...ON_STACK },
      },
      {
        extends: true,
        test: { name: 'sources', include: ON_SOURCES, ...ON_STACK },
      },
    ],
  },
});
