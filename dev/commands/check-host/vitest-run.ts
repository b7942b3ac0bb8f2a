/** Tests by vitest, as a part of a check: what it says is passed on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { StartFailure } from '../../stack/failure.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

interface Run {
  /** What failed, should it fail. */
  readonly title: string;
  readonly args?: readonly string[];
  readonly node?: string;
  readonly env?: NodeJS.ProcessEnv;
}

export async function runTests({ title, args = [], node = process.execPath, env = process.env }: Run): Promise<void> {
  const program = ['node_modules/vitest/vitest.mjs', 'run', ...args];
  const [code] = (await once(spawn(node, program, { cwd: root, stdio: 'inherit', env }), 'exit')) as [number | null];
  if (code !== 0) throw new StartFailure(`${title}没有通过（退出码 ${code}）`);
}
