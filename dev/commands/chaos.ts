/**
 * `npm run chaos -- --minutes 30 --seed 7 [--only "disk full" --only killed] [--keep]`: shakes a whole system for so
 * long and ends with the checker's verdict.
 */
import { parseArgs } from 'node:util';
import { chaos } from '../../trials/chaos/main.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string', multiple: true, default: [] },
    keep: { type: 'boolean', default: false },
  },
});
process.exit(
  await chaos({ minutes: Number(values.minutes), seed: Number(values.seed), only: values.only, keep: values.keep }),
);
