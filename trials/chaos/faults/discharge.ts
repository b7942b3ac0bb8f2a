// Acts that discharge a duty in the very moment of its reminder, and of its mail.
import { setTimeout as sleep } from 'node:timers/promises';
import { EXAMPLE, sampleInput } from '../../../measures/project/act-samples.ts';
import type { Arena } from '../arena.ts';
import type { Driver } from '../driver.ts';
import { between, type Fault } from '../fault.ts';
import { putUnderOrder } from '../ripe-projects.ts';
import { callMorning, until, type Called } from '../waking.ts';

/** Half of them are discharged as they wake, half as their mail leaves. */
const PROJECTS = 40;
/** The act is sent so long before or after; it takes some 30 ms to be judged. */
const ABOUT_MS = [-250, 250] as const;

export const dischargeAtReminder: Fault = {
  name: 'a discharge in the minute of its reminder',
  needsMornings: true,
  strike: async (arena, driver, dice) => {
    const ordered = (
      await Promise.all(
        driver.ripe.slice(0, PROJECTS).map(async (code) => ({ code, ...(await reported(driver, code)) })),
      )
    ).filter(({ of }) => of !== undefined);
    const morning = await callMorning(arena, driver);
    const wakes = await wakesOf(
      arena,
      ordered.map(({ code }) => code),
    );
    await Promise.all(
      ordered.map(async ({ code, of }, number) => {
        const moment = number % 2 === 0 ? wakes.get(code)! : morning.sendsAt;
        const shift = between(dice, ...ABOUT_MS);
        await until(moment + shift);
        await driver.bringPatiently({
          project: code,
          act: 'verifyRectification',
          key: driver.newKey(),
          body: { of },
          party: 'big-data',
        });
      }),
    );
    await sleep(2_000);
    await look(
      arena,
      driver,
      morning,
      ordered.map(({ code }) => code),
    );
    // Ripe again, for the next morning.
    await Promise.all(ordered.map(({ code }) => putUnderOrder(driver, code)));
  },
};

/** The unit reports; what is left is that the report is found compliant, which discharges. */
async function reported(driver: Driver, project: string): Promise<{ of?: number }> {
  const seen = await driver.seen(project);
  const of = seen?.facts.rectifications.findLast(({ status }) => status === 'ISSUED')?.seq;
  if (!seen || of === undefined) return {};
  const body = driver.withDocuments({ ...sampleInput('submitRectification', EXAMPLE), of });
  const { outcome } = await driver.bringPatiently({
    project,
    act: 'submitRectification',
    key: driver.newKey(),
    body,
    party: seen.facts.parties.constructionUnit,
  });
  return outcome.is === 'answered' ? { of } : {};
}

async function wakesOf({ pool }: Arena, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ code: string; at: number }>(
    `select code, next_wake_at as at from dossier where kind = 'project' and code = any($1)`,
    [codes],
  );
  return new Map(rows.map(({ code, at }) => [code, at]));
}

/** Said before the discharge or not at all; and what still waited then is cancelled and lies in no mail. */
async function look(arena: Arena, driver: Driver, { step, practice }: Called, codes: readonly string[]): Promise<void> {
  const { rows } = await arena.pool.query<{
    code: string;
    said: number;
    discharged: number;
    status: string;
    mailed: boolean;
  }>(
    `select m.code, m.seq as said, l.seq as discharged, m.status,
         exists (select from delivery_message d where d.message_key = m.key) as mailed
       from message m join lateral (select max(seq) as seq from ledger
         where kind = m.kind and code = m.code and act = 'verifyRectification') l on true
      where m.kind = 'project' and m.code = any($1) and m.step = $2 and m.duty_ref like 'RECTIFICATION:%'`,
    [codes, step],
  );
  const count = (which: (row: (typeof rows)[number]) => boolean): number =>
    new Set(rows.filter(which).map(({ code }) => code)).size;
  const untold = codes.length - count(() => true);
  const unmailed = count(({ status }) => status === 'cancelled');
  arena.say(
    `discharged about ${practice.wakeFrom}: ${untold} before they were reminded, ${unmailed} before their mail, ` +
      `${count(({ mailed }) => mailed)} after it`,
  );
  for (const { code, said, discharged, status, mailed } of rows) {
    if (said > discharged)
      driver.client.violations.push(`${code} was reminded by line ${said} of what line ${discharged} had discharged`);
    if (mailed === (status === 'cancelled'))
      driver.client.violations.push(`${code}: the reminder is ${status} and lies in ${mailed ? 'a' : 'no'} mail`);
  }
}
