// Many projects that wake by themselves, and bare workflows that wake at the same instants.
import { setTimeout as sleep } from 'node:timers/promises';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { atOnce } from './at-once.ts';
import { startFloor } from './floor/caller.ts';
import type { Ground } from './ground.ts';
import { underConstruction } from './project-facts.ts';
import { layDown } from './sleeping-projects.ts';
import { windowFrom, type Window } from './window.ts';

export interface Crowd {
  /** Distinguishes the crowds of a run. */
  prefix: string;
  count: number;
  units: number;
  /** Length of the window; 0: all at one instant. */
  minutes: number;
  /** Minutes from its end until mail leaves. */
  mailAfter?: number;
}

export interface Woken {
  window: Window;
  /** Ms from the planned instant to the row, one a wake. */
  lateness: number[];
  /** Epoch ms at which the rows were written, in no order. */
  notedAt: number[];
  lastAt: number;
}

const STARTS_AT_ONCE = 24;
/** A server that does a wake in 60 ms is given up on. */
const PATIENCE_PER_WAKE_MS = 60;
const LEAST_PATIENCE_MS = 60_000;

const members = ({ prefix, count, units }: Crowd) => Array.from({ length: count }, (_, index) => ({ code: `${prefix}${index + 1}`, unit: `unit-${prefix}${(index % units) + 1}` }));

export async function wakeOurs(ground: Ground, crowd: Crowd): Promise<Woken> {
  const sleepers = members(crowd);
  const window = windowFrom(Date.now() + ground.pace.ours.leadMs(crowd.count), crowd.minutes, crowd.mailAfter);
  await ground.setPractice(window.practice);
  await layDown(ground, sleepers, underConstruction(beijingDateOf(Date.now())), window.practice);
  const planned = new Map(sleepers.map(({ code, unit }) => [code, window.wakeOf(unit)]));
  return woken(ground, window, planned, `select project as id, noted_at as at from ledger where kind = 'time' and project like $1`, crowd);
}

export async function wakeFloor(ground: Ground, crowd: Crowd): Promise<Woken> {
  const window = windowFrom(Date.now() + ground.pace.floor.leadMs(crowd.count), crowd.minutes, crowd.mailAfter);
  const planned = new Map(members(crowd).map(({ code, unit }) => [`floor-${code}`, window.wakeOf(unit)]));
  await ground.pace.floor.timed(crowd.count, async () => {
    await atOnce([...planned], STARTS_AT_ONCE, ([id, at]) => startFloor(ground.client, id, at));
  });
  return woken(ground, window, planned, 'select workflow as id, noted_at as at from floor_line where workflow like $1', { ...crowd, prefix: `floor-${crowd.prefix}` });
}

async function woken({ owner }: Ground, window: Window, planned: ReadonlyMap<string, number>, query: string, { prefix, count }: Crowd): Promise<Woken> {
  if (Date.now() > window.from) throw new Error(`${prefix}: laying down ${count} took longer than was allowed for, and the window has begun; run again on a quieter machine`);
  const giveUpAt = window.to + Math.max(LEAST_PATIENCE_MS, count * PATIENCE_PER_WAKE_MS);
  await sleep(window.to - Date.now());
  for (;;) {
    const { rows } = await owner.query<{ id: string; at: number }>(query, [`${prefix}%`]);
    if (rows.length >= count) {
      const notedAt = rows.map(({ at }) => at);
      return { window, lateness: rows.map(({ id, at }) => at - planned.get(id)!), notedAt, lastAt: notedAt.reduce((last, at) => Math.max(last, at)) };
    }
    if (Date.now() > giveUpAt) throw new Error(`${prefix}: only ${rows.length} of ${count} wakes are recorded`);
    await sleep(500);
  }
}

/** What a crowd of the bench has to say is not for any mailbox, or it would be sent while something else is measured. */
export async function silence({ owner }: Ground, { prefix }: Crowd): Promise<void> {
  await owner.query(`update message set status = 'cancelled', cancelled_because = 'bench' where status = 'waiting' and project like $1`, [`${prefix}%`]);
}
