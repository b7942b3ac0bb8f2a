/**
 * `npm run bounds -- --minutes 60 --seed 7 [--keep]`: a unit brings the largest lawful inputs for so long and reads every
 * list; ends with what was largest and slowest, and with whether every promise held.
 */
import { parseArgs } from 'node:util';
import { bounds } from '../../trials/bounds/main.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    keep: { type: 'boolean', default: false },
  },
});
process.exit(await bounds({ minutes: Number(values.minutes), seed: Number(values.seed), keep: values.keep }));
