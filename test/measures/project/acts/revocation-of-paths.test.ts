// Decisions on the less usual paths, revoked: the confirmation of an earlier reply (articles 10, C1), the source that finance
// secured (11), a change of what was approved (26).
// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../../dossier.ts';
import { budgeted } from '../../lawful-lives.ts';
import { settled } from '../warned-life.ts';
import { LOWER, UNIT, underConstruction } from './built-lives.ts';
import {
  changing,
  continued,
  EARLIER,
  FUNDING,
  funded,
  listedOutOfPlan,
  OF_2026,
  omDeclaredOutOfPlan,
  partlyPlanned,
  recorded,
  REPLY_DOCUMENTS,
  REPLY_TO_CHANGE,
  requested,
} from './path-lives.ts';
import { revoking } from './revoked-lives.ts';
import { terminated } from './sanctioned-lives.ts';
// under test
import { standingDecisions } from '../../../../measures/project/standing-decisions.ts';

const R = 'development-reform';
const ON = '2026-06-01';
const numberOf = ({ facts }: Life, act: string): number =>
  standingDecisions(facts).findLast((one) => one.act === act)!.decision.seq;
const leaning = (life: Life, by: string, of: number) => life.refusals('revoke', by, revoking(of))[0];

describe('the confirmation of an earlier reply', () => {
  it('is revoked as long as nothing followed: the reply waits to be looked at again, with ten working days from then', () => {
    const life = settled(recorded());
    life.do('confirmEarlierApproval', R, { confirmed: true }, { on: '2026-01-12' });
    const of = life.seq;
    life.do('revoke', R, revoking(of), { on: '2026-01-14' });
    expect(life.facts).toMatchObject({
      stage: 'DRAFT',
      entry: 'DEPARTMENT_PLAN',
      approvals: [],
      budgets: [],
      earlierApproval: { replyNumber: EARLIER.replyNumber, reopened: { seq: life.seq } },
      revocations: [{ act: 'confirmEarlierApproval', decision: { seq: of } }],
    });
    expect(life.facts.approvedTotal).toBeUndefined();
    expect(life.facts.earlierApproval!.confirmation).toBeUndefined();
    expect(life.news[UNIT]).toMatchObject({ title: '撤销「核对既有批复」' });
    // Whoever was told of it: finance too.
    expect(Object.keys(life.news).sort()).toEqual(['department-culture', 'finance', UNIT]);
    // Wednesday, 14 January: the tenth working day after it is Wednesday, 28 January.
    expect(life.duty('EARLIER_APPROVAL_CONFIRMATION')).toMatchObject({ effectiveOn: '2026-01-28' });
    expect(life.codes('confirmEarlierApproval', R, { confirmed: false, reason: '批复已经失效' })).toEqual([]);
  });

  it('of what was listed leads back to the list', () => {
    const life = recorded(listedOutOfPlan({ kind: 'CONTINUATION', ground: 'TRUE_NEED' }));
    life.do('confirmEarlierApproval', R, { confirmed: true });
    life.do('revoke', R, revoking(life.seq));
    expect(life.facts).toMatchObject({ stage: 'LISTED', entry: 'OUT_OF_PLAN', approvals: [] });
  });

  it('is not revoked while a plan leans on it, and the way back is followed', () => {
    const life = budgeted(continued(), '2026', OF_2026.amount);
    const [budget, plan, reply] = ['budget', 'includeInAnnualPlan', 'confirmEarlierApproval'].map((act) =>
      numberOf(life, act),
    );
    expect(leaning(life, R, reply!)).toMatchObject({
      code: 'nothingLeansOnIt',
      acts: [
        { act: 'revoke', input: { of: budget } },
        { act: 'revoke', input: { of: plan } },
        { act: 'declineFromAnnualPlan' },
      ],
    });
    life.do('revoke', 'finance', revoking(budget!)).do('revoke', R, revoking(plan!));
    life.do('revoke', 'finance', {}, { confirms: life.seq });
    life.do('declineFromAnnualPlan', R, { year: '2026', reason: '批复有误' }).do('revoke', R, revoking(reply!));
    expect(life.facts.stage).toBe('DRAFT');
  });

  it('that was withheld is no standing decision: the reply is recorded anew', () => {
    const life = recorded().do('confirmEarlierApproval', R, { confirmed: false, reason: '批复已经失效' });
    expect(life.refusals('revoke', R, revoking(life.seq))).toMatchObject([
      { code: 'someDecisionStands', needless: true, remedy: expect.stringContaining('「撤销整改要求」') },
    ]);
  });
});

describe('a source that finance secured', () => {
  it('of a request out of plan is revoked: the request lies before finance again', () => {
    const life = funded();
    life.do('revoke', 'finance', revoking(life.seq));
    expect(life.facts).toMatchObject({
      stage: 'OOP_REQUESTED',
      fundings: [],
      review: { stage: 'OOP_REQUESTED', status: 'PENDING', reviewer: 'finance' },
    });
    expect(life.codes('confirmFunding', 'finance', FUNDING)).toEqual([]);
  });

  it('stands once the project is listed by it, until the listing is revoked', () => {
    const life = listedOutOfPlan();
    const [of, listing] = [numberOf(life, 'confirmFunding'), numberOf(life, 'list')];
    expect(leaning(life, 'finance', of)).toMatchObject({ acts: [{ act: 'revoke', input: { of: listing } }] });
    life.do('revoke', 'big-data', revoking(listing)).do('revoke', 'finance', revoking(of));
    expect(life.facts.stage).toBe('OOP_REQUESTED');
  });

  it('is over with a request that was refused or taken back', () => {
    const life = funded().do('refuseOutOfPlan', 'big-data', { reason: '可以在下一年度申报' });
    expect(standingDecisions(life.facts)).toEqual([]);
    expect(standingDecisions(requested().facts)).toEqual([]);
  });

  it('beside a plan is revoked alone, and not once a larger plan leans on it', () => {
    const more = { ...FUNDING, amount: '100000000' };
    const life = partlyPlanned().do('confirmFunding', 'finance', more);
    const of = life.seq;
    expect(life.branch().do('revoke', 'finance', revoking(of)).facts).toMatchObject({
      stage: 'BUDGETED',
      fundings: [],
    });
    const revised = { year: '2026', amount: '700000000', reason: '进度提前' };
    life.do('reviseAnnualPlan', R, revised, { documents: [] });
    expect(leaning(life, 'finance', of)).toMatchObject({
      says: expect.stringContaining(`台账第${life.seq}号`),
      outside: [{ step: 'askAuthority' }],
    });
  });

  it('for a first year out of plan stands with the plan that was made by it', () => {
    const life = omDeclaredOutOfPlan().do('confirmFunding', 'finance', { ...FUNDING, amount: '100000000' });
    const of = life.seq;
    life.do('includeInAnnualPlan', R, OF_2026);
    const plan = numberOf(life, 'includeInAnnualPlan');
    expect(leaning(life, 'finance', of)).toMatchObject({ acts: [{ act: 'revoke', input: { of: plan } }] });
    life.do('revoke', R, revoking(plan)).do('revoke', 'finance', revoking(of));
    expect(life.facts.fundings).toHaveLength(1);
  });
});

describe('an approved change', () => {
  const AFTER = '1200000000';
  /** 1000万元 before; on 10 March 2026 approved: 1200万元, to be completed half a year later. */
  const changed = (more: object = { plannedCompletionOn: '2027-06-30' }): Life => {
    const asked = { total: AFTER, fundingSource: '市级财政追加', ...more };
    const reply = { ...REPLY_TO_CHANGE, total: AFTER, ...more };
    return changing(underConstruction(), asked).do('approveChange', R, reply, { documents: REPLY_DOCUMENTS });
  };

  it('is revoked: the total and the schedule are what they were, and the request waits again', () => {
    const life = changed();
    const of = life.seq;
    expect(life.facts).toMatchObject({ approvedTotal: AFTER, construction: { plannedCompletionOn: '2027-06-30' } });
    life.do('revoke', R, revoking(of));
    expect(life.facts).toMatchObject({
      stage: 'UNDER_CONSTRUCTION',
      approvedTotal: LOWER,
      construction: { plannedCompletionOn: '2026-12-31' },
      changes: [{ status: 'REQUESTED', total: AFTER, reopened: { seq: life.seq } }],
      revocations: [{ act: 'approveChange', decision: { seq: of, total: AFTER } }],
    });
    expect(life.facts.budgets.map(({ from, total }) => [from, total])).toEqual([['APPROVAL', LOWER]]);
    expect(life.codes('refuseChange', R, { reason: '不符合规定' })).toEqual([]);
    const completing = { completedOn: ON };
    expect(life.codes('confirmCompletion', UNIT, completing, { on: ON, documents: ['supervisionStatement'] })).toEqual([
      'noOpenChange',
    ]);
  });

  it('of the content alone leaves every figure', () => {
    const life = changing().do(
      'approveChange',
      R,
      { ...REPLY_TO_CHANGE, content: '增加协同审批模块' },
      { documents: REPLY_DOCUMENTS },
    );
    life.do('revoke', R, revoking(life.seq));
    expect(life.facts).toMatchObject({ approvedTotal: LOWER, construction: { plannedCompletionOn: '2026-12-31' } });
  });

  it('is not revoked once years were planned by the larger total, a change was asked for since, or it was built', () => {
    const of = numberOf(changed(), 'approveChange');
    const planned = changed().do('confirmFunding', 'finance', { ...FUNDING, amount: '200000000' });
    const declaring = { year: '2027', amount: '200000000' };
    const says = `各年度计划金额合计1,200万元，超过变更以前的批复总投资1,000万元，台账第${of}号决定现不能撤销。`;
    const declared = planned
      .branch()
      .do('declareForAnnualPlan', UNIT, declaring, { documents: ['performanceTargetTable'] });
    expect(leaning(declared, R, of)).toMatchObject({
      says,
      acts: [{ act: 'declineFromAnnualPlan', input: { year: '2027' } }],
    });
    declared.do('declineFromAnnualPlan', R, { year: '2027', reason: '变更待重新审查' });
    expect(declared.codes('revoke', R, revoking(of))).toEqual([]);
    const revised = { year: '2026', amount: AFTER, reason: '按变更后的总投资安排' };
    planned.do('reviseAnnualPlan', R, revised, { documents: [] });
    expect(leaning(planned, R, of)).toMatchObject({ says, acts: [{ act: 'reviseAnnualPlan' }] });
    expect(leaning(changing(changed()), R, of)).toMatchObject({ acts: [{ act: 'withdrawChange' }] });
    const built = changed().do(
      'confirmCompletion',
      UNIT,
      { completedOn: ON },
      { on: ON, documents: ['supervisionStatement'] },
    );
    expect(leaning(built, R, of)).toMatchObject({ outside: [{ step: 'askAuthority' }] });
  });

  it('of development-reform’s own project is revoked with finance', () => {
    const life = changed();
    life.facts = { ...life.facts, parties: { ...life.facts.parties, department: R } };
    life.do('revoke', R, revoking(life.seq));
    expect(life.facts.proposals).toMatchObject([{ act: 'revoke', awaiting: ['finance'] }]);
  });
});

it('a revocation where nothing can be revoked any more is closed there, without a list of all other stages', () => {
  const life = terminated();
  expect(life.refusals('revoke', R, revoking(life.seq))).toMatchObject([
    { code: 'wrongStage', says: '本项目现处「已终止」阶段，该阶段不办理「撤销决定」。' },
  ]);
});
