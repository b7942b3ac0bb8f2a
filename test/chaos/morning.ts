// A morning that comes in a moment: our practice with its hours moved to now, so that reminders fall due while everything shakes.
import { beijingDateOf, beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { PRACTICE, type Practice } from '../../measures/practice.ts';

const MINUTE_MS = 60_000;
const BEIJING_MS = 8 * 60 * MINUTE_MS;

/** Projects wake in the first whole minute from `earliest` (epoch ms) on, and their mails leave a minute later. Shortly before midnight there is no morning left. */
export function morningFrom(earliest: number): Practice {
  const from = Math.ceil(earliest / MINUTE_MS) * MINUTE_MS;
  const send = from + 2 * MINUTE_MS;
  const clockOf = (instant: number): string => new Date(instant + BEIJING_MS).toISOString().slice(11, 16);
  if (beijingDateOf(send) !== beijingDateOf(Date.now())) return PRACTICE;
  return { ...PRACTICE, edition: `${PRACTICE.edition} at ${clockOf(from)}`, wakeFrom: clockOf(from), wakeWindowMinutes: 1, sendAt: clockOf(send) };
}

/** Instant of today at which the mails of the morning leave. */
export const sendInstantOf = ({ sendAt }: Practice): number => beijingInstantOf(beijingDateOf(Date.now()), sendAt);
