// The long form of the lives that `npm test` lives by the hundred: thousands, from three seeds that nobody tried before.
import {
  addedUp,
  coverageWorded,
  manyLives,
  neverTaken,
  type Coverage,
} from '../../test/measures/any-life/many-lives.ts';

/** As far from one another as no run is long. */
const APART = 100_000_000;
const AT_A_TIME = 500;
/** Fewer may not come to every act. */
const ENOUGH_FOR_EVERY_ACT = 3_000;

/** Answers the exit code: 1 when something did not hold. */
export function lives(seed: number, count: number): number {
  const seeds = count === 1 ? [seed] : [seed, seed + APART, seed + 2 * APART];
  console.log(`seeds ${seeds.join(', ')} (npm run lives -- --lives ${count} --seed ${seed})`);
  try {
    const all = addedUp(seeds.map((one) => livesFrom(one, Math.ceil(count / seeds.length))));
    const never = count >= ENOUGH_FOR_EVERY_ACT ? neverTaken(all) : [];
    console.log(coverageWorded(all));
    if (never.length > 0) console.error(`never taken: ${never.join(', ')}`);
    return never.length === 0 ? 0 : 1;
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

function livesFrom(seed: number, count: number): Coverage {
  const parts: Coverage[] = [];
  for (let done = 0; done < count; done += AT_A_TIME) {
    parts.push(manyLives(seed + done, Math.min(AT_A_TIME, count - done)));
    console.log(`seed ${seed}: ${coverageWorded(addedUp(parts))}`);
  }
  return addedUp(parts);
}
