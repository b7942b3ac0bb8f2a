// The table of what is said, played day by day.
import { describe, expect, it } from 'vitest';
// test support
import { CALENDAR } from './clockwork.ts';
import { SAID_BY_STATE, type State, type Told } from './said-by-state.ts';
import { UNIT } from './settled-projects.ts';
import { addDays, beijingInstantOf, daysBetween, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { lastDayOf, type DutyRecord } from '../../measures/duty.ts';
import { momentOf } from '../../measures/moment.ts';
import { DUTY_NAMES } from '../../measures/project/duty.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { project } from '../../measures/project/project.ts';
import { dutyOf, firstPractice, kindNamed } from '../../measures/register.ts';
import { renderNotice } from '../../messages/render.ts';
// under test
import { sayWhatIsDue } from '../../measures/reminders-due.ts';

const RULES = { calendar: CALENDAR, practice: firstPractice() };
const FACTS = { ...unopenedFacts('P1'), parties: { constructionUnit: UNIT, department: 'department-x' } };
const PARTIES: Record<string, string> = {
  [UNIT]: '单',
  'department-x': '门',
  'development-reform': '发',
  finance: '财',
  'big-data': '数',
  cryptography: '办',
};
const POSTS = { handler: '经', head: '处', leader: '领' } as const;
const AUTHORITIES = [
  'CORRECTION_REVIEW',
  'EXTENSION_DECISION',
  'RECTIFICATION_VERIFICATION',
  'CONCLUSION_DATE_CONFIRMATION',
  'SUSPENSION_REVIEW',
  'POST_EVALUATION_REPORT',
  'LISTING_DECISION',
  'APPROVAL_DECISION',
  'CHANGE_DECISION',
  'TERMINATION_DECISION',
  'BUDGET_REVISION',
  'EARLIER_APPROVAL_CONFIRMATION',
];
const THREE = ['development-reform', 'finance', 'big-data'];

function recordOf(name: string, always: State): DutyRecord {
  const duty = dutyOf(kindNamed('project'), name)!;
  const isYearEnd = name === 'YEAR_END_REPORT';
  const dueOn = isYearEnd ? '2025-12-31' : '2026-06-10';
  const opensOn = isYearEnd ? '2025-11-01' : name === 'SELF_EVALUATION' ? '2025-06-10' : undefined;
  const anchor = { event: '起因', on: '2026-03-03' };
  return {
    duty: name,
    key: '1',
    article: duty.article,
    basis: duty.basis,
    dueBasis: duty.dueBasis,
    // Whoever owes an answer as an authority is nobody else in the table.
    owedBy: AUTHORITIES.includes(name) ? 'cryptography' : UNIT,
    owedTo: AUTHORITIES.includes(name)
      ? [UNIT]
      : name === 'COMPLETION_CONFIRMATION'
        ? []
        : isYearEnd || name === 'SELF_EVALUATION' || name === 'ADJUSTMENT_FILING'
          ? THREE
          : ['big-data'],
    opensOn: opensOn ?? (name === 'SERIOUS_PROBLEM_REPORT' ? '2026-03-03' : undefined),
    nominalOn: dueOn,
    effectiveOn: dueOn,
    targetOn: isYearEnd ? dueOn : undefined,
    legalLimitOn: isYearEnd ? dueOn : undefined,
    explanation: {
      anchor,
      rule: '',
      nominalOn: dueOn,
      effectiveOn: dueOn,
      moved: [],
      edition: '',
      status: 'FINAL',
      text: '',
    },
    dueVersion: 1,
    history: [],
    armedAt: beijingInstantOf(isYearEnd || name === 'SELF_EVALUATION' ? '2025-06-02' : anchor.on, '08:00'),
    armedVersion: 1,
    said: {},
    ...always,
  };
}

/** Every morning is a line, so that nothing is merged that did not fall due together. */
function play({ duty, always = {}, since = [] }: Told): string[] {
  let record = recordOf(duty, always);
  const lastDay = lastDayOf(record);
  const rows: string[] = [];
  let before: { duty: DutyRecord; at: number } | undefined;
  for (let on: CalendarDate = addDays(lastDay, -400); on <= addDays(lastDay, 75); on = addDays(on, 1)) {
    const at = beijingInstantOf(on, '08:59');
    if (at < record.armedAt) continue;
    const day = daysBetween(lastDay, on);
    record = { ...record, ...since.find((turn) => turn.day === day)?.state };
    const said = sayWhatIsDue(
      { kind: kindNamed(project.name), facts: FACTS, moment: momentOf(at, RULES) },
      record,
      before,
    );
    record = said.duty;
    before = { duty: record, at };
    for (const one of new Set(said.says.map(({ step }) => step))) {
      const says = said.says.filter(({ step }) => step === one);
      const marks = says.map(({ notice, party }) => /〔(.+?)〕/.exec(renderNotice(notice, {}, party).subject)![1]);
      expect(new Set(marks).size).toBe(1);
      const recipients = says.map(({ party, post }) => `${PARTIES[party]}${POSTS[post]}`);
      rows.push(`${day} | ${marks[0]} | ${recipients.sort().join(' ')}`);
    }
  }
  return rows;
}

const written = (rows: string): string[] =>
  rows
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 3)
    .map(([day, mark, recipients]) => `${day} | ${mark} | ${recipients!.split(' ').sort().join(' ')}`);

describe('what is said of a duty', () => {
  it.each(SAID_BY_STATE)('$duty, $state', (told) => {
    expect(play(told)).toEqual(written(told.rows));
  });

  it('is written down for every duty of a project', () => {
    expect([...new Set(SAID_BY_STATE.map(({ duty }) => duty))].sort()).toEqual([...DUTY_NAMES].sort());
  });
});
