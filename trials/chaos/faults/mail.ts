// A mail server that misbehaves. Nothing of it may delay a project; mails are tried again or given up with the reason.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PartyId } from '../../../measures/vocabulary.ts';
import { pick } from '../../../test/workflows/random-orders.ts';
import type { Arena } from '../arena.ts';
import type { Driver } from '../driver.ts';
import { between, type Fault } from '../fault.ts';
import { MOODS } from '../moods.ts';
import { MAILBOXES, UNITS } from '../registers.ts';
import { putUnderOrder } from '../ripe-projects.ts';

/** Every mood is met within this; it takes some seconds, as long as mails are not cut off otherwise. */
const MET_WITHIN_MS = 60_000;
const LONG_MS = 40_000;
const KINDNESS = 0.3;

/** Of an act, on a busy machine, whatever the mail server does. */
const PROJECTS_WITHIN_MS = 15_000;
const OTHERS_WITHIN_MS = 30_000;

/** Every mood once, in their order; in the long form others at random after that. */
export const mailMisbehaves: Fault = {
  name: 'mail server misbehaves',
  strike: async (arena, driver, dice, { isLong }) => {
    const { mail } = arena;
    const [before, began] = [{ ...mail.met }, Date.now()];
    const first = [...MOODS];
    mail.turn(() => first.shift() ?? (isLong && dice() > KINDNESS ? pick(MOODS, dice) : 'kind'));
    const unmet = (): string[] => MOODS.filter((mood) => (mail.met[mood] ?? 0) <= (before[mood] ?? 0));
    const isGoingOn = (): boolean => Date.now() - began < (unmet().length > 0 ? MET_WITHIN_MS : isLong ? LONG_MS : 0);
    for (; isGoingOn(); await sleep(500)) if (unmet().length > 0) await orderOf(driver, pick(UNITS, dice));
    mail.turn(() => 'kind');
    if (unmet().length > 0) driver.client.violations.push(`the mail server was never met as ${unmet().join(', ')}`);
    arena.say(`mail server met ${JSON.stringify(mail.met)}`);
  },
};

export const mailAway: Fault = {
  name: 'mail server away',
  strike: async (arena, driver, dice, { isLong }) => {
    const link = arena.links['worker-mail'];
    if (dice() < 0.5) await link.away();
    else link.silence();
    const began = Date.now();
    await driver.openAside();
    if (Date.now() - began > PROJECTS_WITHIN_MS)
      driver.client.violations.push(
        `a dead mail server delayed an opening by ${Math.round((Date.now() - began) / 1_000)} s`,
      );
    await sleep(isLong ? between(dice, 20_000, 40_000) : 5_000);
    await link.clear();
  },
};

/**
 * An order is told at once. Of two units that are given one, the mailbox of the first takes nothing; the second must
 * not wait for it.
 */
export const oneDeadMailbox: Fault = {
  name: 'one dead mailbox',
  strike: async (arena, driver) => {
    arena.mail.isDead = (to) => to.endsWith(`@${MAILBOXES.dead}.example`);
    const [dead, alive] = [await orderOf(driver, MAILBOXES.dead), await orderOf(driver, MAILBOXES.alive)];
    const began = Date.now();
    while (!(await isSent(arena, alive, MAILBOXES.alive)) && Date.now() - began < OTHERS_WITHIN_MS) await sleep(250);
    if (!(await isSent(arena, alive, MAILBOXES.alive)))
      driver.client.violations.push(`${alive} waits for its mail behind the dead mailbox of ${dead}`);
    if (await isSent(arena, dead, MAILBOXES.dead))
      driver.client.violations.push(`the mail of ${dead} is noted as sent, which its mailbox refused`);
    arena.say(`beside a dead mailbox a mail left after ${((Date.now() - began) / 1_000).toFixed(1)} s`);
    arena.mail.isDead = () => false;
  },
};

/** Opens a project of the unit and puts it under an order, of which its people are told at once; answers its code. */
async function orderOf(driver: Driver, unit: PartyId): Promise<string> {
  const { code } = await driver.openAside(unit);
  await putUnderOrder(driver, code);
  return code;
}

async function isSent({ pool }: Arena, project: string, party: PartyId): Promise<boolean> {
  const { rows } = await pool.query<{ sent: boolean | null }>(
    `select bool_and(d.status = 'sent') as sent from message m join delivery_message l on l.message_key = m.key join delivery d on d.id = l.delivery
      where m.kind = 'project' and m.code = $1 and m.party = $2 and m.step = 'served'`,
    [project, party],
  );
  return rows[0]!.sent === true;
}
