// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { addDays, beijingInstantOf, daysBetween } from '../../measures/calendar/calendar-date.ts';
// under test
import { isOpen, lastDayOf, refOf } from '../../measures/duty.ts';
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';
import { isAtLeast30M } from '../../measures/project/questions.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { settle } from '../../measures/settle.ts';

const UNIT = 'unit-a';
const entry = (seq: number, on: string, by = UNIT) => ({ seq, on, by });
const START = '2022-01-03';

/**
 * A project under construction from a day on, completed `buildDays` later, accepted, put into operation: whichever of
 * these happened by a day.
 */
function life({ buildDays, applyDays, passDays, total }: Life) {
  const startedOn = START;
  const completedOn = addDays(startedOn, buildDays);
  const appliedOn = addDays(completedOn, applyDays);
  const passedOn = addDays(appliedOn, passDays);
  // Below 3000万元 the unit convenes.
  const convenedOn = isAtLeast30M(total) ? undefined : appliedOn;
  const base = (facts: ProjectFacts): ProjectFacts => ({
    ...facts,
    name: '试点',
    stage: 'UNDER_CONSTRUCTION',
    parties: { constructionUnit: UNIT, department: 'department-x' },
    approvedTotal: total,
    construction: {
      ...entry(5, startedOn),
      startedOn,
      plannedCompletionOn: addDays(startedOn, 365),
      implementingBody: '中心',
      responsiblePerson: '某',
      documents: [],
    },
  });
  const steps: { on: string; change: (facts: ProjectFacts) => ProjectFacts }[] = [
    { on: startedOn, change: base },
    {
      on: completedOn,
      change: (facts) => ({
        ...facts,
        stage: 'COMPLETED',
        completion: { ...entry(9, completedOn), completedOn, documents: [] },
      }),
    },
    {
      on: appliedOn,
      change: (facts) => ({
        ...facts,
        stage: 'ACCEPTANCE_IN_PROGRESS',
        acceptanceRounds: [{ ...entry(10, appliedOn), convenedOn, documents: [] }],
      }),
    },
    {
      on: passedOn,
      change: (facts) => ({
        ...facts,
        stage: 'IN_OPERATION',
        operation: { ...entry(12, passedOn), operationOn: passedOn },
        acceptanceRounds: [
          {
            ...entry(10, appliedOn),
            convenedOn,
            documents: [],
            conclusion: { ...entry(11, passedOn), passed: true, concludedOn: passedOn, documents: [] },
          },
        ],
      }),
    },
  ];
  return steps;
}
interface Life {
  buildDays: number;
  applyDays: number;
  passDays: number;
  total: string;
}
const anyLife = fc.record({
  buildDays: fc.integer({ min: 20, max: 900 }),
  applyDays: fc.integer({ min: 0, max: 400 }),
  passDays: fc.integer({ min: 1, max: 120 }),
  total: fc.constantFrom('2999999999', '3000000000'),
});

function run(given: Life): Clockwork {
  const clock = new Clockwork(unopenedFacts('P'));
  for (const { on, change } of life(given)) clock.at(on, change);
  return clock.until(addDays(START, 1600));
}

describe('for any life', () => {
  it('a duty met on or before its last day is never late, one met after it always is', () => {
    fc.assert(
      fc.property(anyLife, (given) => {
        for (const duty of run(given).duties) {
          if (duty.dischargedOn && duty.dueBasis !== 'practice')
            expect(duty.overdueSince !== undefined, `${refOf(duty)} ${duty.dischargedOn} ${lastDayOf(duty)}`).toBe(
              duty.dischargedOn > lastDayOf(duty),
            );
        }
      }),
      { numRuns: 12 },
    );
  });

  it('settling again at any later instant before the next wake moves no date, raises no version and says nothing', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 1, max: 1600 }), (given, day) => {
        const clock = new Clockwork(unopenedFacts('P'));
        const until = addDays(START, day);
        // At five in the morning nothing of that day has happened yet.
        for (const { on, change } of life(given)) if (on < until) clock.at(on, change);
        clock.until(until, '05:00');
        const at = beijingInstantOf(until, '05:00');
        if (clock.last.nextWakeAt !== null && clock.last.nextWakeAt <= at) return;
        const again = settle(
          kindNamed('project'),
          { facts: clock.facts, duties: clock.duties },
          { is: 'recalculation', seq: 99, at, facts: clock.facts, because: 'property' },
          { calendar: CALENDAR, practice: firstPractice() },
        );
        expect(again.says).toEqual([]);
        expect(again.duties.map(({ effectiveOn, dueVersion }) => [effectiveOn, dueVersion])).toEqual(
          clock.duties.map(({ effectiveOn, dueVersion }) => [effectiveOn, dueVersion]),
        );
        expect(again.nextWakeAt).toBe(clock.last.nextWakeAt);
      }),
      { numRuns: 12 },
    );
  });

  it('no message is said twice, none before its time, and nobody hears of a met duty', () => {
    fc.assert(
      fc.property(anyLife, (given) => {
        const { says, duties } = run(given);
        const keys = says.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { plannedOn, sendNotBefore, dutyRef } of says) {
          expect(sendNotBefore).toBeGreaterThanOrEqual(beijingInstantOf(plannedOn));
          const duty = duties.find((record) => refOf(record) === dutyRef)!;
          if (!isOpen(duty) && duty.dischargedOn)
            expect(plannedOn <= duty.dischargedOn, `${dutyRef} ${plannedOn} after ${duty.dischargedOn}`).toBe(true);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('an open duty always knows a next wake, and silence never lasts longer than a month past its date', () => {
    fc.assert(
      fc.property(anyLife, (given) => {
        const clock = new Clockwork(unopenedFacts('P'));
        const [begin, complete] = life(given);
        clock.at(begin!.on, begin!.change).at(complete!.on, complete!.change).until(addDays(complete!.on, 700));
        expect(clock.last.nextWakeAt).not.toBeNull();
        const acceptance = clock.duties.find(({ duty }) => duty.startsWith('ACCEPTANCE'))!;
        const days = [
          ...new Set(
            clock.says.filter(({ dutyRef }) => dutyRef === refOf(acceptance)).map(({ plannedOn }) => plannedOn),
          ),
        ]
          .filter((on) => on > lastDayOf(acceptance))
          .sort();
        for (let index = 1; index < days.length; index++)
          expect(daysBetween(days[index - 1]!, days[index]!)).toBeLessThanOrEqual(31);
        expect(days.length).toBeGreaterThan(10);
      }),
      { numRuns: 8 },
    );
  });
});
