// Test support: each number that all kinds of dossier have in common, changed, and what hangs on it. What is seen under
// the first edition and under the changed one was counted by hand.
import { calendarOf, type RestDayArrangement } from '../../measures/calendar/rest-days.ts';
import { lampOf } from '../../measures/lamp.ts';
import type { Practice } from '../../measures/practice.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { firstPractice, kindNamed } from '../../measures/register.ts';
import { renderNotice } from '../../messages/render.ts';
import { agreement } from './agreement.ts';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { builtProject, UNIT } from './settled-projects.ts';
import { SettledLife } from './settled-life.ts';

export const FIRST = firstPractice();
export const OWNER = `${UNIT}/handler`;

export interface Change {
  figure: string;
  to: number | string;
  /** What is seen under an edition. */
  sees(practice: Practice): unknown;
  first: unknown;
  then: unknown;
}

/** A project whose completion on 2025-08-31 leads to acceptance by Saturday, 2026-02-28, a worked one. */
export const built = (practice: Practice) =>
  new Clockwork(unopenedFacts('P1'), practice).at('2025-08-31', builtProject('2025-08-31'));
const timeOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16);
const decree = (restDays: string[]): RestDayArrangement => ({
  year: 2027,
  edition: '2027-test',
  notice: { number: '测试', title: '测试', issuedOn: '2026-11-20' },
  restDays: restDays.map((on) => ({ on, holiday: '测试假期' })),
  makeUpWorkingDays: [],
});
/** Acceptance by 2027-02-28, a Sunday, once dated by one calendar and then by another: what is said of it that morning. */
function recalculated(practice: Practice, before: string[], after: string[]): unknown[] {
  const calendar = (restDays: string[]) => calendarOf([...CALENDAR.arrangements, decree(restDays)]);
  const clock = new Clockwork(unopenedFacts('P1'), practice, calendar(before));
  clock.at('2026-08-31', builtProject('2026-08-31')).until('2027-02-01');
  const was = clock.duty('ACCEPTANCE_APPLICATION')!.effectiveOn;
  clock.calendar = calendar(after);
  clock.at('2027-02-02');
  const { effectiveOn } = clock.duty('ACCEPTANCE_APPLICATION')!;
  const again = clock.last.says.filter(({ dutyRef }) => dutyRef?.startsWith('ACCEPTANCE')).map(({ step }) => step);
  return [was, effectiveOn, again, clock.last.takesBack.map(({ because }) => because)];
}

export const IN_COMMON: Change[] = [
  {
    figure: 'wakeFrom',
    to: '06:00',
    // Past seven by the minutes of its unit.
    sees: (practice) =>
      built(practice)
        .until('2026-02-01')
        .wakes.map((at) => timeOf(at).slice(0, 2)),
    first: ['07', '07', '07'],
    then: ['06', '06', '06'],
  },
  {
    figure: 'wakeWindowMinutes',
    to: 0,
    sees: (practice) =>
      built(practice)
        .until('2026-02-01')
        .wakes.every((at) => timeOf(at) === '07:00'),
    first: false,
    then: true,
  },
  {
    figure: 'sendAt',
    to: '08:30',
    sees: (practice) => {
      const life = new SettledLife(agreement, 'XY-2', '2026-09-24', { calendar: CALENDAR, practice });
      life.do('openAgreement', 'unit-a', { signatories: ['unit-a', 'unit-b'] });
      const reminder = built(practice).until('2025-12-31').says.at(-1)!;
      return [life.says[0]!, reminder].map(({ sendNotBefore }) => timeOf(sendNotBefore));
    },
    first: ['09:00', '09:00'],
    then: ['08:30', '08:30'],
  },
  {
    figure: 'dueSoonDays',
    to: 45,
    sees: (practice) => {
      const clock = built(practice).until('2026-02-10');
      const lamps = ['2026-01-13', '2026-01-14', '2026-01-28', '2026-01-29'].map((today) =>
        lampOf(kindNamed('project'), clock.duties, { today, practice }),
      );
      return [lamps.join(''), clock.wakeDays.includes('2026-01-14')];
    },
    first: ['绿绿绿黄', false],
    then: ['绿黄黄黄', true],
  },
  {
    figure: 'toleranceLaterDays',
    to: 0,
    sees: (practice) => recalculated(practice, [], ['2027-03-01']),
    first: ['2027-03-01', '2027-03-02', ['moved-v2'], []],
    then: ['2027-03-01', '2027-03-02', ['ahead-30'], ['到期日已变更']],
  },
  {
    figure: 'toleranceEarlierDays',
    to: 1,
    sees: (practice) => recalculated(practice, ['2027-03-01'], []),
    first: ['2027-03-02', '2027-03-01', ['ahead-30'], ['到期日已变更']],
    then: ['2027-03-02', '2027-03-01', ['moved-v2'], []],
  },
  {
    figure: 'suggestedRectificationDays',
    to: 45,
    sees: (practice) => {
      // Thirty days after 2026-02-28 is Monday, 2026-03-30: from there to Wednesday, 29 April, or Thursday, 14 May.
      const { says } = built(practice).until('2026-03-30');
      const { notice } = says.find(({ step }) => step === 'draft-order')!;
      return renderNotice(notice, {}).text.match(/2026年(4月29|5月14)日/g)![0];
    },
    first: '2026年4月29日',
    then: '2026年5月14日',
  },
];
