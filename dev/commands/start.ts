/** `npm start`: the whole system, until it is asked to stop. */
import { readConfig, type Config } from '../../config.ts';
import { sayWhy, SERVICE_FAILED } from '../../program.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { isRunning, type ProcessIdentity } from '../stack/process-identity.ts';
import { apiPart, workerPart } from '../stack/programs.ts';
import { sayWithSeconds } from '../stack/progress.ts';
import { beginStack } from '../stack/stack.ts';
import { welcome } from './welcome.ts';

async function start(): Promise<void> {
  const config: Config = readConfig({ ...process.env, NODE_ENV: 'development' });
  const say = sayWithSeconds();
  say('启动中（PostgreSQL、Temporal、本地收信、worker、API）');
  const { ready, stop } = await beginStack({
    config,
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    programs: (addresses) => [workerPart(config, addresses), apiPart(config, addresses)],
  });
  let stopping: Promise<void> | undefined;
  const stopOnce = (why: string) => {
    if (!stopping) say(`${why}，依次停止`);
    stopping ??= stop().then(() => say('已全部停止'));
  };
  // A terminal sends its Ctrl-C to us and to the bootstrap, which passes it on: the second one changes nothing.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopOnce(`收到 ${signal}`));

  try {
    const stack = await ready;
    watch(stack.launchers, () => stopOnce('启动它的进程已不在'));
    console.log(await welcome(config, stack));
    const failure = await stack.ended();
    await stack.stop();
    if (failure) throw failure;
  } catch (error) {
    if (!stopping) throw error;
  }
  await stopping;
}

/** With npm or the bootstrap killed, nobody could stop us any more. */
function watch(launchers: readonly ProcessIdentity[], gone: () => void): void {
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}

try {
  await start();
  process.exit(0);
} catch (error) {
  console.error();
  sayWhy(error);
  process.exit(SERVICE_FAILED);
}
