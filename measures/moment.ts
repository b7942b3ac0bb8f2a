// One moment: everything that is not in the dossier and yet decides its dates, handed on as one value.
import { addDays, beijingDateOf, beijingInstantOf, type CalendarDate } from './calendar/calendar-date.ts';
import type { Calendar } from './calendar/rest-days.ts';
import type { Figures, Practice } from './practice.ts';
import { isBureau } from './party-id.ts';
import type { PartyId } from './vocabulary.ts';

/** The editions in force: what the law says of days, and what we made of what it does not say. */
export interface Rules {
  calendar: Calendar;
  practice: Practice;
}

export interface Moment extends Rules {
  /** Epoch ms. */
  at: number;
  /** Its Beijing date. */
  today: CalendarDate;
}

export const momentOf = (at: number, { calendar, practice }: Rules): Moment => ({
  at,
  today: beijingDateOf(at),
  calendar,
  practice,
});

/** Civil Code, article 203: the last day ends at 24:00, where there are no hours of business. */
const END_OF_DAY = '24:00';

/**
 * QUESTION(article 28, closeOfBusiness): the day on which what a party brought counts as received. Where an edition closes
 * the day before its end, what comes in from then on counts from the next day (case 18); an authority keeps its own hours.
 */
export function receivedOn(at: number, party: PartyId, figures: Figures): CalendarDate {
  const today = beijingDateOf(at);
  const closesAt = String(figures.submissionsCloseAt ?? END_OF_DAY);
  const isClosed = closesAt !== END_OF_DAY && !isBureau(party) && at >= beijingInstantOf(today, closesAt);
  return isClosed ? addDays(today, 1) : today;
}
