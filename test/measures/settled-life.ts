// Test support: one dossier of any kind brought forward by acts and by time. Each line is judged, applied and settled as
// the lifecycle and `record` do, without engine or store.
import { beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import type { Rules } from '../../measures/moment.ts';
import type { Notice, Saying } from '../../measures/notice.ts';
import { figuresForGuards, type Figures } from '../../measures/practice.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { settle, type Settlement } from '../../measures/settle.ts';
import { CALENDAR } from './clockwork.ts';
import { Life } from './dossier.ts';

export class SettledLife<Facts extends DossierFacts> extends Life<Facts> {
  duties: DutyRecord[] = [];
  says: Saying[] = [];
  last!: Settlement;

  constructor(
    kind: DossierKind<Facts>,
    code: string,
    today: CalendarDate,
    public rules: Rules = { calendar: CALENDAR, practice: firstPractice() },
  ) {
    super(code, today, kind);
  }

  /** Lets time pass to the end of a day, waking as planned. */
  until(on: CalendarDate, time = '23:59'): this {
    const end = beijingInstantOf(on, time);
    for (let wake = this.last?.nextWakeAt; wake && wake < end; wake = this.last.nextWakeAt) {
      this.seq += 1;
      this.#settle({ is: 'time', seq: this.seq, at: wake, facts: this.facts });
    }
    return this;
  }

  /** Acts are received at ten, after the wakes of their day. */
  override do(...[act, party, input, circumstances = {}]: Parameters<Life<Facts>['do']>): this {
    this.until(circumstances.on ?? this.today, '10:00');
    return super.do(act, party, input, { ...circumstances, duties: this.duties });
  }

  /** Other editions are in force from this day on: everything is reckoned anew. */
  recalculate(on: CalendarDate, rules: Rules, because: string): this {
    this.until(on, '10:00');
    this.rules = rules;
    this.today = on;
    this.seq += 1;
    const at = Math.max(this.instantOn(on), this.last?.at ?? 0);
    this.#settle({ is: 'recalculation', seq: this.seq, at, facts: this.facts, because });
    return this;
  }

  /** At which an act of the day is received. */
  protected instantOn(on: CalendarDate): number {
    return beijingInstantOf(on, '10:00');
  }

  /** For whoever looks at every line: what it led to, and what was before it. */
  protected settled(_line: Line<Facts>, _before: { facts: Facts; duties: readonly DutyRecord[] }): void {}

  protected override get figures(): Figures {
    return figuresForGuards(this.rules.practice, this.kind.practice.guardFigures);
  }

  duty(name: string, key?: string): DutyRecord | undefined {
    return this.duties.find((duty) => duty.duty === name && (key === undefined || duty.key === key));
  }

  /** Steps said to a recipient of a duty: `2026-01-29 ahead-30`. */
  said(name: string, recipient: string): string[] {
    return this.says
      .filter(({ dutyRef, party, post }) => dutyRef?.startsWith(`${name}:`) && `${party}/${post}` === recipient)
      .map(({ plannedOn, step }) => `${plannedOn} ${step}`);
  }

  /** To whom the last line brought news, and what. */
  get news(): Record<string, Notice> {
    return Object.fromEntries(
      this.last.says.filter(({ dutyRef }) => dutyRef === undefined).map(({ party, notice }) => [party, notice]),
    );
  }

  protected override taken(brought: BroughtAct, proposes: boolean, before: Facts): void {
    const at = this.instantOn(this.today);
    const line: Line<Facts> = {
      is: 'act',
      seq: this.seq,
      at,
      facts: this.facts,
      brought,
      ...(proposes && { proposes }),
    };
    this.#settle(line, before);
  }

  #settle(line: Line<Facts>, facts: Facts = this.facts): void {
    const { duties, last, rules } = this;
    const before = { facts, duties, at: last?.at };
    this.last = settle(kindNamed(this.kind.name), before, line, rules);
    this.note(before, line, this.last);
    this.duties = this.last.duties;
    this.says.push(...this.last.says);
    this.settled(line, { facts, duties });
  }
}
