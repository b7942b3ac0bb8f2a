/**
 * `npm run storm -- --projects 60 --reminders 100000 --histories 2000 --minutes 30 --seed 7 [--workers 3] [--kill-every
 * 30] [--keep]`: many projects live for years in virtual time while workers are killed, until that many reminders were
 * said, that many histories written and every act accepted; ends with the verdict.
 */
import { parseArgs } from 'node:util';
import { storm } from '../../trials/storm/main.ts';

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '60' },
    reminders: { type: 'string', default: '100000' },
    histories: { type: 'string', default: '2000' },
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    workers: { type: 'string', default: '3' },
    'kill-every': { type: 'string', default: '30' },
    keep: { type: 'boolean', default: false },
  },
});
process.exit(
  await storm({
    projects: Number(values.projects),
    reminders: Number(values.reminders),
    histories: Number(values.histories),
    minutes: Number(values.minutes),
    seed: Number(values.seed),
    workers: Number(values.workers),
    killEveryS: Number(values['kill-every']),
    keep: values.keep,
  }),
);
