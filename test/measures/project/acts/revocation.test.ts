// What an authority decided and told, revoked: what stands then, who may, what leans on it, and whose lateness it is not.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from '../../clockwork.ts';
import type { Life } from '../../dossier.ts';
import { approved, combinedInReview, declared, LISTING, STANDING } from '../../lawful-lives.ts';
import { SettledLife } from '../../settled-life.ts';
import { budgeted, completed, dutiesOn, LOWER, preparing, settledOn, UNIT } from './built-lives.ts';
import { extendedLife, revokedAfterTheDate, revokeLast, revoking } from './revoked-lives.ts';
import { beijingInstantOf } from '../../../../measures/calendar/calendar-date.ts';
import { momentOf } from '../../../../measures/moment.ts';
import { firstPractice } from '../../../../measures/register.ts';
// under test
import type { ProjectFacts } from '../../../../measures/project/facts.ts';
import { overtakenBy } from '../../../../measures/project/overtaken.ts';
import { project } from '../../../../measures/project/project.ts';
import { standingDecisions } from '../../../../measures/project/standing-decisions.ts';

const ORGANISED = 'ACCEPTANCE_ORGANISATION';
const acceptance = (life: Life, on: string) => dutiesOn(life, on).find(({ duty }) => duty === ORGANISED)!;
const explained = ({ facts }: Life, on: string) => new Clockwork(facts).at(on).duty(ORGANISED)!.explanation.text;
const listed = () => declared().do('list', 'big-data', LISTING, { standing: STANDING });
/** The number of the decision of this kind that stands. */
const numberOf = ({ facts }: Life, act: string): number =>
  standingDecisions(facts).findLast((one) => one.act === act)!.decision.seq;

describe('a decision that is revoked', () => {
  it('stands beside its revocation, and the project stands before it again: the list', () => {
    const life = listed();
    const { listing, review } = life.facts;
    const instrument = { number: '渝大数据函〔2026〕9号', on: life.today, signedBy: '王某' };
    life.do('revoke', 'big-data', { ...revoking(life.seq), instrument });
    expect(life.facts).toMatchObject({
      stage: 'DECLARED',
      listing: undefined,
      review: { stage: 'DECLARED', status: 'PENDING', seq: life.seq, documents: review!.documents },
      revocations: [
        { act: 'list', decision: listing, by: 'big-data', seq: life.seq, reason: '所依据的材料有误', instrument },
      ],
    });
    expect(life.codes('revoke', 'big-data', revoking(listing!.seq))).toEqual(['someDecisionStands']);
    life.do('list', 'big-data', LISTING, { standing: STANDING });
    expect(life.facts).toMatchObject({ stage: 'LISTED', revocations: [{ act: 'list' }] });
  });

  it('takes the total along that it approved; what was recorded of the submission stays', () => {
    const life = approved(LOWER);
    const { opinions } = life.facts.review!;
    revokeLast(life, 'development-reform', life.today);
    expect(life.facts).toMatchObject({ stage: 'COMBINED_REVIEW', approvals: [], budgets: [], review: { opinions } });
    expect(life.facts.approvedTotal).toBeUndefined();
  });

  it('was taken jointly, and is revoked jointly: the plan; the budget by finance alone', () => {
    const life = budgeted();
    life.do('revoke', 'finance', revoking(numberOf(life, 'budget')));
    expect(life.facts.stage).toBe('PLANNED');
    const included = numberOf(life, 'includeInAnnualPlan');
    life.do('revoke', 'development-reform', revoking(included));
    expect(life.facts).toMatchObject({ stage: 'PLANNED', proposals: [{ act: 'revoke', awaiting: ['finance'] }] });
    life.do('revoke', 'finance', {}, { confirms: life.seq });
    expect(life.facts).toMatchObject({ stage: 'PLAN_DECLARED', proposals: [], review: { status: 'PENDING' } });
    expect(life.facts.annualPlans['2026']).toMatchObject({ included: undefined, budgeted: undefined });
  });

  it('is told to whoever was told of it, with what it is called', () => {
    const settled = new SettledLife<ProjectFacts>(project, 'CQ-2026-0001', '2026-01-05');
    const life = listed();
    settled.facts = life.facts;
    settled.seq = life.seq;
    settled.do('revoke', 'big-data', revoking(life.seq));
    expect(Object.keys(settled.news).sort()).toEqual(['department-culture', UNIT]);
    expect(settled.news[UNIT]).toMatchObject({ act: 'revoke', title: '撤销「纳入项目清单」', article: null });
    // Whoever had not got the first letter yet reads of both in one.
    expect(overtakenBy(settled.facts, { act: 'list', seq: life.seq })).toMatchObject({ act: 'revoke', by: 'big-data' });
  });
});

describe('a decision that cannot be revoked', () => {
  it('is one of another authority, or none', () => {
    const life = listed();
    expect(life.refusals('revoke', 'development-reform', revoking(life.seq))).toMatchObject([
      {
        code: 'wrongParty',
        says: '「撤销『纳入项目清单』」由市大数据发展局办理；就本项目而言，贵单位不具有该身份。',
        acts: [{ act: 'revoke', by: [{ capacity: 'big-data', name: '市大数据发展局' }] }],
      },
    ]);
    expect(life.codes('revoke', 'big-data', revoking(1))).toEqual(['decisionStands']);
    expect(combinedInReview().codes('revoke', UNIT, revoking(1))).toEqual(['wrongParty']);
  });

  it('is one on which something leans: that is said, with the way back step by step', () => {
    const life = budgeted();
    const [budget, plan, reply, list] = ['budget', 'includeInAnnualPlan', 'approveCombinedReport', 'list'].map((act) =>
      numberOf(life, act),
    );
    const [refusal] = life.refusals('revoke', 'big-data', revoking(list!));
    expect(refusal).toMatchObject({
      code: 'nothingLeansOnIt',
      basis: 'practice',
      says: `其后项目已经进入「纳入部门预算」阶段，台账第${list}号决定现不能撤销。`,
      remedy: `请先依次办理撤销「纳入部门预算」（台账第${budget}号）、撤销「纳入年度投资计划」（台账第${plan}号）、「不纳入年度投资计划」、撤销「批复可行性研究报告及概（预）算（代初步设计）」（台账第${reply}号）。`,
      acts: [
        { act: 'revoke', input: { of: budget }, by: [{ capacity: 'finance' }] },
        { act: 'revoke', input: { of: plan } },
        { act: 'declineFromAnnualPlan' },
        { act: 'revoke', input: { of: reply } },
      ],
    });
    // Followed to its end: another review took the place of the approval's, and so it leads to before the submission.
    life.do('revoke', 'finance', revoking(budget!)).do('revoke', 'development-reform', revoking(plan!));
    life.do('revoke', 'finance', {}, { confirms: life.seq });
    life.do('declineFromAnnualPlan', 'development-reform', { year: '2026', reason: '重新审查' });
    life.do('revoke', 'development-reform', revoking(reply!));
    expect(life.facts).toMatchObject({ stage: 'LISTED', approvals: [] });
    life.do('revoke', 'big-data', revoking(list!));
    expect(life.facts.stage).toBe('DECLARED');
  });

  it('is one that was built on: people decide otherwise', () => {
    const life = preparing();
    const [refusal] = life.refusals('revoke', 'finance', revoking(numberOf(life, 'budget')));
    expect(refusal).toMatchObject({ code: 'nothingLeansOnIt', outside: [{ step: 'askAuthority' }] });
  });
});

describe('an extension that is revoked', () => {
  it('before the date of the law leaves that date', () => {
    const life = revokeLast(extendedLife(), 'big-data', '2026-08-28');
    expect(life.facts.extensions).toMatchObject([{ status: 'REVOKED', revoked: { by: 'big-data', on: '2026-08-28' } }]);
    expect(acceptance(life, '2026-08-28')).toMatchObject({ effectiveOn: '2026-09-16', dueBasis: 'law' });
  });

  it('is itself why the date is another one that day: nobody set one', () => {
    const life = revokeLast(extendedLife(), 'big-data', '2026-08-28');
    const rules = { calendar: CALENDAR, practice: firstPractice() };
    const moment = momentOf(beijingInstantOf('2026-08-28', '10:00'), rules);
    const clock = project.duties.find(({ name }) => name === ORGANISED)!;
    expect(clock.instances(life.facts, moment)).toMatchObject([{ movedByDecision: '准予延期已撤销' }]);
  });

  it('after it leaves ten working days, and no lateness of who kept to it', () => {
    const life = revokedAfterTheDate();
    // Monday, 26 October: ten working days after Monday, 12 October.
    for (const on of ['2026-10-12', '2026-10-26'])
      expect(acceptance(life, on)).toMatchObject({
        effectiveOn: '2026-10-26',
        dueBasis: 'decided',
        overdueSince: undefined,
      });
    expect(acceptance(life, '2026-10-27').overdueSince).toBe('2026-10-27');
  });

  it('is dated by nobody: the days that are left are ours; an extension that stands is dated by whoever granted it', () => {
    expect(explained(revokedAfterTheDate(), '2026-10-12')).toContain(
      '准予延期于2026年10月12日（周一）撤销后的第10个工作日为2026年10月26日',
    );
    expect(explained(extendedLife(), '2026-08-25')).toContain('日期由市大数据发展局指定为');
    const own = extendedLife();
    own.facts = { ...own.facts, parties: { ...own.facts.parties, department: 'big-data' } };
    expect(explained(own, '2026-08-25')).toContain('日期由市大数据发展局、市发展改革委指定为');
  });

  it('shortly before it would have ended anyway leaves no more than it gave', () => {
    const life = revokeLast(extendedLife(), 'big-data', '2026-12-10');
    expect(acceptance(life, '2026-12-10').effectiveOn).toBe('2026-12-16');
  });

  it('that was asked for late takes no lateness away that was there before (case 38)', () => {
    const life = revokeLast(extendedLife('2026-09-21', '2026-09-25'), 'big-data', '2026-10-12');
    expect(acceptance(life, '2026-10-12').overdueSince).toBe('2026-09-17');
  });

  it('may be asked for anew; used up, it is not revoked', () => {
    const life = revokedAfterTheDate();
    const asked = { until: '2026-12-16', reason: '测评机构排期', documents: [] };
    expect(life.codes('requestExtension', UNIT, asked, settledOn(life, '2026-10-13'))).toEqual([]);
    const none = completed(LOWER);
    expect(none.codes('revoke', 'big-data', revoking(1), settledOn(none, '2026-09-01'))).toContain('decisionStands');
  });
});

describe('an order whose closing is revoked', () => {
  const ordered = () => {
    const life = declared();
    const order = {
      ground: 'ART35',
      violation: '未按要求共享',
      servedOn: '2026-01-05',
      dueOn: '2026-01-30',
      documents: [],
    };
    life.do('orderRectification', 'big-data', order, { on: '2026-01-05' });
    const of = life.seq;
    const report = { of, statement: '已按要求共享' };
    life.do('submitRectification', UNIT, report, { on: '2026-01-28', documents: ['rectificationReport'] });
    life.do('verifyRectification', 'big-data', { of }, { on: '2026-02-03' });
    return { life, of };
  };
  const rectification = (life: Life, on: string) => dutiesOn(life, on).find(({ duty }) => duty === 'RECTIFICATION')!;

  it('waits for its issuer again; the unit that reported in time is not late, and the issuer has its time anew', () => {
    const { life, of } = ordered();
    expect(rectification(life, '2026-02-03')).toMatchObject({ dischargedOn: '2026-01-28' });
    revokeLast(life, 'big-data', '2026-03-02');
    expect(life.facts.rectifications).toMatchObject([{ seq: of, status: 'SUBMITTED', findings: [] }]);
    expect(rectification(life, '2026-03-02')).toMatchObject({
      dischargedOn: undefined,
      overdueSince: undefined,
      awaits: { what: 'VERIFICATION', since: '2026-01-28' },
    });
    // Ten working days after Monday, 2 March.
    const verification = dutiesOn(life, '2026-03-02').find(({ duty }) => duty === 'RECTIFICATION_VERIFICATION');
    expect(verification).toMatchObject({ effectiveOn: '2026-03-16', dischargedOn: undefined });
    life.do('findNotCompliant', 'big-data', { of, reason: '目录仍不完整' }, { on: '2026-03-03' });
    expect(rectification(life, '2026-03-03').overdueSince).toBe('2026-03-03');
  });
});
