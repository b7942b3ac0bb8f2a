/**
 * `npm run build`: what production runs with Node alone, in `dist` (or the folder named): the compiled rooms, the files
 * they read, and the workflow bundle.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { copyWhatIsRead } from './what-is-read.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.resolve(root, process.argv[2] ?? 'dist');

rmSync(dist, { recursive: true, force: true });
compile();
copyWhatIsRead(dist);
await bundle();
console.log(`已生成 ${path.relative(root, dist)}/`);

function compile(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', dist], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** By the built bundler, so that the bundle holds what the built worker would make. */
async function bundle(): Promise<void> {
  const bundler = pathToFileURL(path.join(dist, 'worker', 'bundle.js')).href;
  const { bundleWorkflows } = (await import(bundler)) as typeof import('../../worker/bundle.ts');
  writeFileSync(path.join(dist, 'workflow-bundle.js'), await bundleWorkflows());
}
