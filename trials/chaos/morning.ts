// A morning that comes when it is called for: our practice with its hours moved to the next minute and one more step in
// every ladder, planned for today.
import { beijingDateOf, daysBetween, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { Practice, Step } from '../../measures/practice.ts';
import { firstPractice } from '../../measures/register.ts';

const MINUTE_MS = 60_000;
const BEIJING_MS = 8 * 60 * MINUTE_MS;
/** All units wake within 15 s: a burst. */
const WINDOW_MINUTES = 0.25;

export interface Morning {
  practice: Practice;
  /** Id of the step that this morning says. */
  step: string;
  /** Epoch ms. */
  wakesAt: number;
  sendsAt: number;
}

/**
 * The first whole minute from `earliest` (epoch ms) on; its mails leave a minute later. `armedOn`: the day on which the
 * duties began that it reminds of.
 */
export function morningFrom(earliest: number, armedOn: CalendarDate): Morning {
  const minute = Math.ceil(earliest / MINUTE_MS) * MINUTE_MS;
  // Both hours are of one day.
  const wakesAt = beijingDateOf(minute) === beijingDateOf(minute + MINUTE_MS) ? minute : minute + MINUTE_MS;
  const sendsAt = wakesAt + MINUTE_MS;
  const first = firstPractice();
  const step: Step = {
    id: `morning-${clockOf(wakesAt)}`,
    from: 'recorded',
    days: daysBetween(armedOn, beijingDateOf(wakesAt)),
    nature: 'ahead',
    to: ['owner/handler', 'owner/leader'],
  };
  const ladders = Object.fromEntries(Object.entries(first.ladders).map(([duty, steps]) => [duty, [...steps, step]]));
  const edition = `${first.edition} at ${clockOf(wakesAt)}`;
  return {
    practice: {
      ...first,
      edition,
      ladders,
      wakeFrom: clockOf(wakesAt),
      wakeWindowMinutes: WINDOW_MINUTES,
      sendAt: clockOf(sendsAt),
    },
    step: step.id,
    wakesAt,
    sendsAt,
  };
}

const clockOf = (instant: number): string => new Date(instant + BEIJING_MS).toISOString().slice(11, 16);
