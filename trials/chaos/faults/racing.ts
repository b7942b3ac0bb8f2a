// Clients that race: one key several times at once, many conflicting acts on one project, more in flight than a run
// takes, a discharge as its reminder comes.
import { setTimeout as sleep } from 'node:timers/promises';
import { ACT_SAMPLES, EXAMPLE, sampleInput } from '../../../measures/project/act-samples.ts';
import type { Sent } from '../../ledger-check/sent.ts';
import { sideBySide } from '../../../worker/side-by-side.ts';
import type { Reply } from '../client.ts';
import type { Driver } from '../driver.ts';
import { type Fault } from '../fault.ts';
import { bring, underReview } from '../ripe-projects.ts';

type Told = Sent & { reply: Reply };
const statusesOf = (told: readonly Told[]): string =>
  [...new Set(told.map(({ reply }) => reply.status))]
    .map((status) => `${told.filter(({ reply }) => reply.status === status).length} x ${status}`)
    .join(', ');

/** Fifty clients that all want to be the one; exactly one is, also after those without an answer have asked again. */
export const fiftyConflict: Fault = {
  name: 'fifty conflicting acts at once',
  strike: async (arena, driver) => {
    const code = await driver.open();
    const party = (await driver.seen(code))?.facts.parties.constructionUnit;
    if (!party) return;
    const told = await Promise.all(
      Array.from({ length: 50 }, () =>
        driver.bringPatiently({
          project: code,
          act: 'withdraw',
          key: driver.newKey(),
          body: ACT_SAMPLES.withdraw.input(EXAMPLE),
          party,
        }),
      ),
    );
    const winners = told.filter(({ outcome }) => outcome.is === 'answered').length;
    arena.say(`fifty conflicting: ${statusesOf(told)}`);
    if (winners !== 1) driver.client.violations.push(`fifty conflicting acts on ${code} had ${winners} winners`);
  },
};

/** Two bodies under one key at the same moment: one is answered, the other told 422. */
export const oneKeyTwoBodies: Fault = {
  name: 'one key, two bodies at once',
  strike: async (arena, driver) => {
    const code = await driver.open();
    const party = (await driver.seen(code))?.facts.parties.constructionUnit;
    if (!party) return;
    const key = driver.newKey();
    const told = await Promise.all(
      ['理由一', '理由二', '理由一'].map((reason) =>
        driver.bringPatiently({ project: code, act: 'withdraw', key, body: { reason }, party }),
      ),
    );
    arena.say(`one key, two bodies: ${statusesOf(told)}`);
    const winners = new Set(told.flatMap(({ outcome }) => (outcome.is === 'answered' ? [outcome.text] : [])));
    if (winners.size > 1) driver.client.violations.push(`one key of ${code} has two answers`);
    if (told.some(({ outcome }) => outcome.is === 'refused' && ![409, 422].includes(outcome.status)))
      driver.client.violations.push(`one key, two bodies on ${code}: ${statusesOf(told)}`);
  },
};

/**
 * Corrections one upon the other, faster than they can be recorded: what is too many is told 429, and each that was
 * answered counts once.
 */
export const tooManyInFlight: Fault = {
  name: 'more than ten updates in flight',
  strike: async (arena, driver) => {
    const code = await driver.open();
    arena.links['worker-postgres'].slow(() => 400);
    const told = await corrections(driver, code, 24, 25);
    await arena.links['worker-postgres'].clear();
    arena.say(`corrections in flight: ${statusesOf(told)}`);
  },
};

/** Of a subject in a row: nothing stands against any of its opinions. */
const REFUSED_AT_MOST = 20;

/** A life of many acts, an opinion of each subject in flight: begins new runs by itself while clients go on. */
export const longLife: Fault = {
  name: 'two thousand acts in one life',
  strike: async (arena, driver, _dice, { isLong }) => {
    const { code, opinions } = await underReview(driver);
    const each = Math.ceil((isLong ? 2_000 : 100) / opinions.length);
    // Beside the hands, each act would wait for theirs: twenty minutes for what takes three.
    let taken = 0;
    await driver.whileHandsRest(async () => {
      await sideBySide(opinions, opinions.length, async (opinion) => {
        for (let done = 0, refused = 0; done < each && refused < REFUSED_AT_MOST;) {
          const isTaken = await bring(driver, code, opinion);
          refused = isTaken ? 0 : refused + 1;
          if (!isTaken) continue;
          done++;
          taken++;
        }
      });
    });
    arena.say(`long life: ${code} took ${taken} opinions`);
    if (taken < each * opinions.length)
      driver.client.violations.push(`${code} took ${taken} opinions and then no more`);
  },
};

/** One correction; answers whether it was taken. */
export async function correct(driver: Driver, project: string): Promise<boolean> {
  return (await corrections(driver, project, 1, 0)).some(({ outcome }) => outcome.is === 'answered');
}

/** `count` corrections of the estimate, each from what the one before made of it, `gapMs` apart. */
async function corrections(driver: Driver, project: string, count: number, gapMs: number): Promise<Told[]> {
  const seen = await driver.seen(project).catch(() => undefined);
  if (!seen) return sleep(500, []);
  const from = BigInt(seen.facts.estimatedTotal!);
  const sample = driver.withDocuments(sampleInput('correct', EXAMPLE)) as object;
  const party = seen.facts.parties.constructionUnit;
  const bringing = Array.from({ length: count }, async (_, number) => {
    await sleep(number * gapMs);
    const amount = from + BigInt(number);
    const body = { ...sample, from: String(amount), to: String(amount + 1n) };
    return driver.bringPatiently({ project, act: 'correct', key: driver.newKey(), body, party });
  });
  return Promise.all(bringing);
}
