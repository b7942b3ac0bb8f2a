// Turns time for a set of facts as the workflow would: wakes at each `nextWakeAt`, collects what is said. No engine.
import { beijingDateOf, beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { calendarOf, type Calendar } from '../../measures/calendar/rest-days.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import type { DutyName } from '../../measures/project/duty.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { Saying } from '../../measures/notice.ts';
import type { Practice } from '../../measures/practice.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { settle, type Settlement } from '../../measures/settle.ts';

export const CALENDAR: Calendar = calendarOf(REST_DAY_ARRANGEMENTS);

export class Clockwork {
  duties: DutyRecord[] = [];
  says: Saying[] = [];
  wakes: number[] = [];
  last!: Settlement;
  private seq = 1;

  constructor(
    public facts: ProjectFacts,
    public practice: Practice = firstPractice(),
    public calendar: Calendar = CALENDAR,
  ) {}

  /** Facts change at a moment (10:00 unless said otherwise), recorded like any line. */
  at(on: CalendarDate, change: (facts: ProjectFacts) => ProjectFacts = (facts) => facts, time = '10:00'): this {
    this.until(on, time);
    this.facts = change(this.facts);
    this.settle(beijingInstantOf(on, time));
    return this;
  }

  /** Lets time pass, waking as planned. */
  until(on: CalendarDate, time = '23:59'): this {
    const end = beijingInstantOf(on, time);
    while (this.last?.nextWakeAt && this.last.nextWakeAt < end) {
      this.wakes.push(this.last.nextWakeAt);
      this.settle(this.last.nextWakeAt);
    }
    return this;
  }

  duty(name: DutyName, key?: string): DutyRecord | undefined {
    return this.duties.find((duty) => duty.duty === name && (key === undefined || duty.key === key));
  }

  /** Steps said to a recipient of a duty: `2026-01-29 ahead-30`. */
  said(name: DutyName, recipient?: string): string[] {
    return this.says
      .filter(
        ({ dutyRef, party, post }) =>
          dutyRef?.startsWith(`${name}:`) && (recipient === undefined || `${party}/${post}` === recipient),
      )
      .map(({ plannedOn, step }) => `${plannedOn} ${step}`);
  }

  get wakeDays(): CalendarDate[] {
    return this.wakes.map(beijingDateOf);
  }

  private settle(at: number): void {
    const { facts, duties, calendar, practice } = this;
    this.last = settle(
      kindNamed('project'),
      { facts, duties, at: this.last?.at },
      { is: 'time', seq: this.seq++, at, facts },
      { calendar, practice },
    );
    this.duties = this.last.duties;
    this.says.push(...this.last.says);
  }
}
