// Test support: so many lives from one seed; of the first in which something does not hold, the shortest story.
import { ACT_NAMES } from '../../../measures/project/act-names.ts';
import { STAGE_NAMES } from '../../../measures/vocabulary.ts';
import { diceOf } from '../../workflows/random-orders.ts';
import { Coverage, lived } from './lived.ts';

export type { Coverage } from './lived.ts';

const STEPS = { fewest: 10, most: 60 };

/** The numbers that a life follows from: where it begins, and one a step. */
export function drawsOf(seed: number): number[] {
  const dice = diceOf(seed);
  const steps = STEPS.fewest + Math.floor(dice() * (STEPS.most - STEPS.fewest));
  return Array.from({ length: steps + 1 }, () => Math.floor(dice() * 2 ** 32));
}

/** Lives `seed`, `seed + 1` and so on: one that fails is told by its own number. */
export function manyLives(seed: number, lives: number): Coverage {
  const coverage = new Coverage();
  for (let life = seed; life < seed + lives; life += 1) {
    const draws = drawsOf(life);
    const failed = failureOf(life, draws, coverage);
    if (failed) throw new Error(`life ${life}: ${failureOf(life, shortestOf(life, draws, failed))!.message}`);
  }
  return coverage;
}

function failureOf(life: number, draws: readonly number[], coverage = new Coverage()): Error | undefined {
  try {
    lived(life, draws, coverage);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

/** What failed, whatever the numbers in it. */
const kindOf = ({ message }: Error): string => message.split('\n')[0]!.replaceAll(/\d+/g, '');

/** Steps are left out one by one as long as the same fails: the last first, for what follows them is then gone too. */
function shortestOf(life: number, draws: readonly number[], failed: Error): number[] {
  let shortest = [...draws];
  for (let at = draws.length - 1; at > 0; at -= 1) {
    const without = shortest.toSpliced(at, 1);
    const failure = failureOf(life, without);
    if (failure && kindOf(failure) === kindOf(failed)) shortest = without;
  }
  return shortest;
}

export function addedUp(parts: readonly Coverage[]): Coverage {
  const all = new Coverage();
  for (const { lives, lines, races, taken, refused, stages } of parts) {
    all.lives += lives;
    all.lines += lines;
    all.races += races;
    for (const [act, times] of taken) all.taken.set(act, (all.taken.get(act) ?? 0) + times);
    for (const one of refused) all.refused.add(one);
    for (const one of stages) all.stages.add(one);
  }
  return all;
}

export const neverTaken = ({ taken }: Coverage): string[] => ACT_NAMES.filter((act) => !taken.has(act));

export const neverReached = ({ stages }: Coverage): string[] =>
  Object.keys(STAGE_NAMES).filter((stage) => stage !== 'UNOPENED' && !stages.has(stage));

/** In one line: how much was lived, and which acts came least often. */
export function coverageWorded({ lives, lines, races, taken, refused, stages }: Coverage): string {
  const seldom = [...taken].sort(([, one], [, other]) => one - other).slice(0, 8);
  return [
    `${lives} lives, ${lines} lines, ${taken.size} acts, ${refused.size} refusals, ${stages.size} stages`,
    `${races} races with one winner`,
    `seldom: ${seldom.map(([act, times]) => `${act} ${times}`).join(', ')}`,
  ].join('; ');
}
