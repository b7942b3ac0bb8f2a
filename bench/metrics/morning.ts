// A morning: reminders spread over a minute, and how many a second can be worked off when all fall due at one instant.
import type { Ground } from '../ground.ts';
import { alternating, type Metric } from '../metric.ts';
import { resultOf } from '../result.ts';
import { p50, p99 } from '../statistics.ts';
import { silence, wakeFloor, wakeOurs, type Crowd, type Woken } from '../wakes.ts';

/** Long after everything is recorded: mail is another measurement. */
const MAIL_AFTER_SECONDS = 300;

export const morning: Metric = {
  name: 'morning',
  measure: async ({ ground: begin, sizes, say }) => {
    const ground = await begin();
    const rounds = (name: string, size: Pick<Crowd, 'count' | 'units' | 'seconds'>) => {
      const crowdOf = (round: number): Crowd => ({
        ...size,
        prefix: `${name}-${round}-`,
        mailAfterSeconds: MAIL_AFTER_SECONDS,
      });
      const said =
        (side: string) =>
        (woken: Woken): Woken => {
          say(
            `${name}, ${side}: ${Math.round(p50(woken.lateness))} ms late (p50), ` +
              `${Math.round(p99(woken.lateness))} ms (p99); ${woken.perSecond.toFixed(1)} a second`,
          );
          return woken;
        };
      return alternating(
        sizes.rounds,
        (round) => wakeSilently(ground, crowdOf(round)).then(said('ours')),
        (round) => wakeFloor(ground, crowdOf(round)).then(said('bare')),
      );
    };
    const spread = await rounds('morning', { count: sizes.morning, units: sizes.morning, seconds: 60 });
    // The projects of one unit wake at one instant.
    const burst = await rounds('burst', { count: sizes.burst, units: 1, seconds: 1 });
    return [
      resultOf(
        `${sizes.morning} reminders over 60 s: lateness, p99`,
        'ms',
        spread.map(({ ours, floor }) => ({ ours: ours.lateness, floor: floor.lateness })),
        p99,
        { of: 'ratio', atMost: 1.4 },
      ),
      resultOf(
        `${sizes.burst} reminders at one instant: worked off`,
        'a second',
        burst.map(({ ours, floor }) => ({ ours: [ours.perSecond], floor: [floor.perSecond] })),
        p50,
        { of: 'ratio', atLeast: 0.8 },
      ),
    ];
  },
};

async function wakeSilently(ground: Ground, crowd: Crowd): Promise<Woken> {
  const woken = await wakeOurs(ground, crowd);
  await silence(ground, crowd);
  return woken;
}
