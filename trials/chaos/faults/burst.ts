// A morning on which a hundred projects wake at once and their mails leave a minute later, and kill -9 in the middle of
// both.
import { setTimeout as sleep } from 'node:timers/promises';
import { PARTS, WORKERS, type PartName } from '../arena.ts';
import { between, type Fault } from '../fault.ts';
import { callMorning, everyoneReminded, mailsSentOf, remindedBy, until } from '../waking.ts';

/** Of the projects that wake and of the mails that leave so many have done so when it strikes. */
const SHARE = [0.05, 0.6] as const;
/** On a slow machine it does not wait for them for longer. */
const LONGEST_MS = 30_000;

const burst = (who: string, ...victims: PartName[]): Fault => ({
  name: `reminder burst, ${who} killed`,
  needsMornings: true,
  strike: async (arena, driver, dice) => {
    const morning = await callMorning(arena, driver);
    const all = morning.awaitedBy.length;
    await until(morning.wakesAt);
    const reminded = await reaches(between(dice, ...SHARE) * all, () => remindedBy(arena, morning));
    arena.say(`${who} killed after ${reminded} of ${all} were reminded`);
    await arena.killForgiven(...victims);
    await arena.recovered();
    await everyoneReminded(arena, morning);
    await until(morning.sendsAt);
    const sent = await reaches(between(dice, ...SHARE) * all, () => mailsSentOf(arena, morning));
    arena.say(`${who} killed after ${sent} mails were sent`);
    await arena.killForgiven(...victims);
    await arena.recovered();
  },
});

/** Answers what the count was then. */
async function reaches(enough: number, count: () => Promise<number>): Promise<number> {
  for (const deadline = Date.now() + LONGEST_MS; ; await sleep(50)) {
    const now = await count();
    if (now >= enough || Date.now() > deadline) return now;
  }
}

export const bursts: readonly Fault[] = [
  burst('both workers', ...WORKERS),
  burst('Temporal', 'temporal'),
  burst('PostgreSQL', 'postgres'),
  burst('everything', ...PARTS),
];
