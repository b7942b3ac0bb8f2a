/**
 * `npm run mutate [-- calendar ladder settle duties guards] [--static]`: changes what the measures reckon, piece by
 * piece, and counts how much of it the tests of the law notice; all parts if none is named. Ends red below ninety in a
 * hundred. `--static` also tries what is decided while a file loads, each time with all tests: hours.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readArguments } from '../../program.ts';
import { Stryker } from '@stryker-mutator/core';

interface Part {
  readonly mutate: readonly string[];
  /**
   * Where a part has tests of its own they must notice everything by themselves, and are loaded anew for each mutant;
   * all tests of the law otherwise, loaded once and held (dev/mutation).
   */
  readonly testFiles?: readonly string[];
}

const PARTS: Readonly<Record<string, Part>> = {
  calendar: {
    mutate: ['measures/calendar/*.ts', 'measures/money.ts', 'measures/date-name.ts'],
    testFiles: ['test/measures/calendar/*.test.ts', 'test/measures/{money,date-name}.test.ts'],
  },
  ladder: {
    mutate: ['measures/ladder.ts'],
    testFiles: ['test/measures/ladder.test.ts', 'test/measures/wake-spread.test.ts'],
  },
  settle: { mutate: ['measures/settle.ts', 'measures/duty-records.ts', 'measures/reminders-due.ts'] },
  duties: { mutate: ['measures/project/duties/*.ts'] },
  guards: { mutate: ['measures/project/acts/*.ts'] },
};
const NOTICED_AT_LEAST = 0.9;
const NOTICED = ['Killed', 'Timeout'];
const UNNOTICED = ['Survived', 'NoCoverage'];

const root = fileURLToPath(new URL('../..', import.meta.url));
const kept = path.join('.duban', 'mutation');
/** What the outcome of a mutant hangs on, beside its own part and the tests themselves. */
const SURROUNDINGS = ['measures', 'test/measures', 'dev/rehearsal', 'package-lock.json'];
const CONFIGURATION = ['stryker.config.mjs', 'vitest.measures.config.ts'];

const usage = `用法：npm run mutate -- [部分…] [--static]
改动规则，看测试能发现多少。部分：${Object.keys(PARTS).join('、')}；--static 连同装入时就已定下的内容。`;
const { values, positionals } = readArguments(usage, { static: { type: 'boolean', default: false } }, true);
const unknown = positionals.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
process.chdir(root);
mkdirSync(kept, { recursive: true });
const counts: { name: string; noticed: number; of: number }[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(PARTS)) {
  console.log(`\n── ${name}`);
  counts.push({ name, ...(await mutate(name, PARTS[name]!)) });
}
const total = {
  name: 'together',
  noticed: counts.reduce((sum, { noticed }) => sum + noticed, 0),
  of: counts.reduce((sum, { of }) => sum + of, 0),
};
console.log('');
for (const { name, noticed, of } of [...counts, total])
  console.log(`${name}: ${noticed} of ${of} noticed, ${((100 * noticed) / of).toFixed(1)} %`);
process.exit(total.noticed >= NOTICED_AT_LEAST * total.of ? 0 : 1);

async function mutate(name: string, { mutate, testFiles }: Part): Promise<{ noticed: number; of: number }> {
  const results = await new Stryker({
    mutate: [...mutate],
    testFiles: testFiles && [...testFiles],
    // What is decided while a file loads cannot be changed in files that are held.
    testRunner: testFiles || values.static ? 'vitest' : 'held',
    ignoreStatic: !values.static,
    incremental: true,
    incrementalFile: path.join(kept, `${name}-${surroundingsOf(mutate)}.json`),
    htmlReporter: { fileName: path.join(kept, `${name}.html`) },
    jsonReporter: { fileName: path.join(kept, `${name}.json`) },
  }).runMutationTest();
  const count = (statuses: readonly string[]) => results.filter(({ status }) => statuses.includes(status)).length;
  return { noticed: count(NOTICED), of: count([...NOTICED, ...UNNOTICED]) };
}

/**
 * Stryker compares mutated files and tests with those of the run before and nothing else. So what it kept counts only
 * where everything else is as it was.
 */
function surroundingsOf(mutated: readonly string[]): string {
  const isItsOwn = (file: string): boolean =>
    file.endsWith('.test.ts') ||
    mutated.some((one) => one === file || (path.basename(one) === '*.ts' && path.dirname(one) === path.dirname(file)));
  const hash = createHash('sha256').update(process.version);
  for (const file of [...SURROUNDINGS.flatMap(filesUnder), ...CONFIGURATION].sort())
    if (!isItsOwn(file)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}

function filesUnder(place: string): string[] {
  if (!path.extname(place))
    return readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
      const inner = path.join(place, entry.name);
      return entry.isDirectory() ? filesUnder(inner) : [inner];
    });
  return [place];
}
