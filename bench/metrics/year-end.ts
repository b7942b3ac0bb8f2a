// The last days of the year: every project of every unit is due a reminder on one morning, and each unit gets one mail.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { alternating, type Metric } from '../metric.ts';
import { resultOf, type Round } from '../result.ts';
import { mean, p99 } from '../statistics.ts';
import { largest, wakeFloor, wakeOurs, type Crowd, type Woken } from '../wakes.ts';

/** The last wakes may be a little late. */
const MAIL_AFTER_SECONDS = 15;
/** The last units wake in the last second of the window; mails go ten minutes later. */
const OUTBOX_WITHIN_MS = 60_000;
/** Twenty deliveries a second, and as much again for a slow machine. */
const MAIL_WITHIN_MS = 180_000;

export const yearEnd: Metric = {
  name: 'year-end',
  measure: async ({ ground: begin, sizes: { yearEnd: size }, say }) => {
    const ground = await begin();
    const inside: Round[] = [];
    const mails: Round[] = [];
    const crowdOf = (round: number): Crowd => ({
      prefix: `yearend-${round}-`,
      count: size.projects,
      units: size.units,
      seconds: size.minutes * 60,
      mailAfterSeconds: MAIL_AFTER_SECONDS,
    });
    const measured = await alternating(
      size.rounds,
      async (round) => {
        const woken = await wakeOurs(ground, crowdOf(round));
        inside.push({ ours: [shareInside(woken)], floor: [] });
        mails.push({ ours: await mailsOf(ground, woken), floor: [] });
        return woken;
      },
      (round) => wakeFloor(ground, halfOf(crowdOf(round))),
    );
    const late = measured.map(({ ours }) => Math.round((largest(ours.notedAt) - ours.window.to) / 1_000));
    say(`year-end: last row ${late.join(', ')} s after the end of the window`);
    const title = `${size.projects} year-end reminders of ${size.units} units in ${size.minutes} min`;
    return [
      resultOf(`${title}: in the outbox ${OUTBOX_WITHIN_MS / 1_000} s after the window`, '%', inside, mean, {
        of: 'ours',
        atLeast: 100,
      }),
      resultOf(`${title}: mails a recipient`, 'mails', mails, mean, { of: 'ours', atMost: 1, atLeast: 1 }),
      resultOf(
        `${title}: lateness, p99`,
        'ms',
        measured.map(({ ours, floor }) => ({ ours: ours.lateness, floor: floor.lateness })),
        p99,
        { of: 'ratio', atMost: 2 },
      ),
    ];
  },
};

/** As many a second, for half as long: six minutes more would tell nothing new of the bare engine. */
const halfOf = (crowd: Crowd): Crowd => ({
  ...crowd,
  count: Math.ceil(crowd.count / 2),
  units: Math.ceil(crowd.units / 2),
  seconds: crowd.seconds / 2,
});

const shareInside = ({ window, notedAt }: Woken): number =>
  (100 * notedAt.filter((at) => at <= window.to + OUTBOX_WITHIN_MS).length) / notedAt.length;

/** Sent mails by recipient, once every message lies in one. */
async function mailsOf({ owner }: Ground, { window, prefix, members }: Woken): Promise<number[]> {
  const units = [...new Set(members.map(({ unit }) => unit))];
  const giveUpAt = window.to + MAIL_WITHIN_MS;
  for (;;) {
    const { rows } = await owner.query<{ address: string; mails: number; unsent: number }>(
      `select address, count(*)::integer as mails, count(*) filter (where status <> 'sent')::integer as unsent
         from delivery where party = any($1) group by address`,
      [units],
    );
    const { rows: waiting } = await owner.query<{ left: number }>(
      `select count(*)::integer as left from message where status = 'waiting' and starts_with(code, $1)`,
      [prefix],
    );
    const isDone = rows.length >= units.length && waiting[0]!.left === 0 && rows.every(({ unsent }) => unsent === 0);
    if (isDone || Date.now() > giveUpAt) return rows.map(({ mails }) => mails);
    await sleep(500);
  }
}
