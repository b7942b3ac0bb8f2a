/** `npm test`: everything that must hold, cheapest first; stops at the first thing that does not. Arguments go to vitest. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

interface Step {
  readonly title: string;
  readonly program: string;
  readonly args: readonly string[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const bundle = path.join(root, '.duban', `bundle-${process.pid}`, 'workflows.js');

const steps: readonly Step[] = [
  { title: 'lint', program: 'node_modules/eslint/bin/eslint.js', args: ['.'] },
  { title: 'types', program: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  {
    title: 'import rules',
    program: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['--config', '.dependency-cruiser.cjs', '.'],
  },
  { title: 'workflow bundle', program: 'dev/check-bundle.ts', args: [bundle] },
  { title: 'tests', program: 'node_modules/vitest/vitest.mjs', args: ['run', ...process.argv.slice(2)] },
];

let code = 0;
for (const [index, step] of steps.entries()) {
  console.log(`\n── ${index + 1}/${steps.length} ${step.title}`);
  const began = performance.now();
  code = await run(step);
  if (code !== 0) {
    console.error(`── ${step.title}: failed (exit code ${code})`);
    break;
  }
  // The last words belong to the test runner.
  if (index < steps.length - 1) console.log(`── ${step.title}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
rmSync(path.dirname(bundle), { recursive: true, force: true });
process.exit(code);

function run({ program, args }: Step): Promise<number> {
  const loader = program.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const child = spawn(process.execPath, [...loader, program, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, WORKFLOW_BUNDLE: bundle },
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, pass);
  return new Promise((ended) => {
    child.once('exit', (exitCode) => {
      for (const signal of signals) process.removeListener(signal, pass);
      ended(exitCode ?? 1);
    });
  });
}
