// Mutants of the law: what dates, duties, ladders and guards reckon, tried on the tests that need nothing but functions.
// Which files, and with which tests, says dev/commands/mutate.ts.
/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  plugins: ['@stryker-mutator/vitest-runner', './dev/mutation/plugin.mjs'],
  vitest: { configFile: 'vitest.measures.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // Wording is checked by those who read it, and by snapshots.
  mutator: { excludedMutations: ['StringLiteral'] },
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false, skipFull: true },
  htmlReporter: { fileName: '.duban/mutation/last.html' },
  jsonReporter: { fileName: '.duban/mutation/last.json' },
  concurrency: 2,
  tempDirName: '.duban/stryker',
  ignorePatterns: ['.duban', 'dist', 'docs/images', 'test/replay/histories'],
  // Loops that a mutant makes endless are mostly stopped by counting; this is for the others.
  timeoutMS: 30_000,
};
