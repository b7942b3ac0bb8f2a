/**
 * `npm test`: everything that must hold; stops at the first thing that does not. Arguments go to vitest.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED, OPTIMIZE_LATE } from '../stack/program-files.ts';
import { copyWhatIsRead } from './what-is-read.ts';

interface Step {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What the checks make and the tests run. */
const folder = path.join(root, '.duban', `bundle-${process.pid}`);
const bundle = path.join(folder, 'workflows.js');
const compiled = path.join(folder, 'compiled');

const node = (file: string): string => `node_modules/${file}`;
const compiler = node('typescript-native/bin/tsc');
/** Without a look at the types it takes a sixth of the time. */
const compilation: Step = {
  title: 'compilation',
  program: compiler,
  args: ['--noCheck', '--noEmit', 'false', '--rootDir', '.', '--outDir', compiled],
};
// Each thread of a type checker reads everything anew: one alone takes half the time of a processor, and there are tests
// for the other.
const types: Step = { title: 'types', program: compiler, args: ['--singleThreaded'] };
const workflowBundle: Step = { title: 'workflow bundle', program: 'dev/commands/check-bundle.ts', args: [bundle] };
const lint: Step = { title: 'lint', program: node('oxlint/bin/oxlint'), args: [], env: { GOMAXPROCS: '1' } };
const format: Step = {
  title: 'format',
  program: node('oxfmt/bin/oxfmt'),
  args: ['--check'],
};
const importRules: Step = {
  title: 'import rules',
  program: node('dependency-cruiser/bin/dependency-cruise.mjs'),
  args: ['--config', '.dependency-cruiser.cjs', '.'],
};
const asked = process.argv.slice(2);
const tests: Step = { title: 'tests', program: node('vitest/vitest.mjs'), args: ['run', ...asked] };

const running = new Set<ChildProcess>();
/** Only the first failure counts: it ends whatever else is under way, which then fails for no reason of its own. */
const failed: { first?: { code: number; said?: string } } = {};

await everything();
if (failed.first?.said) console.log(failed.first.said);
rmSync(folder, { recursive: true, force: true });
process.exit(failed.first?.code ?? 0);

/**
 * What the tests run is made first: they begin when it is there, and what is left to check goes on beside them, for a
 * test waits much of its time.
 */
async function everything(): Promise<void> {
  const made = Promise.all([checked(compilation), checked(workflowBundle)]);
  const all = made.then(async () => {
    for (const step of [types, lint, format, importRules]) await checked(step);
  });
  // Some of the tests may be over sooner than the checks, and the last words belong to the test runner.
  await (asked.length > 0 ? all : made);
  if (!failed.first) {
    copyWhatIsRead(compiled);
    console.log('\n── tests');
    const code = await run(tests).ended;
    if (code !== 0) fail({ code });
  }
  await all;
}

function fail(first: NonNullable<typeof failed.first>): void {
  if (failed.first) return;
  failed.first = first;
  for (const child of running) child.kill();
}

/** What a check says is printed whole when it has finished; of one that fails, after all else. */
async function checked(step: Step): Promise<void> {
  if (failed.first) return;
  const began = performance.now();
  const { output, ended } = run(step, 'pipe');
  const code = await ended;
  const tookS = ((performance.now() - began) / 1000).toFixed(1);
  const verdict = code === 0 ? 'ok' : `failed (exit code ${code})`;
  const said = `\n── ${step.title}: ${verdict}, ${tookS} s\n${output().trim()}`;
  if (code !== 0) fail({ code, said });
  else console.log(said);
}

function run(
  { program, args, env }: Step,
  stdio: 'inherit' | 'pipe' = 'inherit',
): { output: () => string; ended: Promise<number> } {
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [OPTIMIZE_LATE, ...loader, program, ...args], {
    cwd: root,
    stdio: ['inherit', stdio, stdio],
    env: { ...process.env, WORKFLOW_BUNDLE: bundle, [COMPILED]: compiled, ...env },
  });
  running.add(child);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece: Buffer) => said.push(piece));
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  const ended = new Promise<number>((resolve) => {
    child.once('close', (exitCode) => {
      running.delete(child);
      for (const signal of signals) process.removeListener(signal, pass);
      resolve(exitCode ?? 1);
    });
  });
  return { output: () => Buffer.concat(said).toString(), ended };
}
