/**
 * `npm run lives -- --lives 10000 --seed 7`: so many random lives through the pure rules, from three seeds; ends with what
 * they came to, or with the shortest story of the first in which something does not hold. `--life 4711` lives one again.
 */
import { parseArgs } from 'node:util';
import { lives } from '../../trials/lives/main.ts';
import { livesOnStack } from '../../trials/lives/stack-main.ts';

const { values } = parseArgs({
  options: {
    lives: { type: 'string', default: '10000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    life: { type: 'string' },
    stack: { type: 'string' },
  },
});
const seed = Number(values.life ?? values.seed);
process.exit(
  values.stack === undefined
    ? lives(seed, values.life === undefined ? Number(values.lives) : 1)
    : await livesOnStack(seed, Number(values.stack)),
);
