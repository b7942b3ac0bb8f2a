/**
 * Runs a program of the worker's room from its sources against the stack of this folder, or against the addresses given
 * by the environment.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig } from '../../config.ts';
import { byValue } from '../../settings/sources.ts';
import { isDatabaseGiven } from '../stack/stack-addresses.ts';
import { runningStack } from '../stack/stack.ts';

/** Takes over the arguments and the terminal of this process, and ends it with the program's exit code. */
export async function runOnStack(program: string): Promise<never> {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...addresses() },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exit(await new Promise<number>((ended) => child.once('exit', (code) => ended(code ?? 1))));
}

function addresses(): Record<string, string | undefined> {
  try {
    const config = readConfig({ ...process.env, NODE_ENV: 'development' });
    const stack = runningStack(config.folder);
    if (!stack) {
      if (isDatabaseGiven(config)) return {};
      throw new ConfigError('没有正在运行的服务：请先在另一个终端 npm start，或者给出 DATABASE_URL 等地址');
    }
    const { database, temporalAddress, temporalNamespace, sealingKeys } = stack;
    return byValue({
      NODE_ENV: 'development',
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: temporalNamespace,
      DATABASE_URL: database.workerUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      DUBAN_SEALING_KEYS: sealingKeys,
    });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}
