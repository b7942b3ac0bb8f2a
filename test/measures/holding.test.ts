// M4: every kind of notice, and what may happen between its being said and its going out.
// test support
import { describe, expect, it } from 'vitest';
import { SAMPLES } from '../messages/samples.ts';
import {
  acceptance,
  EXTENSION_ASKED,
  rectification,
  sampleDuty,
  sampleReminder,
  UNIT,
  violation,
} from '../messages/sample-duties.ts';
// under test
import { beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { holdingOf, type Present } from '../../measures/holding.ts';
import type { ActNotice, DraftNotice, Nature, Notice, NoticeDuty } from '../../measures/notice.ts';
import { unopenedFacts, type ProjectFacts, type Rectification } from '../../measures/project/facts.ts';
import { kindNamed } from '../../measures/register.ts';
import { unopenedUnit, type UnitFacts } from '../../measures/unit/facts.ts';

const PROJECT = kindNamed('project');
const entry = (seq: number, on: CalendarDate, by: string) => ({ seq, on, by });
const facts = (more: Partial<ProjectFacts>): ProjectFacts => ({ ...unopenedFacts('CQ-2024-0017'), ...more });

/** Said on `saidOn` at nine, looked through at ten on `today`. */
function present(saidOn: CalendarDate, today: CalendarDate, more: Partial<Present> = {}): Present {
  const at = beijingInstantOf(saidOn, '09:00');
  return { kind: PROJECT, today, saidAt: at, sendNotBefore: at, isFollowed: false, ...more };
}
const record = (duty: NoticeDuty, more: Partial<DutyRecord> = {}): DutyRecord => ({
  ...duty,
  armedAt: beijingInstantOf('2025-09-01', '09:00'),
  armedVersion: 1,
  said: {},
  ...more,
});
/** `holding`, or why it is not said, or what overtook it. */
function told(notice: Notice, reader: string, when: Present): string {
  const holding = holdingOf(notice, reader, when);
  if (holding.is === 'holding') return holding.notice === notice ? 'as it is' : 'otherwise';
  return holding.is === 'over' ? holding.because : `${holding.because} → ${holding.by.act} #${holding.by.seq}`;
}

describe('M4: a reminder of a duty', () => {
  const due = sampleDuty(acceptance);
  // 28 February 2026 is its last day; each is said on 26 February and looked through on the day that stands beside it.
  const later = (more: Partial<DutyRecord>, today: CalendarDate, others: Partial<Present> = {}) =>
    present('2026-02-26', today, { duty: record(due, more), ...others });
  const NATURES: Nature[] = ['started', 'opened', 'ahead', 'dueToday', 'overdue'];

  it.each(NATURES)('%s is left out once the duty is met, fell away, or has another date', (nature) => {
    const notice = sampleReminder(due, nature, '2026-02-26');
    const newLadder = { dueVersion: 2, armedAt: beijingInstantOf('2026-02-27', '10:00'), armedVersion: 2 };
    expect(told(notice, UNIT, later({ dischargedOn: '2026-02-27' }, '2026-03-02'))).toBe('义务已于2026-02-27履行');
    expect(told(notice, UNIT, later({ cancelled: '项目已终止' }, '2026-03-02'))).toBe('项目已终止');
    expect(told(notice, UNIT, later(newLadder, '2026-03-02'))).toBe('到期日已变更');
    const atOnce = { ...newLadder, armedAt: beijingInstantOf('2026-02-26', '09:00') };
    expect(told(notice, UNIT, later(atOnce, '2026-03-02'))).toBe('到期日已变更');
  });

  it('is left out once another reminder of the same duty follows it to the same reader', () => {
    const notice = sampleReminder(due, 'ahead', '2026-02-26');
    expect(told(notice, UNIT, later({}, '2026-03-02', { isFollowed: true }))).toBe('已由其后的提醒代替');
  });

  it.each<[CalendarDate, Nature, number]>([
    ['2026-02-27', 'ahead', 1],
    ['2026-02-28', 'dueToday', 0],
    ['2026-03-01', 'overdue', -1],
    ['2026-03-07', 'overdue', -7],
  ])('that goes out on %s instead of 26 February says %s, %i days', (today, nature, daysLeft) => {
    const holding = holdingOf(sampleReminder(due, 'ahead', '2026-02-26'), UNIT, later({}, today));
    expect(holding).toMatchObject({ is: 'holding', notice: { nature, daysLeft } });
  });

  it('stays word for word on its own day, and where a tolerated move changed its date says the new one', () => {
    const notice = sampleReminder(due, 'ahead', '2026-02-26');
    expect(told(notice, UNIT, later({}, '2026-02-26'))).toBe('as it is');
    const moved = later({ dueVersion: 2, effectiveOn: '2026-03-02' }, '2026-02-26');
    expect(holdingOf(notice, UNIT, moved)).toMatchObject({
      is: 'holding',
      notice: { duty: { effectiveOn: '2026-03-02' } },
    });
  });

  it('is not said to be overdue while what was asked for in time waits, nor to be awaited once that has its answer', () => {
    const notice = sampleReminder(due, 'ahead', '2026-02-26');
    expect(told(notice, UNIT, later({ awaits: EXTENSION_ASKED }, '2026-02-27'))).toBe('otherwise');
    expect(told(notice, UNIT, later({ awaits: EXTENSION_ASKED }, '2026-03-02'))).toBe('延期申请待审批');
    const awaiting = sampleReminder(sampleDuty(acceptance, { awaits: EXTENSION_ASKED }), 'awaiting', '2026-03-28');
    expect(told(awaiting, UNIT, present('2026-03-28', '2026-04-01', { duty: record(due) }))).toBe(
      '所等待的事项已有结果',
    );
  });

  it('whose duty has no row is said as it stands', () => {
    expect(told(sampleReminder(due, 'ahead', '2026-02-26'), UNIT, present('2026-02-26', '2026-03-20'))).toBe(
      'as it is',
    );
  });
});

describe('M4: a draft', () => {
  const drafts = SAMPLES.map(({ notice }) => notice).filter(
    (notice): notice is DraftNotice =>
      notice.kind === 'draftRectificationOrder' || notice.kind === 'draftSanctionProposal',
  );
  it.each(drafts)('is left out once its duty is met or fell away: $kind, $daysOverdue days', (notice) => {
    const now = (more: Partial<DutyRecord>) => present('2026-03-30', '2026-04-20', { duty: record(notice.duty, more) });
    expect(told(notice, 'big-data', now({ dischargedOn: '2026-04-02' }))).toBe('义务已于2026-04-02履行');
    expect(told(notice, 'big-data', now({ cancelled: '整改要求已撤销' }))).toBe('整改要求已撤销');
    expect(told(notice, 'big-data', now({ awaits: { what: 'VERIFICATION', since: '2026-04-02' } }))).toBe(
      '整改报告待核验',
    );
  });

  it('of an order is left out once an order was given, and counts the days anew where it goes out later', () => {
    const [order] = drafts as [Notice];
    const duty = sampleDuty(acceptance);
    expect(
      told(order, 'big-data', present('2026-03-30', '2026-04-03', { duty: record(duty, { isOrdered: true }) })),
    ).toBe('已就该义务另行要求整改');
    // 28 February to 3 April: 34 days.
    expect(holdingOf(order, 'big-data', present('2026-03-30', '2026-04-03', { duty: record(duty) }))).toMatchObject({
      notice: { daysOverdue: 34 },
    });
  });
});

describe('M4: an order of rectification', () => {
  const duty = sampleDuty(rectification, { ...violation, key: '30' });
  const served = sampleReminder(duty, 'served', '2026-03-02');
  const order = (over: Partial<Rectification>): Rectification => ({
    ...entry(30, '2026-03-02', 'big-data'),
    ground: 'ART35',
    issuers: ['big-data'],
    violation: '密码应用不符合要求',
    documents: [],
    servedOn: '2026-03-02',
    dueOn: '2026-04-01',
    status: 'ISSUED',
    dates: [],
    submissions: [],
    findings: [],
    ...over,
  });
  const WITHDRAWN = order({
    status: 'WITHDRAWN',
    withdrawn: { ...entry(33, '2026-03-05', 'big-data'), reason: '误列' },
  });
  const VERIFIED = order({
    status: 'VERIFIED',
    findings: [{ ...entry(36, '2026-03-20', 'big-data'), compliant: true }],
  });
  const standing = (rectifications: Rectification[], more: Partial<DutyRecord> = {}) =>
    present('2026-03-02', '2026-03-06', { facts: facts({ rectifications }), duty: record(duty, more) });

  it('that was never served and then withdrawn is told with its withdrawal, and not as in force', () => {
    expect(told(served, UNIT, standing([WITHDRAWN], { cancelled: '整改要求已撤销' }))).toBe(
      '整改要求已撤销 → withdrawRectification #33',
    );
  });

  it('that was met meanwhile needs no word: who met it knew of it', () => {
    expect(told(served, UNIT, standing([VERIFIED], { dischargedOn: '2026-03-18' }))).toBe('义务已于2026-03-18履行');
  });

  it('that was never served and whose date moved is served with the date as it is now', () => {
    const armedAt = beijingInstantOf('2026-03-04', '10:00');
    const holding = holdingOf(
      served,
      UNIT,
      standing([order({})], { dueVersion: 2, effectiveOn: '2026-05-06', armedAt, armedVersion: 2 }),
    );
    expect(holding).toMatchObject({ is: 'holding', notice: { nature: 'served', duty: { effectiveOn: '2026-05-06' } } });
  });

  const news = (act: string, seq: number, input: object, by = 'big-data'): ActNotice => ({
    kind: 'act',
    dossier: served.dossier,
    act,
    article: 35,
    basis: 'law',
    by,
    on: '2026-03-02',
    seq,
    input,
    documents: [],
  });
  it.each<[string, number, object]>([
    ['orderRectification', 30, {}],
    ['orderAgain', 31, { of: 30 }],
    ['changeRectificationDate', 31, { of: 30 }],
    ['submitRectification', 31, { of: 30 }],
    ['findNotCompliant', 32, { of: 30 }],
  ])(
    '%s: its news is overtaken by a withdrawal and by the verification, told to those who did neither',
    (act, seq, input) => {
      const of = (one: Rectification, reader: string) => told(news(act, seq, input), reader, standing([one]));
      expect(of(order({}), 'finance')).toBe('as it is');
      expect(of(WITHDRAWN, 'finance')).toBe('其后已另有办理 → withdrawRectification #33');
      expect(of(VERIFIED, 'department-jtw')).toBe('其后已另有办理 → verifyRectification #36');
      expect(of(WITHDRAWN, 'big-data')).toBe('收件单位已另行办理');
    },
  );

  it.each(['withdrawRectification', 'verifyRectification', 'approveDesign'])('%s is news for ever', (act) => {
    expect(told(news(act, 33, { of: 30 }), UNIT, standing([WITHDRAWN]))).toBe('as it is');
  });
});

describe('M4: what waits for consent', () => {
  const notice = SAMPLES.map((sample) => sample.notice).find(({ kind }) => kind === 'awaitingConsent')!;
  const proposal = { ...entry(21, '2025-01-15', 'development-reform'), act: 'includeInAnnualPlan', confirmed: [] };
  const open = facts({
    proposals: [
      { ...proposal, input: {}, references: { documents: [], standing: { blocks: [] } }, awaiting: ['finance'] },
    ],
  });
  const answered = (as: 'CONFIRMED' | 'DECLINED' | 'WITHDRAWN' | 'OVERTAKEN', by: string) =>
    facts({
      answeredProposals: [{ ...proposal, awaited: ['finance'], answered: { ...entry(25, '2025-01-20', by), as } }],
    });

  it.each<[string, ProjectFacts, string]>([
    ['still waits', open, 'as it is'],
    ['was withdrawn', answered('WITHDRAWN', 'development-reform'), '提议已撤回 → withdrawProposal #25'],
    ['was declined by another', answered('DECLINED', 'big-data'), '提议已由他方不予会同 → declineProposal #25'],
    [
      'was settled otherwise',
      answered('OVERTAKEN', 'development-reform'),
      '所提议的事项已另有决定 → includeInAnnualPlan #25',
    ],
    [
      'was answered by the reader',
      answered('CONFIRMED', 'finance'),
      '收件单位已就会同「纳入年度投资计划」的提议作出答复',
    ],
  ])('and %s', (_what, now, expected) => {
    expect(told(notice, 'finance', present('2025-01-15', '2025-01-21', { facts: now }))).toBe(expected);
  });

  it('is not asked of whoever has gone along already', () => {
    const half = facts({ proposals: [{ ...open.proposals[0]!, awaiting: ['big-data'] }] });
    expect(told(notice, 'finance', present('2025-01-15', '2025-01-21', { facts: half }))).toBe(
      '收件单位已会同「纳入年度投资计划」',
    );
  });
});

describe('M4: other news of acts', () => {
  const asked: ActNotice = {
    kind: 'act',
    dossier: sampleReminder(sampleDuty(acceptance), 'ahead', '2026-02-26').dossier,
    act: 'requestExtension',
    article: 28,
    basis: 'law',
    by: UNIT,
    on: '2026-02-25',
    seq: 15,
    input: {},
    documents: [],
  };
  const extension = { ...entry(15, '2026-02-25', UNIT), until: '2026-05-29', reason: '', documents: [] };

  it('an extension that was asked for and taken back is told once, as both', () => {
    const of = (more: object) => facts({ extensions: [{ ...extension, status: 'REQUESTED', ...more }] });
    const at = (now: ProjectFacts) => told(asked, 'big-data', present('2026-02-26', '2026-03-02', { facts: now }));
    expect(at(of({}))).toBe('as it is');
    const withdrawn = entry(18, '2026-02-27', UNIT);
    expect(at(of({ status: 'WITHDRAWN', withdrawn }))).toBe('其后已另有办理 → withdrawExtension #18');
  });

  it('a block that was put on a unit and lifted is told once, as both', () => {
    const block: UnitFacts['blocks'][number] = {
      ...entry(1, '2026-02-25', 'big-data'),
      flag: 'newBuildBlocked',
      article: 31,
      reason: '',
      documents: [],
    };
    const unit: UnitFacts = {
      ...unopenedUnit('unit-a'),
      lifted: [{ ...block, lifted: { ...entry(3, '2026-02-27', 'big-data'), reason: '', documents: [] } }],
    };
    const news: ActNotice = { ...asked, act: 'block', by: 'big-data', seq: 1 };
    const when = present('2026-02-26', '2026-03-02', { kind: kindNamed('unit'), facts: unit });
    expect(told(news, 'unit-a', when)).toBe('其后已另有办理 → lift #3');
    expect(told(news, 'unit-a', { ...when, facts: { ...unit, blocks: [block] } as UnitFacts })).toBe('as it is');
  });
});

it('M4: every kind of notice has an answer', () => {
  for (const { notice, reader } of SAMPLES)
    expect(['holding', 'over', 'overtaken']).toContain(
      holdingOf(notice, reader, present('2026-02-26', '2026-03-02')).is,
    );
});
