// What an edition would move, counted by hand on small lives.
import { describe, expect, it } from 'vitest';
// test support
import { Clockwork } from './clockwork.ts';
import { asked, builtProject } from './settled-projects.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import type { Practice } from '../../measures/practice.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
// under test
import { movesOf } from '../../measures/edition-preview.ts';

const FIRST = firstPractice();

/** Built on 2025-08-31, hence acceptance by Saturday, 2026-02-28, which is worked. */
const built = () => new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31'));
/** Asked on Monday, 2026-02-02, hence decided within ten working days: the tenth is Saturday 14th, which is worked. */
const askedFor = () => built().at('2026-02-02', asked('2026-02-02', '2026-08-31'));

function movesAt(clock: Clockwork, on: string, change: Partial<Practice>) {
  const inForce = { calendar: clock.calendar, practice: FIRST };
  const state = { facts: clock.facts, duties: clock.duties, at: clock.last.at };
  const proposed = { ...inForce, practice: { ...FIRST, ...change } };
  return movesOf(kindNamed('project'), state, beijingInstantOf(on, '10:00'), { inForce, proposed });
}
const decidedWithin = (extensionDecisionWorkingDays: number): Partial<Practice> => ({
  figures: { ...FIRST.figures, extensionDecisionWorkingDays },
});
const decision = { duty: 'EXTENSION_DECISION', key: '15', title: '决定延期验收申请' };

describe('the preview of an edition', () => {
  it('tells a reminder that comes a week earlier, and no date', () => {
    const { ACCEPTANCE_APPLICATION: ladder = [], ...others } = FIRST.ladders;
    const earlier = ladder.map((step) => (step.id === 'ahead-30' ? { ...step, days: -37 } : step));
    const clock = built().until('2026-01-10');
    expect(movesAt(clock, '2026-01-11', { ladders: { ...others, ACCEPTANCE_APPLICATION: earlier } })).toEqual({
      dates: [],
      reminders: [
        {
          duty: 'ACCEPTANCE_APPLICATION',
          key: '9',
          title: '申请竣工验收',
          step: 'ahead-30',
          from: '2026-01-29',
          to: '2026-01-22',
        },
      ],
    });
  });

  it('tells a date that comes earlier, and every reminder that hangs on it', () => {
    expect(movesAt(askedFor(), '2026-02-03', decidedWithin(5))).toEqual({
      dates: [{ ...decision, date: 'effectiveOn', from: '2026-02-14', to: '2026-02-09' }],
      reminders: [
        { ...decision, step: 'ahead-3', from: '2026-02-11', to: '2026-02-06' },
        { ...decision, step: 'overdue-1', from: '2026-02-15', to: '2026-02-10' },
        { ...decision, step: 'overdue-15', from: '2026-03-01', to: '2026-02-24' },
        { ...decision, step: 'overdue-monthly-1', from: '2026-03-15', to: '2026-03-10' },
        { ...decision, step: 'moved-v2', from: null, to: '2026-02-03', atOnce: true },
      ],
    });
  });

  it('tells what the recalculation itself would say and what it would leave unsaid', () => {
    const { dates, reminders } = movesAt(askedFor(), '2026-02-04', decidedWithin(1));
    expect(dates).toEqual([{ ...decision, date: 'effectiveOn', from: '2026-02-14', to: '2026-02-03' }]);
    expect(reminders).toEqual([
      { ...decision, step: 'ahead-3', from: '2026-02-11', to: null },
      { ...decision, step: 'overdue-1', from: '2026-02-15', to: '2026-02-04', atOnce: true },
      { ...decision, step: 'overdue-15', from: '2026-03-01', to: '2026-02-18' },
      { ...decision, step: 'overdue-monthly-1', from: '2026-03-15', to: '2026-03-04' },
    ]);
  });

  it('is empty for the edition in force, and writes nothing into what it was given', () => {
    const clock = askedFor();
    const before = structuredClone(clock.duties);
    expect(movesAt(clock, '2026-02-03', {})).toEqual({ dates: [], reminders: [] });
    expect(clock.duties).toEqual(before);
  });
});
