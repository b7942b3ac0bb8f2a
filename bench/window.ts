// A morning that begins in a moment: our practice with its window moved to now and one reminder a project that falls
// due in it.
import { addDays, beijingDateOf, beijingInstantOf, daysBetween } from '../measures/calendar/calendar-date.ts';
import { wakeAt } from '../measures/ladder.ts';
import type { Practice } from '../measures/practice.ts';
import { firstPractice } from '../measures/register.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const BEIJING_OFFSET_MS = 8 * 60 * MINUTE_MS;

export interface Window {
  practice: Practice;
  /** Epoch ms. */
  from: number;
  /** Exclusive. */
  to: number;
  /** Instant at which projects of a unit wake. */
  wakeOf: (unit: string) => number;
}

export interface WindowLength {
  seconds: number;
  /** From its end, at least, until mail leaves: at a whole minute. */
  mailAfterSeconds: number;
}

/** The window that begins with the first second from `earliest` on and lies, with its mail, inside one Beijing day. */
export function windowFrom(earliest: number, length: WindowLength): Window {
  const from = Math.ceil(earliest / SECOND_MS) * SECOND_MS;
  const to = from + length.seconds * SECOND_MS;
  const sendAt = Math.ceil((to + length.mailAfterSeconds * SECOND_MS) / MINUTE_MS) * MINUTE_MS;
  const on = beijingDateOf(from);
  if (beijingDateOf(sendAt) !== on) return windowFrom(beijingInstantOf(addDays(on, 1)), length);
  // A practice names whole minutes: its window begins with the minute that `from` lies in, and `unitsIn` leaves out who
  // wakes before.
  const opens = Math.floor(from / MINUTE_MS) * MINUTE_MS;
  const first = firstPractice();
  const practice: Practice = {
    ...first,
    wakeFrom: clockOf(opens),
    wakeWindowMinutes: (to - opens) / MINUTE_MS,
    sendAt: clockOf(sendAt),
    ladders: {
      ...first.ladders,
      YEAR_END_REPORT: [
        {
          id: 'bench',
          from: 'limit',
          days: -daysBetween(on, `${on.slice(0, 4)}-12-31`),
          nature: 'ahead',
          to: ['owner/handler'],
        },
      ],
    },
  };
  return { practice, from, to, wakeOf: (unit) => wakeAt(on, unit, practice) };
}

/** So many units whose projects wake in the window. */
export function unitsIn({ from, to, wakeOf }: Window, prefix: string, count: number): string[] {
  const units: string[] = [];
  for (let number = 1; units.length < count; number++) {
    const unit = `${prefix}${number}`;
    if (wakeOf(unit) >= from && wakeOf(unit) < to) units.push(unit);
  }
  return units;
}

const clockOf = (instant: number): string => new Date(instant + BEIJING_OFFSET_MS).toISOString().slice(11, 16);
