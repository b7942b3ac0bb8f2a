// Each number of our practice is changed, and what hangs on it is seen to move.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR } from './clockwork.ts';
import { built, FIRST, IN_COMMON, type Change } from './practice-in-common.ts';
import { OF_PROJECTS, OF_PROPOSALS } from './practice-of-projects.ts';
import { UNIT } from './settled-projects.ts';
// under test
import { beijingInstantOf, daysBetween } from '../../measures/calendar/calendar-date.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { remindersOf } from '../../measures/ladder.ts';
import { COMMON_PRACTICE, type Practice, type Step } from '../../measures/practice.ts';
import { PROJECT_PRACTICE } from '../../measures/project/practice.ts';
import { PROPOSAL_PRACTICE } from '../../measures/proposal.ts';
import { allKinds } from '../../measures/register.ts';
import { renderNotice } from '../../messages/render.ts';

const EVERY = [...IN_COMMON, ...OF_PROJECTS, ...OF_PROPOSALS];
const isInCommon = (figure: string): boolean => figure in COMMON_PRACTICE;
const withFigure = ({ figure, to }: Change): Practice =>
  isInCommon(figure) ? { ...FIRST, [figure]: to } : { ...FIRST, figures: { ...FIRST.figures, [figure]: to } };

describe('every number of the practice', () => {
  it('is changed here, so that one that nobody reads cannot stay', () => {
    // The name of the edition moves nothing; it is stored beside each line.
    const numbers = Object.keys(COMMON_PRACTICE).filter((name) => name !== 'edition');
    expect(IN_COMMON.map(({ figure }) => figure).sort()).toEqual(numbers.sort());
    expect(OF_PROJECTS.map(({ figure }) => figure).sort()).toEqual(Object.keys(PROJECT_PRACTICE.figures).sort());
    expect(OF_PROPOSALS.map(({ figure }) => figure)).toEqual(Object.keys(PROPOSAL_PRACTICE.figures));
    const figures = [PROPOSAL_PRACTICE, ...allKinds().map(({ practice }) => practice)].flatMap((one) =>
      Object.keys(one.figures),
    );
    expect(
      EVERY.map(({ figure }) => figure)
        .filter((figure) => !isInCommon(figure))
        .sort(),
    ).toEqual(figures.sort());
  });

  it.each(EVERY)('$figure, changed to $to, moves what hangs on it', (change) => {
    expect(change.sees(FIRST)).toEqual(change.first);
    expect(change.sees(withFigure(change))).toEqual(change.then);
  });
});

describe('every step of every ladder', () => {
  // Window from Monday, 2 March, last day Wednesday, 10 June 2026: a week later every step falls on a like day.
  const explanation = { anchor: { event: '', on: '2026-03-02' } } as DutyRecord['explanation'];
  /** In the state in which the step is said. */
  const recordOf = (key: string, from: Step['from']): DutyRecord => ({
    duty: key.split(':')[0]!,
    ladder: key.split(':')[1],
    key: '1',
    article: null,
    basis: 'law',
    dueBasis: 'law',
    owedBy: UNIT,
    owedTo: ['big-data'],
    opensOn: '2026-03-02',
    nominalOn: '2026-06-10',
    effectiveOn: '2026-06-10',
    explanation,
    dueVersion: 1,
    history: [],
    awaits: from === 'awaited' ? { what: 'VERIFICATION', since: '2026-06-09' } : undefined,
    found: from === 'found' ? { on: '2026-05-04', from: '2026-06-11' } : undefined,
    armedAt: beijingInstantOf('2026-03-03', '10:00'),
    armedVersion: 1,
    said: {},
  });
  const planned = (key: string, { from }: Step, practice: Practice) =>
    remindersOf(recordOf(key, from), {
      at: beijingInstantOf('2026-08-01'),
      today: '2026-08-01',
      calendar: CALENDAR,
      practice,
    });
  const steps = Object.entries(FIRST.ladders).flatMap(([key, ladder]) =>
    ladder.map((step) => [key, step.id, step] as [string, string, Step]),
  );

  it.each(steps)(
    '%s %s, put a week later, is planned and wakes a week later, and no other step does',
    (key, _, step) => {
      const ladder = FIRST.ladders[key]!.map((one) => (one === step ? { ...step, days: step.days + 7 } : one));
      const later = planned(key, step, { ...FIRST, ladders: { ...FIRST.ladders, [key]: ladder } });
      const before = planned(key, step, FIRST).filter(({ id }) => later.some((one) => one.id === id));
      expect(before.some(({ id }) => id.startsWith(step.id))).toBe(true);
      for (const { id, plannedOn, wakeAt, step: own } of before) {
        const now = later.find((one) => one.id === id)!;
        const days = own === step ? 7 : 0;
        expect(daysBetween(plannedOn, now.plannedOn), id).toBe(days);
        // What is served is said when it is recorded.
        expect(now.wakeAt - wakeAt, id).toBe(own.nature === 'served' ? 0 : days * 86_400_000);
      }
    },
  );

  it('in the words of its reminder as well, and to whoever it is addressed', () => {
    const ladder = FIRST.ladders.ACCEPTANCE_APPLICATION!.map((step): Step =>
      step.id === 'ahead-60' ? { ...step, days: -50, to: ['owner/handler', 'finance/handler'] } : step,
    );
    const said = (practice: Practice) =>
      built(practice)
        .until('2026-01-20')
        .says.filter(({ step }) => step === 'ahead-60')
        .map(({ plannedOn, party, notice }) => [
          plannedOn,
          party,
          /还有(\d+)天/.exec(renderNotice(notice, {}, UNIT).text)![1],
        ]);
    expect(said(FIRST)).toEqual([['2025-12-30', UNIT, '60']]);
    expect(said({ ...FIRST, ladders: { ...FIRST.ladders, ACCEPTANCE_APPLICATION: ladder } })).toEqual([
      ['2026-01-09', UNIT, '50'],
      ['2026-01-09', 'finance', '50'],
    ]);
  });
});
