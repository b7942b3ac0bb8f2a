// Test support: the lines a project's workflow would hand to `record`, from acts of the register and turns of time at
// the wakes that were asked for.
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { beijingDateOf, beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../measures/project/act-samples.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { applied } from '../../measures/judgement.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import { figuresForGuards } from '../../measures/practice.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { settle, type Settlement } from '../../measures/settle.ts';
import { DEPARTMENT, drafted, OPENING, UNIT } from '../measures/lawful-lives.ts';
import { diceOf, lawfulOrders, pick, type Dice, type Order } from '../workflows/random-orders.ts';

const PROJECT = kindNamed('project');
const RULES = { calendar: calendarOf(REST_DAY_ARRANGEMENTS), practice: firstPractice() };
const FIGURES = figuresForGuards(RULES.practice, PROJECT.practice.guardFigures);

export class WrittenLife {
  readonly lines: Line[] = [];
  facts: ProjectFacts;
  settled: Settlement | undefined;
  at: number;

  constructor(
    readonly code: string,
    on: CalendarDate = '2026-01-05',
  ) {
    this.facts = unopenedFacts(code);
    this.at = beijingInstantOf(on, '10:00');
  }

  /** Brings an act an hour after the last line, or on a given day. */
  bring(order: Pick<Order, 'act' | 'input' | 'party'> & Partial<Order>, on?: CalendarDate): this {
    this.at = on ? beijingInstantOf(on, '10:00') : this.at + 3_600_000;
    const seq = this.lines.length + 1;
    const { act, input, party, references = { documents: [], standing: { blocks: [] } }, confirms } = order;
    const brought: BroughtAct = {
      act,
      input,
      references,
      confirms,
      actor: { sub: `${party}-1`, party, roles: ['handler'] },
      requestKey: `${this.code}-key-${seq}`,
      requestHash: `hash-${seq}`,
    };
    const { facts, proposes } = applied(PROJECT, this.facts, brought, { seq, receivedOn: beijingDateOf(this.at) });
    return this.write({ is: 'act', seq, at: this.at, facts, brought, ...(proposes && { proposes }) });
  }

  /** Lets time run to the next wake. */
  wake(): this {
    this.at = this.settled!.nextWakeAt!;
    return this.write({ is: 'time', seq: this.lines.length + 1, at: this.at, facts: this.facts });
  }

  recalculate(because: string): this {
    this.at += 1_000;
    return this.write({ is: 'recalculation', seq: this.lines.length + 1, at: this.at, facts: this.facts, because });
  }

  private write(line: Line): this {
    this.lines.push(line);
    this.facts = line.facts as ProjectFacts;
    this.settled = settle(PROJECT, this.settled ?? { facts: unopenedFacts(this.code), duties: [] }, line, RULES);
    return this;
  }
}

/** Opened by its unit on 5 January 2026. */
export const opened = (code: string): WrittenLife =>
  new WrittenLife(code).bring({ act: 'openDossier', input: OPENING, party: UNIT });

/** Opened, and at once under construction: `record` takes facts as they are and does not ask how they came about. */
export function underConstruction(code: string): WrittenLife {
  const life = new WrittenLife(code);
  const parties = { constructionUnit: UNIT, department: DEPARTMENT, supervisionUnit: 'unit-supervisors' };
  life.facts = {
    ...drafted().facts,
    code,
    stage: 'PREPARING',
    parties,
    approvedTotal: '1000000000',
    fundSources: ['FISCAL'],
    annualPlans: { 2026: { budgeted: { seq: 1, on: '2026-01-05', by: 'finance', amount: '1000000000' } } },
  };
  const input = {
    ...ACT_SAMPLES.startConstruction.input({ ...EXAMPLE, today: '2026-01-05' }),
    plannedCompletionOn: '2026-03-01',
    documents: [],
  };
  return life.bring({ act: 'startConstruction', input, party: UNIT });
}

/** A life of `length` lines, lawful after its beginning: acts, turns of time and recalculations at random. */
export function randomLife(code: string, seed: number, length: number): Line[] {
  const dice = diceOf(seed);
  const life = underConstruction(code);
  while (life.lines.length < length) goOn(life, dice);
  return life.lines;
}

/** These would leave nothing to follow. */
const ENDINGS = ['withdraw', 'close', 'terminate'];

function goOn(life: WrittenLife, dice: Dice): void {
  const turn = dice();
  if (turn < 0.45 && life.settled?.nextWakeAt) return void life.wake();
  if (turn < 0.5) return void life.recalculate('放假安排已公布');
  const orders = lawfulOrders(
    { facts: life.facts, duties: life.settled?.duties ?? [], figures: FIGURES, today: beijingDateOf(life.at) },
    dice,
  ).filter(({ act }) => !ENDINGS.includes(act));
  if (orders.length > 0) life.bring(pick(orders, dice));
  else if (life.settled?.nextWakeAt) life.wake();
  else life.recalculate('放假安排已公布');
}
