/**
 * `npm test`: everything that must hold, cheapest first; stops at the first thing that does not. Arguments go to
 * vitest.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED } from '../stack/program-files.ts';
import { copyWhatIsRead } from './what-is-read.ts';

interface Step {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the checks make and the tests run. */
const made = path.join(root, '.duban', `bundle-${process.pid}`);
const bundle = path.join(made, 'workflows.js');
const compiled = path.join(made, 'compiled');

/** Side by side, each on a core of its own. */
const checks: readonly Step[] = [
  { title: 'lint', program: 'node_modules/eslint/bin/eslint.js', args: ['.'] },
  { title: 'format', program: 'node_modules/prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  {
    title: 'types',
    program: 'node_modules/typescript/bin/tsc',
    args: ['--noEmit', 'false', '--rootDir', '.', '--outDir', compiled, '--sourceMap'],
  },
  {
    title: 'import rules',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', '.'],
  },
  { title: 'workflow bundle', program: 'dev/commands/check-bundle.ts', args: [bundle] },
];
const tests: Step = {
  title: 'tests',
  program: 'node_modules/vitest/vitest.mjs',
  args: ['run', ...process.argv.slice(2)],
};

const codes = await Promise.all(checks.map(checked));
let code = codes.find((each) => each !== 0) ?? 0;
if (code === 0) {
  copyWhatIsRead(compiled);
  console.log('\n── tests');
  // The last words belong to the test runner.
  code = await run(tests).ended;
}
rmSync(made, { recursive: true, force: true });
process.exit(code);

/** What a check says is printed whole, when it has finished. */
async function checked(step: Step): Promise<number> {
  const began = performance.now();
  const { output, ended } = run(step, 'pipe');
  const code = await ended;
  const tookS = ((performance.now() - began) / 1000).toFixed(1);
  const verdict = code === 0 ? 'ok' : `failed (exit code ${code})`;
  console.log(`\n── ${step.title}: ${verdict}, ${tookS} s\n${output().trim()}`);
  return code;
}

function run(
  { program, args }: Step,
  stdio: 'inherit' | 'pipe' = 'inherit',
): { output: () => string; ended: Promise<number> } {
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, program, ...args], {
    cwd: root,
    stdio: ['inherit', stdio, stdio],
    env: { ...process.env, WORKFLOW_BUNDLE: bundle, [COMPILED]: compiled },
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece));
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  const ended = new Promise<number>((resolve) => {
    child.once('close', (exitCode) => {
      for (const signal of signals) process.removeListener(signal, pass);
      resolve(exitCode ?? 1);
    });
  });
  return { output: () => Buffer.concat(said).toString(), ended };
}
