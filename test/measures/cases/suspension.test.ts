// The hundred cases, 44, 44a, 52, 53, 71, 72 and 78 to 81: what is suspended, deferred or given up, and what goes on.
// test support
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../measures/duty.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';
import { completed, inAcceptance } from '../project/acts/built-lives.ts';
import {
  DECIDED_ON,
  DECISION,
  deferred,
  failedAgain,
  lastOrder,
  suspended as suspendedLife,
  terminated,
  together,
} from '../project/acts/sanctioned-lives.ts';
import { settled } from '../project/warned-life.ts';
import { building, built, LOWER, order, reportRectification, toldOn, UNIT, UPPER, type ProjectLife } from './lives.ts';

// Ordered by big-data on 10 March 2026 until 8 April, suspended on Monday, 13 April.
const suspended = (from = DECIDED_ON): ProjectLife => {
  const life = building();
  suspendedLife(life, from);
  return life;
};
const complete = (completedOn: string) => ({ completedOn, documents: ['doc-supervisionStatement'] });
const STATEMENT = { onRecord: ['supervisionStatement'] } as const;
const verify = (life: ProjectLife, of: number, on: string) =>
  life.do('verifyRectification', 'big-data', { of }, { on });
const resume = (life: ProjectLife, on: string) => together(life, 'resume', { reason: '整改办结' }, on);

describe('a suspension', () => {
  it('case 44: and a deferral stop no clock of acceptance: only an extension moves it', () => {
    const life = built(LOWER);
    const before = life.duty('ACCEPTANCE_ORGANISATION')!.effectiveOn;
    order(life, 'big-data', '2026-04-30', '2026-04-01');
    life.do('deferPlan', 'finance', { of: life.seq, reason: '逾期未整改' }, { on: '2026-05-06', ...DECISION });
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ effectiveOn: before, dischargedOn: undefined });
  });

  it.each([
    ['case 44a: built on the eve of the suspension, recorded weeks after it', '2026-04-12', []],
    ['case 44a: not built on the day of the suspension', '2026-04-13', ['suspension']],
    ['case 44a: not built during it', '2026-04-20', ['suspension']],
  ])('%s', (_, completedOn, codes) =>
    expect(
      suspended().codes('confirmCompletion', UNIT, complete(completedOn), { on: '2026-05-11', ...STATEMENT }),
    ).toEqual(codes),
  );

  it('case 44a: the half year runs from the day on which it was built', () => {
    const life = suspended();
    life.do('confirmCompletion', UNIT, complete('2026-04-10'), { on: '2026-05-11', ...STATEMENT });
    // Half a year after 10 April 2026 is Saturday, 10 October, which is worked for the National Day.
    expect(life.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ effectiveOn: '2026-10-10' });
    expect(life.duty('SUSPENSION_REVIEW', `${life.facts.sanctions[0]!.seq}-finance`)).toMatchObject({
      cancelled: '项目已建成',
    });
  });

  it('case 44a: names its article, what it rests on and the way out', () => {
    const [refusal] = suspended().refusals('confirmCompletion', UNIT, complete('2026-04-20'), {
      on: '2026-05-11',
      ...STATEMENT,
    });
    expect(refusal).toMatchObject({
      code: 'suspension',
      article: 35,
      basis: 'law',
      mend: true,
      acts: [{ act: 'resume', by: [{ capacity: 'development-reform' }, { capacity: 'finance' }] }],
    });
    expect(refusal!.says).toContain('本项目自2026年4月13日（周一）起暂停项目建设');
  });

  it('case 52: at the year’s end leaves the report due, and has it say so', () => {
    const life = suspended().until('2026-12-09');
    expect(life.duty('YEAR_END_REPORT', '2026')!.cancelled).toBeUndefined();
    const { cites, input } = ACT_SAMPLES.submitYearEndReport;
    const report = input({ ...EXAMPLE, today: '2026-12-10' });
    const circumstances = { on: '2026-12-10', documents: cites, duties: life.duties };
    expect(life.codes('submitYearEndReport', UNIT, report, circumstances)).toEqual(['suspensionReported']);
    const saying = { ...report, sections: [...report.sections, 'suspension'] };
    expect(life.codes('submitYearEndReport', UNIT, saying, circumstances)).toEqual([]);
    // Resumed before the year's end, it need not.
    const resumed = suspended();
    reportRectification(resumed, lastOrder(resumed), '2026-05-06');
    resume(verify(resumed, lastOrder(resumed), '2026-05-08'), '2026-05-11');
    resumed.until('2026-12-09');
    expect(resumed.codes('submitYearEndReport', UNIT, report, { ...circumstances, duties: resumed.duties })).toEqual(
      [],
    );
  });

  it('case 71: ends once every order that bars it is closed, and no other', () => {
    const life = suspended();
    const first = lastOrder(life);
    const give = (by: string, blocksResumption?: boolean) => {
      const sample = ACT_SAMPLES.orderRectification.input({ ...EXAMPLE, today: '2026-04-20' });
      life.do(
        'orderRectification',
        by,
        { ...sample, blocksResumption },
        { on: '2026-04-20', documents: ['rectificationOrder'] },
      );
      return life.seq;
    };
    const barring = give('cyberspace', true);
    const other = give('secrecy');
    const bars = () => life.refusals('resume', 'finance', { reason: '整改办结' }, { on: '2026-05-11' });
    expect(bars().map(({ code }) => code)).toEqual(['barringOrdersClosed']);
    expect(bars()[0]!.says).toBe(`须先办结的整改尚有2项：台账第${first}号、台账第${barring}号。`);
    reportRectification(life, first, '2026-05-06');
    verify(life, first, '2026-05-07');
    expect(bars()[0]!.says).toContain(`1项：台账第${barring}号`);
    life.do('withdrawRectification', 'cyberspace', { of: barring, reason: '经复核不成立' }, { on: '2026-05-08' });
    expect(bars()).toEqual([]);
    expect(life.facts.rectifications.find(({ seq }) => seq === other)).toMatchObject({ status: 'ISSUED' });
    resume(life, '2026-05-11');
    expect(life.facts.stage).toBe('UNDER_CONSTRUCTION');
    expect(life.codes('startTrialOperation', UNIT, { startedOn: '2026-05-11' })).toEqual([]);
  });

  it('case 72: lets the clock of an order run on', () => {
    const life = building();
    order(life, 'cryptography', '2026-04-30', '2026-04-01');
    suspendedLife(life);
    const of = life.facts.rectifications[0]!.seq;
    expect(life.duty('RECTIFICATION', String(of))!.effectiveOn).toBe('2026-04-30');
    expect(life.until('2026-05-04').duty('RECTIFICATION', String(of))).toMatchObject({ overdueSince: '2026-05-01' });
    // Its issuer may set another day.
    const again = { of, servedOn: '2026-05-06', dueOn: '2026-06-30', reason: '暂停期间整改' };
    expect(life.codes('orderAgain', 'cryptography', again, { on: '2026-05-06' })).toEqual([]);
  });

  it('is looked at every 90 days, by either of the two, and no later than that', () => {
    const life = suspended();
    const { seq } = life.facts.sanctions[0]!;
    // 90 days after 13 April: Sunday, 12 July.
    expect(life.duty('SUSPENSION_REVIEW', `${seq}-finance`)).toMatchObject({ effectiveOn: '2026-07-12' });
    life.do('reviewSuspension', 'finance', { reason: '整改未完成' }, { on: '2026-07-10' });
    const review = life.seq;
    expect(life.duty('SUSPENSION_REVIEW', `${seq}-finance`)).toMatchObject({ dischargedOn: '2026-07-10' });
    expect(life.duty('SUSPENSION_REVIEW', `${seq}-development-reform`)).toMatchObject({
      cancelled: '已由市财政局复核',
    });
    // 90 days after 10 July: Thursday, 8 October.
    expect(life.duty('SUSPENSION_REVIEW', `${review}-development-reform`)).toMatchObject({ effectiveOn: '2026-10-08' });
    life.until('2026-10-31');
    expect(toldOn(life, 'SUSPENSION_REVIEW', 'development-reform/head')).toContain('2026-10-09');
    expect(toldOn(life, 'SUSPENSION_REVIEW', `${UNIT}/handler`)).toEqual([]);
  });

  it('case 78: may be followed by the end, without being lifted first', () => {
    const life = suspended();
    together(life, 'terminate', { of: lastOrder(life), reason: '仍未整改' }, '2026-06-01');
    expect(life.facts.stage).toBe('TERMINATED');
    expect(life.duties.filter(({ duty }) => duty === 'SUSPENSION_REVIEW').every((one) => one.dischargedOn)).toBe(true);
  });

  it('case 80: of what is built has no object: a reprimand or a deferral instead', () => {
    const [refusal] = failedAgain(completed()).refusals('suspend', 'finance', {
      ...ACT_SAMPLES.suspend.input(EXAMPLE),
      documents: [],
    });
    expect(refusal).toMatchObject({
      code: 'wrongStage',
      needless: true,
      instead: [{ act: 'reprimand' }, { act: 'deferPlan' }],
    });
  });
});

describe('a project that was given up', () => {
  it('case 53: in November owes no report of the year; a final one is suggested, and late it is no violation', () => {
    const life = building();
    order(life, 'big-data', '2026-10-30', '2026-10-08');
    together(life, 'terminate', { of: life.seq, reason: '逾期未整改' }, '2026-11-16');
    expect(life.duty('YEAR_END_REPORT', '2026')).toMatchObject({ cancelled: '项目已终止' });
    // 30 days after 16 November: Wednesday, 16 December.
    expect(life.duty('FINAL_REPORT')).toMatchObject({ effectiveOn: '2026-12-16', dueBasis: 'practice' });
    expect(life.until('2027-03-31').duty('FINAL_REPORT')!.overdueSince).toBeUndefined();
    expect(life.says.some(({ party, plannedOn }) => party === 'department-culture' && plannedOn > '2026-11-17')).toBe(
      false,
    );
    life.do('submitFinalReport', UNIT, { statement: '已移交' }, { on: '2027-04-01', documents: ['finalReport'] });
    expect(life.duty('FINAL_REPORT')).toMatchObject({ dischargedOn: '2027-04-01' });
  });

  it('case 79: while acceptance is in progress owes neither acceptance nor evaluation, but still what it was ordered to do', () => {
    const life = settled(inAcceptance(UPPER));
    order(life, 'big-data', '2026-06-30', '2026-05-11');
    const first = life.seq;
    order(life, 'finance', '2026-09-30', '2026-05-11');
    together(life, 'terminate', { of: first, reason: '逾期未整改' }, '2026-07-10');
    const open = life.duties.filter(isOpen).map(({ duty }) => duty);
    expect(open.sort()).toEqual(['FINAL_REPORT', 'RECTIFICATION', 'RECTIFICATION']);
    reportRectification(life, first, '2026-07-20');
    expect(life.codes('verifyRectification', 'big-data', { of: first })).toEqual([]);
  });

  it('is changed no more: what was proposed of it waits for nobody', () => {
    const life = settled(terminated());
    expect(life.facts.proposals).toEqual([]);
    expect(life.codes('confirmCompletion', UNIT, complete('2026-04-12'), STATEMENT)).toEqual(['wrongStage']);
  });
});

it('a suspension or a deferral that is in force is not decided once more: since when, by which line, on which order', () => {
  const life = suspendedLife();
  const { seq, answers } = life.facts.sanctions[0]!;
  const again = { ground: 'ART35', of: answers, from: DECIDED_ON, reason: '逾期未整改' };
  expect(
    life.refusals('suspend', 'finance', again, { on: '2026-04-14', documents: ['sanctionDecision'] }),
  ).toMatchObject([
    {
      code: 'notSuspendedYet',
      says: `本项目已自2026年4月13日（周一）起暂停项目建设（台账第${seq}号，市发展改革委会同市财政局决定，依据台账第${answers}号）。`,
      remedy: '无须再次暂停；经复核仍须暂停的，请办理「复核并继续暂停项目建设」。',
      needless: true,
      instead: [{ act: 'reviewSuspension' }],
    },
  ]);
  const other = deferred();
  const [deferral] = other.facts.sanctions;
  const deferring = { of: lastOrder(other), reason: '逾期未整改' };
  expect(other.refusals('deferPlan', 'finance', deferring, { documents: ['sanctionDecision'] })).toMatchObject([
    {
      code: 'notDeferredYet',
      says: `本项目已自2026年4月13日（周一）起暂缓安排投资计划（台账第${deferral!.seq}号，市财政局决定，依据台账第${lastOrder(other)}号）。`,
      needless: true,
    },
  ]);
});

it('case 81: a deferred plan is closed and not refused: the declaration stays, and is decided on once the deferral is lifted', () => {
  const life = deferred();
  const including = { year: '2026', amount: '1000000000' };
  const [refusal] = life.refusals('includeInAnnualPlan', 'finance', including);
  expect(refusal).toMatchObject({ code: 'planDeferral', article: 35, acts: [{ act: 'liftDeferral' }] });
  expect(refusal!.remedy).toContain('申报仍然有效');
  expect(life.facts.stage).toBe('PLAN_DECLARED');
  expect(life.codes('liftDeferral', 'development-reform', { reason: '已整改' })).toEqual(['barringOrdersClosed']);
  const of = lastOrder(life);
  life.do('submitRectification', UNIT, { of, statement: '已改' }, { documents: ['rectificationReport'] });
  life.do('verifyRectification', 'big-data', { of });
  life.do('liftDeferral', 'development-reform', { reason: '已整改' });
  expect(life.codes('includeInAnnualPlan', 'finance', including)).toEqual([]);
});
