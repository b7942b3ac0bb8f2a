// Which corrections are in the favour of whoever reported: they move a date of the law later, or take lateness away. Known
// from facts and input alone: whoever must go along is settled before any calendar is asked.
import { yearOf, type CalendarDate } from '../../calendar/calendar-date.ts';
import type { ProjectFacts } from '../facts.ts';
import { inUseSince } from '../questions.ts';

type Event = 'startedOn' | 'completedOn' | 'operationOn' | 'concludedOn';
type Corrected = Partial<Record<Event, CalendarDate>>;

// Cases 47 to 51: under construction on any day of December, where the completion kept no other day.
const YEAR_END_FROM = '12-01';

const yearEndsOwed = (startedOn: CalendarDate, completed: Completed, until: number): number[] =>
  Array.from({ length: Math.max(0, until - yearOf(startedOn) + 1) }, (_, index) => yearOf(startedOn) + index).filter(
    (year) =>
      completed === undefined || completed.completedOn >= `${year}-${completed.yearEndFromMonthDay ?? YEAR_END_FROM}`,
  );
type Completed = Pick<NonNullable<ProjectFacts['completion']>, 'completedOn' | 'yearEndFromMonthDay'> | undefined;

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
  const completed = completion && { ...completion, completedOn: corrected.completedOn ?? completion.completedOn };
  const until = Math.max(yearOf(completion?.completedOn ?? started), yearOf(started));
  const left = yearEndsOwed(started, completed, until);
  return yearEndsOwed(construction.startedOn, completion, until).some(
    (year) => !left.includes(year) && !isReportedInTime(facts, year),
  );
}

/** Article 30: the window counts from passed acceptance and operation. */
export function movesSelfEvaluationLater(facts: ProjectFacts, corrected: Corrected): boolean {
  const now = inUseSince(facts);
  if (!now) return false;
  return inUseSince(facts, { acceptedOn: corrected.concludedOn, operationOn: corrected.operationOn })!.on > now.on;
}
