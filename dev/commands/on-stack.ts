/**
 * Runs a program of the worker's room from its sources against the stack of this folder, or against the addresses given
 * by the environment.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ConfigError, readConfig, type Config } from '../../config.ts';
import { byValue } from '../../settings/sources.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { isDatabaseGiven, type StackAddresses } from '../stack/stack-addresses.ts';
import { runningStack, startStack, type Stack } from '../stack/stack.ts';

/**
 * Takes over the arguments and the terminal of this process, and ends it with the program's exit code. `alone`: the
 * program wants neither worker nor API, so where nothing runs the servers are started for it alone.
 */
export async function runOnStack(program: string, { alone = false } = {}): Promise<never> {
  const config = readConfig({ ...process.env, NODE_ENV: 'development' });
  const running = runningStack(config.folder);
  const begun = !running && alone && !isDatabaseGiven(config) ? await startServers(config) : undefined;
  const stack = running ?? begun;
  if (!stack && !isDatabaseGiven(config))
    throw new ConfigError('没有正在运行的服务：请先在另一个终端 npm start，或者给出 DATABASE_URL 等地址');
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(stack && addressesFor(stack)) },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  const code = await new Promise<number>((ended) => child.once('exit', (of) => ended(of ?? 1)));
  await begun?.stop();
  process.exit(code);
}

const startServers = (config: Config): Promise<Stack> =>
  startStack({ config, say: (line) => console.error(line), searchAttributes: SEARCH_ATTRIBUTES, mail: false });

const addressesFor = ({ database, temporalAddress, temporalNamespace, sealingKeys }: StackAddresses) =>
  byValue({
    NODE_ENV: 'development',
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: temporalNamespace,
    DATABASE_URL: database.workerUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DUBAN_SEALING_KEYS: sealingKeys,
  });
