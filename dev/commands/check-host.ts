/**
 * `npm run check:host`: what needs more of a machine, or of an hour, than `npm test` may ask for. Names as arguments choose some of the
 * checks.
 * A missing tool fails: a check that was skipped would look like one that passed.
 */
import { StartFailure } from '../stack/failure.ts';
import { sayWithSeconds, type Say } from '../stack/progress.ts';
import { checkComposeFile } from './check-host/reference-parser.ts';
import { checkInstallation } from './check-host/installation.ts';
import { checkPages } from './check-host/pages.ts';
import { checkSealedPage } from './check-host/sealed-page.ts';
import { testOnNode24 } from './check-host/node-24.ts';
import { missingTools, type Tool } from './check-host/tools.ts';
import { runTests } from './check-host/vitest-run.ts';

interface Check {
  readonly name: string;
  readonly title: string;
  readonly tools: readonly Tool[];
  readonly run: (say: Say) => Promise<void>;
}

const CHECKS: readonly Check[] = [
  { name: 'compose', title: 'docker-compose.yml by the reference parser', tools: ['go'], run: checkComposeFile },
  { name: 'pages', title: 'one project in the Temporal page', tools: ['chromium'], run: checkPages },
  {
    name: 'sealed-page',
    title: 'a sealed project in the Temporal page, opened by the codec of the API',
    tools: ['chromium'],
    run: checkSealedPage,
  },
  {
    name: 'handbook',
    title: 'the commands of the handbook as printed, the embedded way',
    tools: [],
    run: () => runTests({ title: '手册的命令', args: ['--config', 'vitest.host.config.ts'] }),
  },
  {
    name: 'install',
    title: 'the installation of the handbook, on PostgreSQL of Debian',
    tools: ['cluster', 'npm'],
    run: checkInstallation,
  },
  { name: 'node24', title: 'the tests on Node 24', tools: ['npm'], run: testOnNode24 },
];

async function checkHost(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0)
    throw new StartFailure(`没有这项检查：${unknown.join('、')}（有 ${CHECKS.map(({ name }) => name).join('、')}）`);
  const chosen = CHECKS.filter(({ name }) => names.length === 0 || names.includes(name));
  const missing = missingTools(chosen.flatMap(({ tools }) => tools));
  if (missing.length > 0)
    throw new StartFailure(`缺少工具，检查没有进行：\n${missing.map((line) => `  ${line}`).join('\n')}`);

  const say = sayWithSeconds();
  for (const [index, { title, run }] of chosen.entries()) {
    say(`── ${index + 1}/${chosen.length} ${title}`);
    await run(say);
  }
  say(`${chosen.length} passed`);
}

try {
  await checkHost(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  console.error(error instanceof StartFailure ? `\n${error.message}` : error);
  process.exit(1);
}
