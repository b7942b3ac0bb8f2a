// A morning: reminders spread over a minute, and how many a second can be worked off when all fall due at one instant.
import { alternating, type Metric } from '../metric.ts';
import { resultOf } from '../result.ts';
import { p50, p99 } from '../statistics.ts';
import { silence, wakeFloor, wakeOurs, type Crowd } from '../wakes.ts';

/** Long after everything is recorded: mail is another measurement. */
const MAIL_AFTER_MINUTES = 15;

export const morning: Metric = {
  name: 'morning',
  measure: async ({ ground: begin, sizes, say }) => {
    const ground = await begin();
    const both = async (name: string, count: number, minutes: number) => {
      const crowdOf = (round: number): Crowd => ({ prefix: `${name}-${round}-`, count, units: count, minutes, mailAfter: MAIL_AFTER_MINUTES });
      const measured = await alternating(
        sizes.rounds,
        async (round) => {
          const woken = await wakeOurs(ground, crowdOf(round));
          await silence(ground, crowdOf(round));
          return woken;
        },
        (round) => wakeFloor(ground, crowdOf(round)),
      );
      say(`${name}: ${measured.map(({ ours, floor }) => `${Math.round(p50(ours.lateness))} / ${Math.round(p50(floor.lateness))}`).join(', ')} ms late (p50, ours / bare)`);
      return measured;
    };
    const spread = await both('morning', sizes.morning, 1);
    const burst = await both('burst', sizes.burst, 0);
    const rate = ({ lastAt, window, lateness }: Awaited<ReturnType<typeof wakeOurs>>) => [lateness.length / ((lastAt - window.from) / 1_000)];
    return [
      resultOf(`${sizes.morning} reminders over 60 s: lateness, p99`, 'ms', spread.map(({ ours, floor }) => ({ ours: ours.lateness, floor: floor.lateness })), p99, { of: 'ratio', atMost: 1.5 }),
      resultOf(`${sizes.burst} reminders at one instant: worked off`, 'a second', burst.map(({ ours, floor }) => ({ ours: rate(ours), floor: rate(floor) })), p50, { of: 'ratio', atLeast: 0.8 }),
    ];
  },
};
