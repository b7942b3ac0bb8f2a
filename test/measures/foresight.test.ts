// What an act would do, told before it is brought, and then what it did: for every act, wherever a life of samples brings it.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { givenUp, SampledLife, singleStage, ToldLife, twoStage, withdrawn } from './project/sampled-lives.ts';
import { continuation, operationAndMaintenance, outOfPlan, takenBack } from './project/sampled-paths.ts';
import { SettledLife } from './settled-life.ts';
import { building } from './settled-projects.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { isOpen, lastDayOf, refOf, type DutyRecord } from '../../measures/duty.ts';
import type { BroughtAct, Line } from '../../measures/line.ts';
import { momentOf } from '../../measures/moment.ts';
import type { Saying } from '../../measures/notice.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { plannedFor } from '../../measures/reminders-due.ts';
import { PROJECT_ACTS } from '../../measures/project/acts.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { settle, type Settlement } from '../../measures/settle.ts';
import { UNIT_SAMPLES } from '../../measures/unit/acts.ts';
import type { UnitFacts } from '../../measures/unit/facts.ts';
import { unit } from '../../measures/unit/unit.ts';
import { foresightText } from '../../messages/zh-CN/foresight.ts';
// under test
import { foreseen, type Foresight } from '../../measures/foresight.ts';

const KIND = kindNamed('project');
const RULES = { calendar: CALENDAR, practice: firstPractice() };
const NOON = '10:00';

interface Compared {
  act: string;
  foresight: Foresight;
  before: DutyRecord[];
  after: DutyRecord[];
  /** Said by the act, and by the turns of time up to the next one. */
  said: Saying[];
  stage: string;
}

/** Looks ahead at each act, brings it, and lets time pass by the wakes that follow from it. */
class ForeseenLife extends ToldLife {
  readonly compared: Compared[] = [];
  #duties: DutyRecord[] = [];
  #last: Settlement | undefined;

  protected override taken(brought: BroughtAct, proposes: boolean, before: ProjectFacts): void {
    const at = beijingInstantOf(this.today, NOON);
    this.#until(at);
    const state = { facts: before, duties: this.#duties, at: this.#last?.at };
    const foresight = foreseen(KIND, state, brought, { seq: this.seq, moment: momentOf(at, RULES) });
    this.#settle({ is: 'act', seq: this.seq, at, facts: this.facts, brought, ...(proposes && { proposes }) }, before);
    this.compared.push({
      act: brought.act,
      foresight,
      before: state.duties,
      after: this.#duties,
      said: [...this.#last!.says],
      stage: this.facts.stage,
    });
    super.taken(brought, proposes, before);
  }

  #until(end: number): void {
    for (let wake = this.#last?.nextWakeAt; wake && wake < end; wake = this.#last?.nextWakeAt) {
      const { facts } = this.#last!;
      this.#settle({ is: 'time', seq: this.seq, at: wake, facts }, facts);
      this.compared.at(-1)!.said.push(...this.#last!.says);
    }
  }

  #settle(line: Line, facts: ProjectFacts | Settlement['facts']): void {
    this.#last = settle(KIND, { facts, duties: this.#duties, at: this.#last?.at }, line, RULES);
    this.#duties = this.#last.duties;
  }
}

const LIVES = {
  singleStage,
  twoStage,
  withdrawn,
  givenUp,
  outOfPlan,
  continuation,
  operationAndMaintenance,
  takenBack,
};

const comparedIn = (lived: (begun: SampledLife) => SampledLife): Compared[] => {
  const life = new ForeseenLife('CQ-2026-0001', '2026-03-02');
  lived(new SampledLife(life));
  return life.compared;
};
const ALL = Object.values(LIVES).flatMap(comparedIn);
const ACTS = Object.keys(PROJECT_ACTS);

const openIn = (duties: readonly DutyRecord[]): DutyRecord[] => duties.filter(isOpen);
const without = (some: readonly string[], others: readonly string[]): string[] =>
  some.filter((one) => !others.includes(one)).sort();
const refs = (duties: readonly DutyRecord[]): string[] => duties.map(refOf).sort();

describe('what a preview says of an act', () => {
  it('was asked of every act there is', () => {
    expect(
      without(
        ACTS,
        ALL.map(({ act }) => act),
      ),
    ).toEqual([]);
  });

  it.each(ACTS)('%s: is what happens when it is brought', (name) => {
    for (const { foresight, before, after, stage } of ALL.filter(({ act }) => act === name)) {
      const { opened, moved, met, fallenAway } = foresight;
      const [was, is] = [openIn(before), openIn(after)];
      expect(foresight.stage.to).toBe(stage);
      expect(refs(opened)).toEqual(without(refs(is), refs(was)));
      const ended = after.filter((duty) => !isOpen(duty) && refs(was).includes(refOf(duty)));
      expect(refs(fallenAway)).toEqual(refs(ended.filter(({ cancelled }) => cancelled !== undefined)));
      expect(refs(met)).toEqual(
        expect.arrayContaining(refs(ended.filter(({ dischargedOn }) => dischargedOn !== undefined))),
      );
      for (const duty of met)
        expect(after.find((one) => refOf(one) === refOf(duty))?.dischargedOn).toBe(duty.dischargedOn);
      const days = (duties: readonly DutyRecord[]) => new Map(duties.map((duty) => [refOf(duty), lastDayOf(duty)]));
      const [earlier, later] = [days(was), days(is)];
      for (const [ref, day] of later)
        if (earlier.has(ref) && earlier.get(ref) !== day)
          expect(moved.find(({ duty }) => refOf(duty) === ref)).toMatchObject({ from: earlier.get(ref), to: day });
    }
  });

  it.each(ACTS)('%s: names every message, its reader and its day, and those that follow from a day', (name) => {
    for (const { foresight, said } of ALL.filter(({ act }) => act === name)) {
      const { told, reminders, line } = foresight;
      expect(said.slice(0, told.length)).toEqual(told);
      const mine = new Set([...foresight.opened, ...foresight.moved.map(({ duty }) => duty)].map(refOf));
      const followed = said.slice(told.length).filter(({ dutyRef }) => dutyRef !== undefined && mine.has(dutyRef));
      for (const { step, dutyRef, party, post, plannedOn } of followed) {
        const planned = reminders.find((one) => one.step === step && refOf(one.duty) === dutyRef);
        // What repeats every month is planned once more.
        if (/-monthly-\d+$|^awaiting/.test(step)) continue;
        expect([name, line.seq, step, planned?.plannedOn, planned?.to]).toEqual([
          name,
          line.seq,
          step,
          plannedOn,
          expect.arrayContaining([{ party, post }]),
        ]);
      }
    }
  });

  it('is read aloud from the same data: every duty, day, reader and warning stands in the text', () => {
    for (const { foresight } of ALL) {
      const foretold = { kind: KIND, title: '某事', by: 'unit-hospital', today: '2026-03-02', awaiting: [], foresight };
      const text = foresightText({ ...foretold, subjectOf: ({ key }) => key }, {});
      for (const { says } of foresight.warnings) expect(text).toContain(says);
      for (const { explanation } of foresight.opened) expect(text).toContain(explanation.text);
      for (const { key } of foresight.told) expect(text).toContain(key);
      expect(text).toContain(KIND.stageNames[foresight.stage.to]);
      expect(text).not.toMatch(/undefined|NaN|\n\n\n/);
    }
  });
});

describe('what a preview says of an order', () => {
  it('names it by its number, and once whoever is told of several items', () => {
    const { foresight } = ALL.find(({ act, foresight }) => act === 'orderRectification' && foresight.told.length > 0)!;
    const textOf = (told: readonly Saying[]): string => {
      const foretold = { kind: KIND, title: '某事', by: 'big-data', today: '2026-03-02', awaiting: [] } as const;
      return foresightText({ ...foretold, foresight: { ...foresight, told: [...told] }, subjectOf: () => '某信' }, {});
    };
    const { told, line } = foresight;
    expect(textOf(told)).toContain(`「限期整改」（台账第${line.seq}号整改要求）`);
    expect(textOf([...told, ...told])).toBe(textOf(told));
  });
});

describe('what a preview says of a unit', () => {
  it('is what happens to it: a block comes and goes', () => {
    const standing = { blocks: [], party: { id: 'unit-one', name: '单位一', department: null, version: 1 } };
    const life = new SettledLife<UnitFacts>(unit, 'unit-one', '2026-03-02');
    life.do('block', 'big-data', UNIT_SAMPLES.block, { standing });
    expect(life.news).toHaveProperty('unit-one');
    const at = beijingInstantOf('2026-03-03', NOON);
    const { facts, duties, last } = life;
    const brought: BroughtAct = {
      act: 'lift',
      input: UNIT_SAMPLES.lift,
      references: { documents: [], standing },
      actor: { sub: 'x', party: 'finance', roles: ['handler'] },
      requestKey: 'k',
      requestHash: 'h',
    };
    const state = { facts, duties, at: last.at };
    const foresight = foreseen(kindNamed('unit'), state, brought, { seq: 2, moment: momentOf(at, RULES) });
    life.do('lift', 'finance', UNIT_SAMPLES.lift, { standing, on: '2026-03-03' });
    expect(foresight).toMatchObject({ stage: { from: 'BLOCKED', to: 'CLEAR' }, ended: true });
    expect(life.last.says.map(({ party }) => party)).toEqual(foresight.told.map(({ party }) => party));
    expect(foresight.told.map(({ party }) => party).sort()).toEqual(['big-data', 'unit-one']);
  });
});

it('a reminder to come is for each reader once: an authority may be owed a report, and be the department as well', () => {
  const started = building('2026-03-02')(unopenedFacts('P1'));
  const facts = { ...started, parties: { ...started.parties, department: 'development-reform' } };
  const duty = new Clockwork(facts).at('2026-03-02').duty('YEAR_END_REPORT', '2026')!;
  const moment = momentOf(beijingInstantOf('2026-03-02', NOON), RULES);
  const overdue = plannedFor({ kind: KIND, facts, moment }, duty).find(({ nature }) => nature === 'overdue')!;
  expect(overdue.to.map(({ party, post }) => `${party}/${post}`)).toEqual([
    'unit-a/handler',
    'unit-a/head',
    'development-reform/handler',
    'finance/handler',
    'big-data/handler',
  ]);
});
