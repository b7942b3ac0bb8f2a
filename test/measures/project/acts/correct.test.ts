// test support
import { describe, expect, it } from 'vitest';
import { documentOf, type Life } from '../../dossier.ts';
import { approved, combinedInReview, JUST_BELOW } from '../../lawful-lives.ts';
import {
  accepted,
  completed,
  failed,
  inAcceptance,
  LOWER,
  preparing,
  selfEvaluated,
  settledOn,
  START,
  START_DOCUMENTS,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';
// under test
import { CORRECTABLE_FIELDS } from '../../../../measures/project/acts/correctable.ts';
import { correct } from '../../../../measures/project/acts/everywhere.ts';

const EVIDENCE = { reason: '录入有误', evidence: [documentOf('evidence').id] };
const circumstances = (on: string) => ({ on, documents: ['evidence'] as const });
const correcting = (life: Life, party: string, input: object, on = '2026-06-01') =>
  life.codes('correct', party, { ...EVIDENCE, ...input }, circumstances(on));
const COMPLETION = { field: 'completion.completedOn', from: '2026-03-16', to: '2026-03-10' };

describe('correcting what was reported', () => {
  it('moves the anchor, keeps what stood, and everything is reckoned from the new day (case 27)', () => {
    const life = completed(UPPER).do('correct', UNIT, { ...EVIDENCE, ...COMPLETION }, circumstances('2026-06-01'));
    expect(life.facts.completion!.completedOn).toBe('2026-03-10');
    expect(life.facts.corrections).toMatchObject([
      { ...COMPLETION, by: UNIT, on: '2026-06-01', documents: [{ kind: 'evidence' }] },
    ]);
    expect(settledOn(life, '2026-06-02').duties?.find(({ duty }) => duty === 'ACCEPTANCE_APPLICATION')?.nominalOn).toBe(
      '2026-09-10',
    );
  });

  it.each([
    ['what is said to stand does not', { ...COMPLETION, from: '2026-03-15' }, ['fromStands']],
    [
      'nothing of the kind was reported',
      { field: 'operation.operationOn', from: '2026-03-15', to: '2026-03-14' },
      ['fromStands'],
    ],
    ['nothing changes', { ...COMPLETION, to: COMPLETION.from }, ['changesSomething']],
    ['the new day is still to come', { ...COMPLETION, to: '2026-06-02' }, ['correctedNotInFuture']],
    ['it would precede construction', { ...COMPLETION, to: '2026-02-01' }, ['keepsOrder']],
    ['nothing proves it', { ...COMPLETION, evidence: [] }, ['evidenced']],
    ['the proof is not on record', { ...COMPLETION, evidence: ['doc-unknown'] }, ['evidenced']],
  ])('is refused when %s', (_, input, codes) => expect(correcting(completed(), UNIT, input)).toEqual(codes));

  it('L21: is no way to move the planned completion, and a delay stays on record', () => {
    const planned = { field: 'construction.plannedCompletionOn', from: '2026-12-31', to: '2027-06-30' };
    const judged = underConstruction().judgement(
      'correct',
      UNIT,
      { ...EVIDENCE, ...planned },
      circumstances('2027-03-15'),
    );
    expect(judged.is).toBe('malformed');
    expect(settledOn(underConstruction(), '2027-03-15').duties?.map(({ duty }) => duty)).toContain(
      'SERIOUS_PROBLEM_REPORT',
    );
  });

  it('keeps the start before the planned completion', () => {
    const later = { field: 'construction.startedOn', from: '2026-02-02', to: '2027-01-04' };
    expect(correcting(underConstruction(), UNIT, later, '2027-01-05')).toEqual(['keepsOrder']);
  });

  it('takes no date for an amount, no field outside the list', () => {
    const life = completed();
    const judged = (input: object) =>
      life.judgement('correct', UNIT, { ...EVIDENCE, ...input }, circumstances('2026-06-01')).is;
    expect(judged({ field: 'approvedTotal', from: '2026-03-16', to: '2026-03-10' })).toBe('malformed');
    expect(judged({ field: 'stage', from: 'COMPLETED', to: 'CLOSED' })).toBe('malformed');
    expect(judged({ ...COMPLETION, to: '2026-02-30' })).toBe('malformed');
  });
});

/** As if its design had been approved by itself: below 3000万元 the two stages are open too. */
function inTwoStages(life: Life): Life {
  life.facts = {
    ...life.facts,
    track: 'TWO_STAGE',
    approvals: life.facts.approvals.map((approval) => ({ ...approval, of: 'DESIGN' })),
  };
  return life;
}

describe('the approved total', () => {
  it.each([
    ['just below 3000万元', JUST_BELOW, [], []],
    ['3000万元', UPPER, ['approvedTotalBelowUpperClass'], []],
    ['what is planned, less a fen', '999999999', ['withinApprovedTotal'], ['withinApprovedTotal']],
  ])('corrected to %s', (_, to, single, two) => {
    const total = { field: 'approvedTotal', from: LOWER, to };
    expect(correcting(completed(LOWER), 'development-reform', total)).toEqual(single);
    expect(correcting(inTwoStages(completed(LOWER)), 'development-reform', total)).toEqual(two);
  });
});

describe('a total of 3000万元 that is no slip of the pen', () => {
  const raising = (life: Life, on: string) =>
    life.refusals(
      'correct',
      'development-reform',
      { ...EVIDENCE, field: 'approvedTotal', from: LOWER, to: UPPER },
      circumstances(on),
    );

  it('is left to a revocation before anything was built, to a change while it is, to people afterwards', () => {
    const reply = approved(LOWER).facts.approvals[0]!.seq;
    expect(raising(approved(LOWER), '2026-01-05')).toMatchObject([
      { instead: [{ act: 'revoke', input: { of: reply } }] },
    ]);
    expect(raising(underConstruction(), '2026-03-02')).toMatchObject([{ instead: [{ act: 'requestChange' }] }]);
    expect(raising(completed(LOWER), '2026-06-01')).toMatchObject([{ outside: [{ step: 'askAuthority' }] }]);
  });
});

describe('the day of the reply', () => {
  // Recorded on Monday, 5 January 2026, without the day on which it was written: Monday, 29 December 2025.
  const REPLIED = { field: 'approval.repliedOn', from: '2026-01-05', to: '2025-12-29' };
  const by = (life: Life, input: object = {}, on = '2026-06-01') =>
    correcting(life, 'development-reform', { ...REPLIED, ...input }, on);

  it('is entered afterwards by development-reform, and building was lawful from then on (article 9)', () => {
    const life = preparing();
    const starting = (startedOn: string) =>
      life.refusals(
        'startConstruction',
        UNIT,
        { ...START, startedOn },
        { on: '2026-02-10', documents: START_DOCUMENTS },
      );
    expect(starting('2025-12-30')).toMatchObject([
      {
        code: 'startedAfterApproval',
        acts: [
          {
            act: 'correct',
            input: { field: 'approval.repliedOn' },
            by: [{ capacity: 'development-reform', name: '市发展改革委' }],
          },
        ],
      },
    ]);
    expect(correcting(life, UNIT, REPLIED)).toEqual(['wrongParty']);
    life.do('correct', 'development-reform', { ...EVIDENCE, ...REPLIED }, circumstances('2026-02-10'));
    expect(starting('2025-12-29')).toEqual([]);
    expect(starting('2025-12-28')).toMatchObject([{ code: 'startedAfterApproval' }]);
  });

  it('lies neither after its record nor after the start that it allowed', () => {
    expect(by(preparing(), { to: '2026-01-06' })).toEqual(['keepsOrder']);
    const life = underConstruction();
    life.do('correct', 'development-reform', { ...EVIDENCE, ...REPLIED }, circumstances('2026-02-10'));
    life.facts = { ...life.facts, construction: { ...life.facts.construction!, startedOn: '2025-12-30' } };
    expect(by(life, { from: '2025-12-29', to: '2025-12-31' })).toEqual(['approvedBeforeStart']);
    expect(by(life, { from: '2025-12-29', to: '2025-12-30' })).toEqual([]);
  });
});

describe('the estimate', () => {
  const raised = () => combinedInReview({ estimatedTotal: JUST_BELOW });
  const lowered = { field: 'estimatedTotal', from: UPPER, to: JUST_BELOW };

  it('is the unit’s', () => {
    expect(correcting(raised(), UNIT, { ...lowered, from: JUST_BELOW, to: LOWER })).toEqual([]);
    expect(correcting(raised(), 'development-reform', { ...lowered, from: JUST_BELOW, to: LOWER })).toEqual([
      'wrongParty',
    ]);
  });

  it('once appraised is development-reform’s: the unit does not correct its way back to the single stage (case 30)', () => {
    const life = raised().do('returnToTwoStages', 'development-reform', {
      appraisedTotal: UPPER,
      reason: '经评估达到3000万元',
    });
    expect(correcting(life, UNIT, lowered)).toEqual(['wrongParty']);
    expect(correcting(life, 'development-reform', lowered)).toEqual([]);
    expect(correct.tells(life.facts, { ...EVIDENCE, ...lowered, field: 'estimatedTotal' })).toEqual([
      'constructionUnit',
      'big-data',
    ]);
  });
});

describe('who corrects', () => {
  it('is whoever reported: of a conclusion, the party that concluded', () => {
    const conclusion = { field: 'acceptance.concludedOn', from: '2026-05-20', to: '2026-05-19' };
    expect(correcting(accepted(UPPER), 'big-data', conclusion)).toEqual([]);
    expect(correcting(accepted(UPPER), UNIT, conclusion)).toEqual(['wrongParty']);
    expect(correcting(accepted(LOWER), UNIT, conclusion)).toEqual([]);
    expect(correcting(failed(LOWER), 'big-data', conclusion)).toEqual(['broughtFirst']);
    expect(correcting(failed(LOWER), 'finance', conclusion)).toEqual(['wrongParty']);
  });

  it('is development-reform for the approved total, which moves the class with the reply (case 67)', () => {
    const total = { field: 'approvedTotal', from: LOWER, to: UPPER };
    expect(correcting(completed(LOWER), UNIT, total)).toEqual(['wrongParty']);
    const life = inTwoStages(completed(LOWER)).do(
      'correct',
      'development-reform',
      { ...EVIDENCE, ...total },
      circumstances('2026-06-01'),
    );
    expect(life.facts.approvals.at(-1)!.total).toBe(UPPER);
    expect(
      settledOn(life, '2026-06-02')
        .duties?.filter(({ duty }) => duty.startsWith('ACCEPTANCE_'))
        .map(({ duty, cancelled }) => [duty, cancelled === undefined]),
    ).toContainEqual(['ACCEPTANCE_APPLICATION', true]);
  });

  it('tells an authority, or the unit, of every field', () => {
    const { facts } = selfEvaluated();
    for (const field of CORRECTABLE_FIELDS)
      expect(correct.tells(facts, { field, from: '', to: '', reason: '', evidence: [] } as never)).not.toHaveLength(0);
  });
});

describe('days of submission', () => {
  it('are changed by correction alone: the application, the self-evaluation', () => {
    const applied = inAcceptance(UPPER).do(
      'correct',
      UNIT,
      { ...EVIDENCE, field: 'acceptance.appliedOn', from: '2026-05-06', to: '2026-05-07' },
      circumstances('2026-05-08'),
    );
    expect(applied.facts.acceptanceRounds[0]!.on).toBe('2026-05-07');
    const evaluated = selfEvaluated().do(
      'correct',
      UNIT,
      { ...EVIDENCE, field: 'selfEvaluation.submittedOn', from: '2027-07-01', to: '2027-07-02' },
      circumstances('2027-07-05'),
    );
    expect(evaluated.facts.selfEvaluation!.on).toBe('2027-07-02');
  });
});
