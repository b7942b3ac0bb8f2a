// Random lives on a stack of their own, some at a time: each has a clock of its own.
import { isDeepStrictEqual } from 'node:util';
import { inOwnWorld } from '../../dev/rehearsal/own-world.ts';
import type { World } from '../../dev/rehearsal/world.ts';
import { sideBySide } from '../../worker/side-by-side.ts';
import { liveTwice } from './on-stack.ts';

const AT_A_TIME = 4;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

/** Answers the exit code: 1 when the stack answered, recorded, owed or told otherwise than the rules. */
export async function livesOnStack(seed: number, count: number): Promise<number> {
  console.log(`lives ${seed} to ${seed + count - 1} (npm run lives -- --stack ${count} --seed ${seed})`);
  const wrong: string[] = [];
  await inOwnWorld({ name: 'lives', say }, async (world) => {
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
