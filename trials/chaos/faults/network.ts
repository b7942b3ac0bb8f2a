// The network between the parts: reset, half open, and cut between any two statements of `record`.
import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../../../test/workflows/random-orders.ts';
import type { Link } from '../arena.ts';
import { between, type Fault } from '../fault.ts';
import { aLineThatWaits, recordsAgain } from '../recording.ts';

const INNER: readonly Link[] = ['api-postgres', 'api-temporal', 'worker-postgres', 'worker-temporal'];

export const networkReset: Fault = {
  name: 'connections reset',
  strike: async (arena, _driver, dice) => {
    for (let time = 0; time < 6; time++) {
      arena.links[pick(INNER, dice)].reset();
      await sleep(between(dice, 200, 1_000));
    }
    await arena.recovered();
  },
};

export const networkCut: Fault = {
  name: 'network cut',
  strike: async (arena, driver, _dice, { isLong }) => {
    for (const link of INNER) {
      const waiting = await aLineThatWaits(arena, driver, () => arena.links[link].away(), link);
      await sleep(isLong ? 15_000 : 6_000);
      await arena.links[link].clear();
      await recordsAgain(arena, driver, `${link} cut`, waiting);
      await arena.recovered();
    }
  },
};

/**
 * The worker's connection to the engine is found dead after 45 s, by a keep-alive of the SDK that cannot be set: of a
 * shorter silence it learns later than 30 s after its end.
 */
const SILENT_FOR_MS = 25_000;

/** Whoever was connected is told nothing, not even afterwards: only time-outs and keep-alives find out. */
const halfOpen = (link: Link): Fault => ({
  name: `network half open, ${link}`,
  strike: async (arena, driver, _dice, { isLong }) => {
    const waiting = await aLineThatWaits(arena, driver, () => arena.links[link].silence(), link);
    await sleep(isLong ? SILENT_FOR_MS : 5_000);
    await arena.links[link].clear();
    await recordsAgain(arena, driver, `${link} half open`, waiting);
    await arena.recovered();
  },
});
export const halfOpens: readonly Fault[] = INNER.map(halfOpen);

/** What the worker sends in the transaction of `record`, statement by statement. */
const STATEMENTS: readonly { name: string; marks: readonly string[] }[] = [
  { name: 'begin', marks: ['pg_advisory_xact_lock'] },
  { name: 'read', marks: ['read-held\0'] },
  { name: 'write', marks: ['leave\0'] },
  { name: 'commit', marks: ['commit'] },
];

export const cutInsideRecord: Fault = {
  name: 'cut between two statements of record',
  strike: async (arena, driver, dice) => {
    const link = arena.links['worker-postgres'];
    for (const strike of ['before', 'after'] as const) {
      for (const { name, marks } of STATEMENTS) {
        const struckBefore = link.struck;
        link.ambush({ at: (sent) => marks.some((mark) => sent.includes(mark)), strike, times: 2 });
        for (const until = Date.now() + 8_000; link.struck < struckBefore + 2 && Date.now() < until;) await sleep(50);
        const times = link.struck - struckBefore;
        arena.say(`cut ${strike} ${name} reached the server: ${times} times`);
        if (times === 0) driver.client.violations.push(`record was never cut ${strike} ${name}`);
        link.ambush(undefined);
        await sleep(between(dice, 0, 300));
      }
    }
    await recordsAgain(arena, driver, 'cut inside record');
    await arena.recovered();
  },
};

/** An attempt of `record` is given up after 3 s, all of them after 4 s. */
const LATE_MS = [3_300, 6_000] as const;

/** An attempt that was given up does its work all the same, when others have recorded its lines and later ones. */
export const lateAttempt: Fault = {
  name: 'a late attempt of record',
  strike: async (arena, driver, _dice, { isLong }) => {
    const link = arena.links['worker-postgres'];
    for (const lateMs of isLong ? LATE_MS : LATE_MS.slice(0, 1)) {
      for (const { name, marks } of STATEMENTS) {
        const struckBefore = link.struck;
        link.ambush({ at: (sent) => marks.some((mark) => sent.includes(mark)), strike: lateMs, times: 3 });
        for (const until = Date.now() + 4_000; link.struck < struckBefore + 3 && Date.now() < until;) await sleep(50);
        link.ambush(undefined);
        arena.say(`${name} came ${lateMs / 1_000} s late ${link.struck - struckBefore} times`);
      }
    }
    await sleep(LATE_MS[1]);
    await recordsAgain(arena, driver, 'late attempts');
    await arena.recovered();
  },
};
