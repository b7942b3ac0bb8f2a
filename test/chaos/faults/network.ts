// The network between the parts: reset, half open, and cut between any two statements of `record`.
import { setTimeout as sleep } from 'node:timers/promises';
import { pick } from '../../workflows/random-orders.ts';
import type { Link } from '../arena.ts';
import { between, type Fault } from '../fault.ts';

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
  strike: async (arena, _driver, dice, { isLong }) => {
    const link = arena.links[pick(INNER, dice)];
    await link.away();
    await sleep(isLong ? 30_000 : 6_000);
    await link.clear();
    await arena.recovered();
  },
};

/** Recording must go on within this of the network's return. */
const RECORDING_AGAIN_MS = 30_000;

/** Whoever was connected is told nothing, not even afterwards: only time-outs and keep-alives find out. */
export const halfOpen: Fault = {
  name: 'network half open',
  strike: async (arena, driver, dice, { isLong }) => {
    const name = pick(INNER, dice);
    arena.say(`half open: ${name}`);
    arena.links[name].silence();
    await sleep(isLong ? 20_000 : 5_000);
    await arena.links[name].clear();
    const back = Date.now();
    // Not the driver's own hands: these may be in the middle of waiting.
    await driver.open();
    const tookMs = Date.now() - back;
    arena.say(`an opening was recorded ${(tookMs / 1_000).toFixed(1)} s after the network came back (${name})`);
    if (tookMs > RECORDING_AGAIN_MS) driver.client.violations.push(`half open (${name}): recording went on only ${Math.round(tookMs / 1_000)} s after the network came back`);
    await arena.recovered();
  },
};

/** What the worker sends in the transaction of `record`, statement by statement. */
const STATEMENTS: readonly { name: string; marks: readonly string[] }[] = [
  { name: 'begin', marks: ['pg_advisory_xact_lock'] },
  { name: 'read', marks: ['read-dossier'] },
  { name: 'write', marks: ['leave\0'] },
  { name: 'commit', marks: ['commit'] },
];

export const cutInsideRecord: Fault = {
  name: 'cut between two statements of record',
  strike: async (arena, _driver, dice) => {
    const link = arena.links['worker-postgres'];
    for (const strike of ['before', 'after'] as const) {
      for (const { name, marks } of STATEMENTS) {
        const struckBefore = link.struck;
        link.ambush({ at: (sent) => marks.some((mark) => sent.includes(mark)), strike, times: 2 });
        for (const until = Date.now() + 8_000; link.struck < struckBefore + 2 && Date.now() < until; ) await sleep(50);
        arena.say(`cut ${strike} ${name} reached the server: ${link.struck - struckBefore} times`);
        link.ambush(undefined);
        await sleep(between(dice, 0, 300));
      }
    }
    await arena.recovered();
  },
};
