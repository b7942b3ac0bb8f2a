// Many projects that wake by themselves, and bare workflows that wake at the same instants.
import { setTimeout as sleep } from 'node:timers/promises';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { startFloors } from './floor/caller.ts';
import type { Ground } from './ground.ts';
import type { Pace } from './pace.ts';
import { underConstruction } from './project-facts.ts';
import { layDown, type Sleeper } from './sleeping-projects.ts';
import { unitsIn, windowFrom, type Window, type WindowLength } from './window.ts';

export interface Crowd extends WindowLength {
  /** Distinguishes the crowds of a run. */
  prefix: string;
  count: number;
  /** All projects of a unit wake at one instant. */
  units: number;
}

/** A crowd that is there, in time for its window. */
export interface Waiting {
  window: Window;
  /** What the codes of its members, and of nobody else, begin with. */
  prefix: string;
  members: readonly Sleeper[];
}

export interface Woken extends Waiting {
  /** Ms from the planned instant to the row, one a wake. */
  lateness: number[];
  /** Epoch ms at which the rows were written, in no order. */
  notedAt: number[];
  /** Wakes a second, from the first planned instant to the last row. */
  perSecond: number;
}

const ATTEMPTS = 3;
/** A server that does a wake in 60 ms is given up on. */
const PATIENCE_PER_WAKE_MS = 60;
const LEAST_PATIENCE_MS = 60_000;
const LOOKS_EVERY_MS = 500;

export async function wakeOurs(ground: Ground, crowd: Crowd): Promise<Woken> {
  const waiting = await inTime(ground.pace.ours, crowd, async ({ window, members }) => {
    await ground.setPractice(window.practice);
    await layDown(ground, members, underConstruction(beijingDateOf(Date.now())));
  });
  return woken(
    ground,
    waiting,
    `select code as id, noted_at as at from ledger where line = 'time' and starts_with(code, $1)`,
  );
}

export async function wakeFloor(ground: Ground, crowd: Crowd): Promise<Woken> {
  const waiting = await inTime(
    ground.pace.floor,
    { ...crowd, prefix: `floor-${crowd.prefix}` },
    async ({ window, members }) => {
      await startFloors(
        ground.floorClient,
        members.map(({ code, unit }) => ({ id: code, wakeAt: window.wakeOf(unit) })),
      );
    },
  );
  return woken(
    ground,
    waiting,
    'select workflow as id, noted_at as at from floor_line where starts_with(workflow, $1)',
  );
}

/**
 * Whoever took longer to lay down than was allowed for is left to itself, and others are laid down at the pace that was
 * learnt.
 */
async function inTime(pace: Pace, crowd: Crowd, lay: (waiting: Waiting) => Promise<void>): Promise<Waiting> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const window = windowFrom(Date.now() + pace.leadMs(crowd.count), crowd);
    const prefix = `${crowd.prefix}${attempt}-`;
    const units = unitsIn(window, `unit-${prefix}`, crowd.units);
    const members = Array.from({ length: crowd.count }, (_, index) => ({
      code: `${prefix}${index + 1}`,
      unit: units[index % units.length]!,
    }));
    await pace.timed(crowd.count, () => lay({ window, prefix, members }));
    if (Date.now() < window.from) return { window, prefix, members };
  }
  throw new Error(
    `${crowd.prefix}: ${ATTEMPTS} times the window began before ${crowd.count} were laid down; ` +
      'run again on a quieter machine',
  );
}

async function woken({ owner }: Ground, waiting: Waiting, query: string): Promise<Woken> {
  const { window, prefix, members } = waiting;
  const planned = new Map(members.map(({ code, unit }) => [code, window.wakeOf(unit)]));
  const giveUpAt = window.to + Math.max(LEAST_PATIENCE_MS, members.length * PATIENCE_PER_WAKE_MS);
  await sleep(window.to - Date.now());
  for (;;) {
    const { rows } = await owner.query<{ id: string; at: number }>(query, [prefix]);
    if (rows.length >= members.length) {
      const notedAt = rows.map(({ at }) => at);
      const tookMs = largest(notedAt) - Math.min(...new Set(planned.values()));
      return {
        ...waiting,
        notedAt,
        lateness: rows.map(({ id, at }) => at - planned.get(id)!),
        perSecond: rows.length / (tookMs / 1_000),
      };
    }
    if (Date.now() > giveUpAt)
      throw new Error(`${prefix}: only ${rows.length} of ${members.length} wakes are recorded`);
    await sleep(LOOKS_EVERY_MS);
  }
}

export const largest = (values: readonly number[]): number => values.reduce((last, value) => Math.max(last, value));

/**
 * What a crowd of the bench has to say is not for any mailbox, or it would be sent while something else is measured.
 */
export async function silence({ owner }: Ground, { prefix }: Crowd): Promise<void> {
  await owner.query(
    `update message set status = 'cancelled', cancelled_because = 'bench' where status = 'waiting' and starts_with(code, $1)`,
    [prefix],
  );
}
