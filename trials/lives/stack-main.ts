// Random lives on a stack of their own, some at a time: each has a clock of its own.
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../config.ts';
import { openWorld, type World } from '../../dev/rehearsal/world.ts';
import { freePorts } from '../../dev/stack/ports.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { startStack } from '../../dev/stack/stack.ts';
import { cachedBundle } from '../../worker/bundle.ts';
import { sideBySide } from '../../worker/side-by-side.ts';
import { SEARCH_ATTRIBUTES } from '../../workflows/lifecycle/contract.ts';
import { liveTwice } from './on-stack.ts';

const AT_A_TIME = 4;
const home = fileURLToPath(new URL('../../.duban', import.meta.url));

/** Answers the exit code: 1 when the stack answered, recorded, owed or told otherwise than the rules. */
export async function livesOnStack(seed: number, count: number): Promise<number> {
  console.log(`lives ${seed} to ${seed + count - 1} (npm run lives -- --stack ${count} --seed ${seed})`);
  const wrong: string[] = [];
  await onStack(async (world) => {
    const seeds = Array.from({ length: count }, (_, number) => seed + number);
    await sideBySide(seeds, AT_A_TIME, async (one) => {
      const says = await differenceOf(world, one);
      console.log(`life ${one}: ${says ?? 'the same'}`);
      if (says) wrong.push(`life ${one}: ${says}`);
    });
  });
  console.log(wrong.length === 0 ? `${count} lives, each the same by the rules and on the stack` : wrong.join('\n'));
  return wrong.length === 0 ? 0 : 1;
}

async function differenceOf(world: World, seed: number): Promise<string | undefined> {
  try {
    const { byRule, onStack, winners } = await liveTwice(world, seed);
    if (!isDeepStrictEqual(onStack, byRule)) return JSON.stringify({ byRule, onStack });
    return winners === undefined || winners === 1 ? undefined : `${winners} of two racing acts were taken`;
  } catch (error) {
    return (error as Error).stack;
  }
}

async function onStack(work: (world: World) => Promise<void>): Promise<void> {
  const folder = path.join(home, `lives-${process.pid}`);
  const [postgres, temporal, ui] = await freePorts(3);
  const config = readConfig({
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    DUBAN_PG_PORT: String(postgres),
    DUBAN_TEMPORAL_PORT: String(temporal),
    DUBAN_UI_PORT: String(ui),
    WORKFLOW_BUNDLE: await cachedBundle(home),
    LOG_LEVEL: 'error',
  });
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  const stack = await startStack({
    config,
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    binaryFolder: home,
    durable: false,
    mail: false,
  });
  try {
    const world = await openWorld(config, stack, say);
    try {
      await work(world);
    } finally {
      await world.close();
    }
  } finally {
    await stack.stop();
    removeFolder(folder);
  }
}
