// Which corrections are in the favour of whoever reported: they move a date of the law later, or take lateness away. Known
// from facts and input alone: whoever must go along is settled before any calendar is asked.
import { yearOf, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { ProjectFacts } from '../facts.ts';
import { constructionEnded, inUseSince } from '../questions.ts';

type Event = 'startedOn' | 'completedOn' | 'operationOn' | 'concludedOn';
type Corrected = Partial<Record<Event, CalendarDate>>;

// Cases 47 to 51: under construction on any day of December, where the completion kept no other day.
const YEAR_END_FROM = '12-01';

const yearEndsOwed = (
  startedOn: CalendarDate,
  endedOn: CalendarDate | undefined,
  from: string,
  until: number,
): number[] =>
  Array.from({ length: Math.max(0, until - yearOf(startedOn) + 1) }, (_, index) => yearOf(startedOn) + index).filter(
    (year) => endedOn === undefined || endedOn >= `${year}-${from}`,
  );

/** A report of a year end that came in by then is no lateness to lose; any other is, or is still owed. */
const isReportedInTime = ({ yearEndReports }: ProjectFacts, year: number): boolean => {
  const report = yearEndReports[year];
  return report !== undefined && report.on <= `${year}-12-31`;
};

/** Article 23: with these dates some year end lies in the construction period no more that does now. */
export function dropsYearEndReport(facts: ProjectFacts, corrected: Corrected): boolean {
  const { construction, completion } = facts;
  if (!construction) return false;
  const started = corrected.startedOn ?? construction.startedOn;
  const from = completion?.yearEndFromMonthDay ?? YEAR_END_FROM;
  // Where the completion kept nothing, the first edition counts: the period ends with it.
  const [ended, endedThen] = [{}, corrected].map((dates) => constructionEnded(facts, 0, dates)?.on);
  const until = Math.max(yearOf(ended ?? completion?.completedOn ?? started), yearOf(started));
  const left = yearEndsOwed(started, endedThen, from, until);
  return yearEndsOwed(construction.startedOn, ended, from, until).some(
    (year) => !left.includes(year) && !isReportedInTime(facts, year),
  );
}

/** Article 30: the window counts from passed acceptance and operation. */
export function movesSelfEvaluationLater(facts: ProjectFacts, corrected: Corrected): boolean {
  const now = inUseSince(facts);
  if (!now) return false;
  return inUseSince(facts, { acceptedOn: corrected.concludedOn, operationOn: corrected.operationOn })!.on > now.on;
}
