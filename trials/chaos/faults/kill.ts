// kill -9 of one part, of several, of all at once in any order, again and again. The supervisor starts them again.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dice } from '../../../test/workflows/random-orders.ts';
import { PARTS, type PartName } from '../arena.ts';
import { between, type Fault } from '../fault.ts';

const killOf = (name: string, ...parts: PartName[]): Fault => ({
  name,
  strike: async (arena) => {
    for (const part of parts) if (arena.mayKill(part)) arena.kill(part);
    await arena.recovered();
  },
});

export const workersKilled = killOf('both workers killed', 'worker', 'worker-2');
export const oneOfTwoWorkersKilled = killOf('one of two workers killed', 'worker-2');
export const apiKilled = killOf('API killed', 'api');
export const temporalKilled = killOf('Temporal killed', 'temporal');
export const postgresKilled = killOf('PostgreSQL killed', 'postgres');

export const allKilled: Fault = {
  name: 'all killed at once, in any order',
  strike: async (arena, _driver, dice) => {
    for (const part of shuffled(PARTS, dice)) {
      if (arena.mayKill(part)) arena.kill(part);
      await sleep(between(dice, 0, 200));
    }
    await arena.recovered();
  },
};

/** One part every 5 to 10 s, under load, without waiting for anything. */
export const monkey: Fault = {
  name: 'monkey',
  strike: async (arena, _driver, dice, { isLong }) => {
    for (
      const until = Date.now() + (isLong ? 90_000 : 20_000);
      Date.now() < until;
      await sleep(between(dice, 5_000, 10_000))
    ) {
      const part = shuffled(PARTS, dice).find((one) => arena.mayKill(one));
      if (!part) continue;
      arena.say(`monkey: ${part}`);
      arena.kill(part);
    }
    await arena.recovered();
  },
};

function shuffled<T>(items: readonly T[], dice: Dice): T[] {
  return items
    .map((item) => ({ item, place: dice() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
