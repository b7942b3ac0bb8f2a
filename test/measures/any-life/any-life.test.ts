// Random lives through the pure rules, with every act there is, lawful and not: corrections, papers, proposals, other
// editions. `npm run lives` lives as many as one has time for.
// test support
import { describe, expect, it } from 'vitest';
import { addedUp, coverageWorded, manyLives, neverReached, neverTaken } from './many-lives.ts';

/** In all; LIVES=10000 for many more. A mutant is tried on few. */
const LIVES = Number(process.env.LIVES ?? (process.env.STRYKER_MUTATOR_WORKER === undefined ? 450 : 30));
/** So many come to every act and every stage. */
const ENOUGH = 450;
/** Lives are numbered from these on; one that fails is told by its number. */
const SEEDS = [20211123, 31, 2_000_000];

describe('any life of a project', { timeout: 3_600_000 }, () => {
  it('is lawful at every line, forgets no duty, moves no date by reckoning, replays, and is told in words that people read', () => {
    const each = Math.ceil(LIVES / SEEDS.length);
    const lived = SEEDS.map((seed) => {
      const coverage = manyLives(seed, each);
      console.info(`seed ${seed}: ${coverageWorded(coverage)}`);
      return coverage;
    });
    const all = addedUp(lived);
    const never = neverTaken(all);
    console.info(
      `acts never taken: ${never.join(', ') || 'none'}; stages never reached: ${neverReached(all).join(', ') || 'none'}`,
    );
    if (LIVES >= ENOUGH) expect([...never, ...neverReached(all)]).toEqual([]);
    expect(lived.every(({ races }) => races > 0)).toBe(true);
  });
});
