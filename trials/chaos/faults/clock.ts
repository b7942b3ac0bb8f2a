// A worker whose machine has the wrong time: everything recorded or sent still goes by the engine's clock.
import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beijingInstantOf } from '../../../measures/calendar/calendar-date.ts';
import { WORKERS } from '../arena.ts';
import { wronglyDated } from '../dates.ts';
import type { Fault } from '../fault.ts';

const HOUR_S = 3_600;
const WORKED_FOR_MS = 10_000;

/** The library by itself: its wrapper stays as a parent, and a kill of it would leave the worker running. */
function preloading(): string {
  const variable = execFileSync('faketime', ['-f', '+0s', 'env'], { encoding: 'utf8' })
    .split('\n')
    .find((line) => line.startsWith('LD_PRELOAD='));
  if (!variable) throw new Error('faketime does not say which library it loads');
  return variable;
}

export const wrongClock: Fault = {
  name: 'workers with a wrong clock',
  lacks: () => {
    try {
      preloading();
      return undefined;
    } catch {
      return 'the program faketime';
    }
  },
  strike: async (arena, driver, dice) => {
    const nextYear = `${new Date().getUTCFullYear() + 1}-01-01`;
    const overYearsEnd = Math.round((beijingInstantOf(nextYear) - Date.now()) / 1_000) + HOUR_S;
    const sign = (): number => (dice() < 0.5 ? -1 : 1);
    for (const offset of [sign() * HOUR_S, sign() * 24 * HOUR_S, overYearsEnd]) {
      arena.say(`workers are ${offset > 0 ? 'ahead' : 'behind'} by ${Math.abs(offset)} s`);
      // Only what programs read as the time of day; time-outs go on at their pace.
      arena.workers.prefix = [
        'env',
        'FAKETIME_DONT_FAKE_MONOTONIC=1',
        `FAKETIME=${offset > 0 ? '+' : ''}${offset}s`,
        preloading(),
      ];
      await arena.killForgiven(...WORKERS);
      await arena.recovered();
      await sleep(WORKED_FOR_MS);
    }
    arena.workers.prefix = [];
    await arena.killForgiven(...WORKERS);
    await arena.recovered();
    driver.client.violations.push(...(await wronglyDated(arena.pool, driver.beganAt)));
  },
};
