// Joint acts between their halves, in whatever kind of dossier: how they are proposed, confirmed, declined and taken back,
// and by when the other side owes an answer.
// test support
import { describe, expect, it } from 'vitest';
import { draftedAgreement } from './agreement.ts';
import { approved, declaredForPlan, UNIT } from './lawful-lives.ts';
import { sentence } from './saying.ts';
import { SettledLife } from './settled-life.ts';
// under test
import { isPastTarget } from '../../measures/duty.ts';
import { project } from '../../measures/project/project.ts';
import { kindNamed } from '../../measures/register.ts';
import { sheetOf } from '../../measures/sheet.ts';

const SIGNING = { amount: '1000000' };
const DECLINING = { proposal: 2, reason: '分工尚未商定' };
/** Proposed on Thursday, the day before Mid-Autumn, as ledger number 2. */
const proposed = () => draftedAgreement().do('sign', 'unit-a', SIGNING);

describe('a joint act of three', () => {
  it('is proposed by any of them and waits for the other two', () => {
    expect(proposed().facts).toMatchObject({
      stage: 'DRAFT',
      proposals: [{ seq: 2, on: '2026-09-24', by: 'unit-a', awaiting: ['unit-b', 'department-c'], confirmed: [] }],
    });
    const third = draftedAgreement().do('sign', 'department-c', SIGNING);
    expect(third.facts.proposals).toMatchObject([{ by: 'department-c', awaiting: ['unit-a', 'unit-b'] }]);
  });

  it('goes on waiting after the second and is done with the third, by the input that was proposed', () => {
    const life = proposed().do('sign', 'department-c', {}, { confirms: 2, on: '2026-09-28' });
    expect(life.facts).toMatchObject({
      stage: 'DRAFT',
      proposals: [{ awaiting: ['unit-b'], confirmed: [{ seq: 3, on: '2026-09-28', by: 'department-c' }] }],
    });
    expect(Object.keys(life.news), 'those that are still waited for').toEqual(['unit-b']);
    life.do('sign', 'unit-b', {}, { confirms: 2, on: '2026-09-29' });
    expect(life.facts).toMatchObject({
      stage: 'SIGNED',
      amount: SIGNING.amount,
      signed: { seq: 4, by: 'unit-b' },
      proposals: [],
      answeredProposals: [
        {
          seq: 2,
          act: 'sign',
          by: 'unit-a',
          awaited: ['unit-b'],
          confirmed: [{ by: 'department-c' }],
          answered: { seq: 4, on: '2026-09-29', by: 'unit-b', as: 'CONFIRMED' },
        },
      ],
    });
    expect(Object.keys(life.news).sort()).toEqual(['big-data', 'department-c', 'unit-a']);
    expect(life.last.ended).toBe(true);
  });

  it('is confirmed once by each, by nobody who is not waited for, and by its own name', () => {
    const life = proposed().do('sign', 'department-c', {}, { confirms: 2 });
    for (const party of ['unit-a', 'department-c'])
      expect(life.refusals('sign', party, {}, { confirms: 2 })).toEqual([
        {
          code: 'wrongParty',
          article: 13,
          basis: 'law',
          says: '该项提议等待签署单位会同。',
          remedy: '请由签署单位办理。',
          acts: [{ act: 'sign', title: '签署协议', by: [{ capacity: 'signatory', name: '签署单位' }] }],
        },
      ]);
    expect(life.refusals('declineProposal', 'unit-b', DECLINING, { confirms: 2 })).toMatchObject([
      { code: 'noSuchProposal', article: null, says: sentence, remedy: sentence },
    ]);
  });

  it('is not proposed again word for word by whoever proposed it, but by another, or otherwise', () => {
    const life = proposed();
    expect(life.refusals('sign', 'unit-a', SIGNING)).toMatchObject([
      {
        code: 'proposedAlready',
        article: null,
        basis: 'practice',
        says: '贵单位已经提出同一内容的提议（台账第2号），正等待签署单位会同。',
        remedy: '请等待签署单位答复；不再提议的，请办理「撤回会同提议」。另有不同内容的，可以另行提出。',
        wait: true,
        mend: true,
        instead: [{ act: 'withdrawProposal', input: { proposal: 2 }, by: [{ capacity: 'signatory' }] }],
      },
    ]);
    expect(life.codes('sign', 'unit-a', { amount: '2000000' })).toEqual([]);
    expect(life.codes('sign', 'unit-b', SIGNING)).toEqual([]);
    life.do('withdrawProposal', 'unit-a', { proposal: 2 });
    expect(life.codes('sign', 'unit-a', SIGNING)).toEqual([]);
  });

  it('clears a way by being confirmed, where a refusal names it while it waits', () => {
    const plan = { year: '2026', amount: '1000000000' };
    const life = declaredForPlan();
    const clearing = () => life.refusals('budget', 'finance', plan)[0]!.acts;
    expect(clearing()).toMatchObject([
      { act: 'includeInAnnualPlan', by: [{ capacity: 'development-reform' }, { capacity: 'finance' }] },
    ]);
    life.do('includeInAnnualPlan', 'development-reform', plan);
    expect(clearing()).toEqual([
      {
        act: 'includeInAnnualPlan',
        title: '纳入年度投资计划',
        by: [{ capacity: 'finance', name: '市财政局' }],
        confirms: life.seq,
      },
    ]);
  });

  it('is on the sheet with whoever is still waited for', () => {
    const life = proposed().do('sign', 'department-c', {}, { confirms: 2 });
    expect(sheetOf(kindNamed('agreement'), life.facts, life.duties, {})).toContain(
      '**待会同**：签署协议（签署单位 unit-a于2026年9月24日（周四）提议，台账第2号），等待签署单位 unit-b\n',
    );
  });
});

describe('declining', () => {
  it('is open to those that are waited for, with a reason', () => {
    const life = proposed().do('sign', 'department-c', {}, { confirms: 2 });
    expect(life.codes('declineProposal', 'unit-b', DECLINING)).toEqual([]);
    const about = { code: 'awaitedProposal', article: null, basis: 'practice' };
    expect(life.refusals('declineProposal', 'department-c', DECLINING)).toEqual([
      {
        ...about,
        says: '该项提议不等待本单位会同。',
        remedy: '现无此类提议，贵单位无须办理。',
        needless: true,
      },
    ]);
    expect(life.refusals('declineProposal', 'unit-a', DECLINING)).toMatchObject([
      { ...about, remedy: '不再提议的，请办理「撤回会同提议」。', instead: [{ act: 'withdrawProposal' }] },
    ]);
    expect(life.codes('declineProposal', 'finance', DECLINING)).toEqual(['wrongParty']);
    expect(life.refusals('declineProposal', 'unit-b', { ...DECLINING, proposal: 3 })).toMatchObject([
      { code: 'awaitedProposal', says: '没有序号为3的未办结提议。', remedy: sentence },
    ]);
    for (const input of [{ proposal: 2 }, { ...DECLINING, reason: ' ' }])
      expect(life.judgement('declineProposal', 'unit-b', input).is).toBe('malformed');
  });

  it('by one of them ends it for all, changes nothing else, and is told with its reason to whoever had a part in it', () => {
    const life = proposed()
      .do('sign', 'department-c', {}, { confirms: 2 })
      .do('declineProposal', 'unit-b', DECLINING, { on: '2026-09-30' });
    expect(life.facts).toMatchObject({
      stage: 'DRAFT',
      proposals: [],
      answeredProposals: [{ answered: { seq: 4, by: 'unit-b', as: 'DECLINED', reason: DECLINING.reason } }],
    });
    expect(life.facts.signed).toBeUndefined();
    expect(Object.keys(life.news).sort()).toEqual(['department-c', 'unit-a']);
    expect(life.news['unit-a']).toMatchObject({
      act: 'declineProposal',
      input: DECLINING,
    });
    expect(life.codes('sign', 'unit-b', {}, { confirms: 2 })).toEqual(['noSuchProposal']);
    // The same may be proposed anew, by whoever declined as well.
    expect(life.codes('sign', 'unit-b', SIGNING)).toEqual([]);
  });
});

describe('taking a proposal back', () => {
  it('is for its own side alone, and told to the others', () => {
    const life = proposed().do('sign', 'department-c', {}, { confirms: 2 });
    expect(life.refusals('withdrawProposal', 'unit-b', { proposal: 2 })).toEqual([
      {
        code: 'ownProposal',
        article: null,
        basis: 'practice',
        says: '该提议不是本单位提出的。',
        remedy: '只有提出的单位可以撤回；不同意的，请办理「不予会同」并说明理由。',
        instead: [
          {
            act: 'declineProposal',
            title: '不予会同',
            by: [{ capacity: 'signatory', name: '签署单位' }],
            input: { proposal: 2 },
          },
        ],
      },
    ]);
    life.do('withdrawProposal', 'unit-a', { proposal: 2 });
    expect(life.facts.answeredProposals).toMatchObject([{ answered: { seq: 4, by: 'unit-a', as: 'WITHDRAWN' } }]);
    expect(Object.keys(life.news).sort()).toEqual(['department-c', 'unit-b']);
  });
});

// 24 September 2026 is a Thursday; Mid-Autumn is the 25th to the 27th, National Day the 1st to the 7th of October, and
// Saturday the 10th of October is worked. Ten working days: 28, 29, 30 September, 8, 9, 10, 12, 13, 14, 15 October.
describe('the answer to a proposal', () => {
  it('is owed by each that is waited for, within ten working days of ours', () => {
    const life = proposed();
    expect(life.duties.map(({ key, owedBy }) => [key, owedBy])).toEqual([
      ['2-unit-b', 'unit-b'],
      ['2-department-c', 'department-c'],
    ]);
    expect(life.duty('PROPOSAL_ANSWER', '2-unit-b')).toMatchObject({
      article: null,
      basis: 'practice',
      dueBasis: 'practice',
      owedTo: ['unit-a'],
      metBy: 'sign',
      effectiveOn: '2026-10-15',
    });
  });

  it('is asked for three days before its day, the day after it and every month, of whoever is silent alone', () => {
    const life = proposed().do('sign', 'department-c', {}, { confirms: 2, on: '2026-10-09' }).until('2026-12-31');
    expect(life.said('PROPOSAL_ANSWER', 'unit-b/handler')).toEqual([
      '2026-10-12 ahead-3',
      '2026-10-16 overdue-1',
      '2026-11-16 overdue-monthly-1',
      '2026-12-16 overdue-monthly-2',
    ]);
    expect(life.said('PROPOSAL_ANSWER', 'unit-b/head')[0]).toBe('2026-10-16 overdue-1');
    expect(life.said('PROPOSAL_ANSWER', 'unit-b/leader')).toEqual([
      '2026-11-16 overdue-monthly-1',
      '2026-12-16 overdue-monthly-2',
    ]);
    expect(life.said('PROPOSAL_ANSWER', 'department-c/handler')).toEqual([]);
  });

  it.each(['2026-10-15', '2026-10-16'])('L12: given on %s leaves no mark: the fifteenth is a target of ours', (on) => {
    for (const answer of ['sign', 'declineProposal'] as const) {
      const confirms = answer === 'sign' ? 2 : undefined;
      const life = proposed().do(answer, 'unit-b', answer === 'sign' ? {} : DECLINING, { on, confirms });
      expect(life.duty('PROPOSAL_ANSWER', '2-unit-b'), answer).toMatchObject({
        dischargedOn: on,
        overdueSince: undefined,
      });
    }
  });

  it('of the last to confirm discharges only its own, as the first one’s was before', () => {
    const life = proposed()
      .do('sign', 'department-c', {}, { confirms: 2, on: '2026-09-28' })
      .do('sign', 'unit-b', {}, { confirms: 2, on: '2026-10-08' });
    expect(life.duty('PROPOSAL_ANSWER', '2-department-c')).toMatchObject({ dischargedOn: '2026-09-28' });
    expect(life.duty('PROPOSAL_ANSWER', '2-unit-b')).toMatchObject({ dischargedOn: '2026-10-08' });
  });

  it('is owed no more by those whose answer another one’s refusal made needless, nor after a withdrawal', () => {
    const declined = proposed().do('declineProposal', 'unit-b', DECLINING, { on: '2026-10-12' });
    expect(declined.duty('PROPOSAL_ANSWER', '2-department-c')).toMatchObject({ cancelled: '提议已由他方答复' });
    const withdrawn = proposed().do('withdrawProposal', 'unit-a', { proposal: 2 }, { on: '2026-10-12' });
    for (const { cancelled } of withdrawn.duties) expect(cancelled).toBe('提议已撤回');
    for (const life of [declined, withdrawn]) {
      // The reminder of that morning is taken back while it waits.
      expect(life.last.takesBack).toHaveLength(2);
      const before = life.says.length;
      expect(life.until('2027-01-31').says).toHaveLength(before);
      expect(life.last.nextWakeAt).toBeNull();
    }
  });

  it('is owed by the other authority of a plan, and by nobody once the plan was declined meanwhile', () => {
    const of2026 = { year: '2026', amount: '600000000' };
    const life = new SettledLife(project, 'CQ-2026-0001', '2026-09-24');
    const before = approved();
    life.facts = before.facts;
    life.seq = before.seq;
    life
      .do('declareForAnnualPlan', UNIT, of2026, { documents: ['performanceTargetTable'] })
      .do('includeInAnnualPlan', 'development-reform', of2026);
    const key = `${life.seq}-finance`;
    expect(life.duty('PROPOSAL_ANSWER', key)).toMatchObject({
      owedBy: 'finance',
      owedTo: ['development-reform'],
      metBy: 'includeInAnnualPlan',
      effectiveOn: '2026-10-15',
    });
    expect(isPastTarget(life.duty('PROPOSAL_ANSWER', key)!, '2026-10-16')).toBe(true);
    life.do('declineFromAnnualPlan', 'development-reform', { year: '2026', reason: '暂不安排' }, { on: '2026-10-08' });
    expect(life.facts.proposals).toEqual([]);
    expect(life.duty('PROPOSAL_ANSWER', key)).toMatchObject({ cancelled: '所提议的事项已另有决定' });
    const said = life.says.length;
    expect(life.until('2026-12-31').says).toHaveLength(said);
  });
});
