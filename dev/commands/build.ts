/**
 * `npm run build`: what production runs with Node alone, in `dist` (or the folder named): the compiled rooms, the files
 * they read, and the workflow bundle. `--noCheck`, for whoever has just checked the types, compiles without doing so.
 */
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readArguments } from '../../program.ts';
import { copyWhatIsRead } from './what-is-read.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const USAGE = `用法：build [目录]
生成正式运行所需的程序，默认写入 dist。--noCheck：不查类型，刚查过时用。`;
const {
  values: { noCheck },
  positionals: [folder = 'dist'],
} = readArguments(USAGE, { noCheck: { type: 'boolean', default: false } }, true);
const dist = path.resolve(root, folder);

rmSync(dist, { recursive: true, force: true });
compile();
copyWhatIsRead(dist);
await bundle();
console.log(`已生成 ${path.relative(root, dist)}/`);

function compile(): void {
  const compiler = path.join(root, 'node_modules', 'typescript-native', 'bin', 'tsc');
  const args = ['-p', 'tsconfig.build.json', '--outDir', dist, ...(noCheck ? ['--noCheck'] : [])];
  const { status } = spawnSync(process.execPath, [compiler, ...args], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

/** By the built bundler, so that the bundle holds what the built worker would make. */
async function bundle(): Promise<void> {
  const bundler = pathToFileURL(path.join(dist, 'worker', 'bundle.js')).href;
  const { bundleWorkflows } = (await import(bundler)) as typeof import('../../worker/bundle.ts');
  writeFileSync(path.join(dist, 'workflow-bundle.js'), await bundleWorkflows());
}
