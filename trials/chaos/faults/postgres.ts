// PostgreSQL away, slow, or full: acts are answered 503 or wait, nothing is acknowledged that is not stored.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { between, type Fault } from '../fault.ts';
import { aLineThatWaits, answers503, recordsAgain } from '../recording.ts';

const LINKS = ['api-postgres', 'worker-postgres'] as const;

export const postgresAway: Fault = {
  name: 'PostgreSQL away',
  strike: async (arena, driver, dice, { isLong }) => {
    const links = dice() < 0.5 ? LINKS : (['worker-postgres'] as const);
    const away = async (): Promise<void> => {
      for (const link of links) await arena.links[link].away();
    };
    const waiting = await aLineThatWaits(arena, driver, away, 'worker-postgres');
    const back = Date.now() + (isLong ? 60_000 : 8_000);
    await answers503(driver, `without ${links.join(' and ')}`);
    await sleep(Math.max(0, back - Date.now()));
    for (const link of links) await arena.links[link].clear();
    await recordsAgain(arena, driver, 'PostgreSQL away', waiting);
    await arena.recovered();
  },
};

export const postgresSlow: Fault = {
  name: 'PostgreSQL slow',
  strike: async (arena, _driver, dice, { isLong }) => {
    for (const link of LINKS) arena.links[link].slow(() => between(dice, 200, isLong ? 2_000 : 600));
    await sleep(isLong ? 40_000 : 8_000);
    for (const link of LINKS) await arena.links[link].clear();
    await arena.recovered();
  },
};

/** Somebody else's program has taken every connection there is; ours break and cannot come back. */
export const outOfConnections: Fault = {
  name: 'PostgreSQL out of connections',
  strike: async (arena, _driver, _dice, { isLong }) => {
    const taken: pg.Client[] = [];
    for (let refusals = 0; refusals < 5;) {
      for (const link of LINKS) arena.links[link].reset();
      const one = new pg.Client({ connectionString: arena.stack.database.ownerUrl, connectionTimeoutMillis: 5_000 });
      one.on('error', () => undefined);
      await one.connect().then(
        () => taken.push(one),
        () => refusals++,
      );
    }
    arena.say(`${taken.length} connections taken`);
    await sleep(isLong ? 20_000 : 6_000);
    await Promise.all(taken.map((one) => one.end().catch(() => undefined)));
    await arena.recovered();
  },
};
