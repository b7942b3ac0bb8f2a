// A trial is held on any day, and on a rest day nobody is reminded and no mail leaves: its own calendar makes working
// days of those it lasts.
import { openPool } from '../database/pool.ts';
import { publishArrangements, readArrangements } from '../database/rest-day.ts';
import { addDays, beijingDateOf, yearOf, type CalendarDate } from '../measures/calendar/calendar-date.ts';
import { calendarOf, isWorkingDay, type RestDayArrangement } from '../measures/calendar/rest-days.ts';
import { PATIENT } from './patience.ts';

/** Today, a night that is passed, and a day in hand. */
const DAYS = 3;
const TRIAL = '演练';

/** The edition, of the year of `from`, by which these days are worked; undefined where they are without it. */
export function editionThatWorks(
  from: CalendarDate,
  present: readonly RestDayArrangement[],
): RestDayArrangement | undefined {
  const calendar = calendarOf(present);
  const days = Array.from({ length: DAYS }, (_, later) => addDays(from, later));
  const rest = days.filter((on) => !isWorkingDay(calendar, on));
  if (rest.length === 0) return undefined;
  const year = yearOf(from);
  const { restDays = [], makeUpWorkingDays = [] } = calendar.arrangements.find((one) => one.year === year) ?? {};
  return {
    year,
    edition: `${year}.演练`,
    // Issued last, it has the last word, also of days that belong to the next year.
    notice: { number: '演练', title: '演练用安排', issuedOn: from },
    restDays: restDays.filter(({ on }) => !rest.includes(on)),
    makeUpWorkingDays: [...makeUpWorkingDays, ...rest.map((on) => ({ on, holiday: TRIAL }))],
  };
}

/** Before anything is recorded: every line then rests on the same calendar. */
export async function workThroughTheTrial(apiUrl: string, say: (line: string) => void): Promise<void> {
  const pool = openPool(apiUrl, { name: 'trial-calendar', max: 1, ...PATIENT });
  try {
    const edition = editionThatWorks(beijingDateOf(Date.now()), await readArrangements(pool));
    if (!edition) return;
    await publishArrangements(pool, [edition], 'trial');
    const made = edition.makeUpWorkingDays.filter(({ holiday }) => holiday === TRIAL);
    say(`a calendar of its own, by which ${made.map(({ on }) => on).join(', ')} are worked`);
  } finally {
    await pool.end();
  }
}
