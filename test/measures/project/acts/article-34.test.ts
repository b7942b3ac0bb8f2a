// Articles 34, 38: what supervisors ask for by a day of theirs, and a decision on liability of which nobody is told.
// test support
import { describe, expect, it } from 'vitest';
import { lampOf } from '../../../../measures/lamp.ts';
import { kindNamed, firstPractice } from '../../../../measures/register.ts';
import { BUREAUS } from '../../../../measures/vocabulary.ts';
import { renderNotice } from '../../../../messages/render.ts';
import { DEPARTMENT } from '../../lawful-lives.ts';
import { settled } from '../warned-life.ts';
import { accepted, UNIT, underConstruction } from './built-lives.ts';
import { terminated } from './sanctioned-lives.ts';

const ASKING = { asks: '合同台账、支付明细', dueOn: '2026-03-31' };
/** Asked for on Tuesday, 10 March, by Tuesday, 31 March 2026. */
const asked = (by = 'audit') => settled(underConstruction()).do('requestInformation', by, ASKING, { on: '2026-03-10' });
const answer = { statement: '随附合同台账', documents: [] };

describe('what a supervisor asks for (article 34)', () => {
  it('may be asked by the supervisors that the Measures name, and by the department', () => {
    const may = [...BUREAUS, DEPARTMENT, UNIT].filter(
      (party) => underConstruction().codes('requestInformation', party, ASKING, { on: '2026-03-10' }).length === 0,
    );
    expect(may.sort()).toEqual(
      [
        ...['audit', 'big-data', 'cryptography', 'cyberspace', 'development-reform', 'finance'],
        ...['public-security', 'secrecy', DEPARTMENT],
      ].sort(),
    );
  });

  it.each([
    ['today', '2026-03-10', ['dueOnInFuture']],
    ['tomorrow', '2026-03-11', []],
  ])('is not due %s', (_, dueOn, codes) =>
    expect(
      underConstruction().codes('requestInformation', 'audit', { ...ASKING, dueOn }, { on: '2026-03-10' }),
    ).toEqual(codes),
  );

  it('is owed to whoever asked, by the day that they set, and late after it', () => {
    const life = asked(DEPARTMENT);
    expect(life.duty('INFORMATION_ANSWER')).toMatchObject({
      owedBy: UNIT,
      owedTo: [DEPARTMENT],
      effectiveOn: '2026-03-31',
      dueBasis: 'decided',
      explanation: { text: expect.stringContaining('市级部门') as unknown },
    });
    life.until('2026-04-01');
    expect(life.duty('INFORMATION_ANSWER')!.overdueSince).toBe('2026-04-01');
    const today = '2026-04-01';
    expect(lampOf(kindNamed('project'), life.duties, { today, practice: firstPractice() })).toBe('红');
    expect(life.said('INFORMATION_ANSWER', `${UNIT}/handler`)).toEqual([
      '2026-03-10 started',
      '2026-03-27 ahead-3',
      '2026-03-31 due',
      '2026-04-01 overdue-1',
    ]);
    // Of the unit's lateness those hear who asked.
    expect(life.said('INFORMATION_ANSWER', `${DEPARTMENT}/handler`)).toEqual(['2026-04-01 overdue-1']);
  });

  it('says in the letter what is asked for, and the article', () => {
    const letter = asked()
      .until('2026-03-31')
      .says.find(({ dutyRef }) => dutyRef?.startsWith('INFORMATION_ANSWER'))!;
    const { text } = renderNotice(letter.notice, {}, UNIT);
    expect(text).toContain('合同台账、支付明细');
    expect(text).toContain('不得拒绝、隐匿、瞒报');
  });

  it('is answered once, and told to whoever asked', () => {
    const life = asked();
    const of = life.seq;
    life.do('answerInformation', UNIT, { of, ...answer }, { on: '2026-03-20' });
    expect(Object.keys(life.news)).toEqual(['audit']);
    expect(life.duty('INFORMATION_ANSWER')).toMatchObject({ dischargedOn: '2026-03-20', overdueSince: undefined });
    expect(life.codes('answerInformation', UNIT, { of, ...answer })).toEqual(['somethingAsked']);
  });

  it('is answered by its number', () => {
    const life = asked();
    life.do('requestInformation', 'finance', ASKING, { on: '2026-03-11' });
    const [refusal] = life.refusals('answerInformation', UNIT, { of: 99, ...answer });
    expect(refusal).toMatchObject({ code: 'askedAndOpen', mend: true });
    expect(refusal!.remedy).toBe(
      `请指明${life.facts.informationRequests.map(({ seq }) => `台账第${seq}号`).join('、')}。`,
    );
  });

  it('outlives the project', () => {
    const life = settled(terminated());
    const input = { ...ASKING, dueOn: '2026-05-29' };
    life.do('requestInformation', 'audit', input, { on: '2026-04-20' });
    expect(life.duty('INFORMATION_ANSWER')).toMatchObject({ cancelled: undefined });
  });
});

describe('a decision on liability (article 38)', () => {
  const LIABILITY = { number: '渝纪发〔2026〕3号', decidedOn: '2026-03-09' };
  it('is a number and a day, of which nobody is told', () => {
    const life = settled(accepted()).do('recordLiability', 'audit', LIABILITY, { on: '2026-06-01' });
    expect(life.facts.liabilities).toMatchObject([LIABILITY]);
    expect(life.news).toEqual({});
    expect(life.last.changed.filter(({ duty }) => duty.includes('LIABILITY'))).toEqual([]);
  });

  it('was taken by the day on which it is recorded', () =>
    expect(
      accepted().codes('recordLiability', 'audit', { ...LIABILITY, decidedOn: '2026-06-02' }, { on: '2026-06-01' }),
    ).toEqual(['decidedOnNotInFuture']));

  it('is recorded by supervisors, and not by whoever is supervised', () =>
    expect(
      [UNIT, DEPARTMENT].flatMap((by) => accepted().codes('recordLiability', by, LIABILITY, { on: '2026-06-01' })),
    ).toEqual(['wrongParty', 'wrongParty']));
});
