// Corrections of days: what they reach, and who goes along where they favour whoever reported.
// test support
import type { Act } from '../../../../measures/act.ts';
import { capacitiesFor } from '../../../../measures/judgement.ts';
import { PROJECT_ACTS } from '../../../../measures/project/acts.ts';
import { describe, expect, it } from 'vitest';
import { documentOf, type Life } from '../../dossier.ts';
import {
  accepted,
  ACCEPTANCE_DOCUMENTS,
  completed,
  conveningOn,
  failed,
  inAcceptance,
  inOperation,
  LOWER,
  selfEvaluated,
  settledOn,
  THREE,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';

const ON = '2027-09-01';
const EVIDENCE = { reason: '登记有误', evidence: [documentOf('evidence').id] };
const correct = (life: Life, input: object, by = UNIT): Life =>
  life.do('correct', by, { ...EVIDENCE, ...input }, { on: ON, documents: ['evidence'] });
/** Whose consent the correction waits for; empty where it holds at once. */
const awaitedFor = (life: Life, field: string, from: string, to: string, of?: number): string[] =>
  correct(life.branch(), { field, from, to, of }).facts.proposals.flatMap(({ awaiting }) => awaiting);

const report = (life: Life, year: string, on: string): Life =>
  life.do(
    'submitYearEndReport',
    UNIT,
    {
      year,
      sections: ['progress', 'investmentPlanExecution'],
      consultations: {
        usingUnit: { document: documentOf('consultationRecord').id },
        supervisionUnit: { document: documentOf('consultationRecord').id },
      },
      recipients: THREE,
    },
    settledOn(life, on, ['performanceReport', 'consultationRecord']),
  );
const ordered = (life: Life, by: string, on: string): Life =>
  life.do(
    'orderRectification',
    by,
    { ground: 'ART35', violation: '未共享', servedOn: on, dueOn: '2026-04-30', documents: [] },
    { on },
  );
const reported = (life: Life, of: number, on: string): Life =>
  life.do('submitRectification', UNIT, { of, statement: '已改' }, { on, documents: ['rectificationReport'] });
function reportedOnce(): Life {
  const life = ordered(underConstruction(), 'finance', '2026-03-10');
  return reported(life, life.seq, '2026-04-01');
}
const filed = (): Life =>
  accepted(LOWER).do('fileAcceptanceResult', UNIT, {}, { on: '2026-07-01', documents: ['acceptanceConclusion'] });
const extending = (): Life => {
  const life = completed(UPPER);
  return life.do(
    'requestExtension',
    UNIT,
    { until: '2026-12-16', reason: '排期', documents: [] },
    settledOn(life, '2026-09-18'),
  );
};
/** Started in February 2026 with nothing reported of that year's end. */
const completedIn2027 = (completedOn: string): Life =>
  underConstruction(LOWER).do(
    'confirmCompletion',
    UNIT,
    { completedOn },
    { on: '2027-02-01', documents: ['supervisionStatement'] },
  );

describe('L16: a correction that moves a date of the law later waits for the bureau that is owed', () => {
  it.each([
    [
      'completion later: the half year of article 28',
      completed(UPPER),
      'completion.completedOn',
      '2026-03-16',
      '2026-03-17',
      ['big-data'],
    ],
    ['completion earlier', completed(UPPER), 'completion.completedOn', '2026-03-16', '2026-03-13', []],
    [
      'operation later, which anchors the window of article 30',
      inOperation(LOWER),
      'operation.operationOn',
      '2026-06-01',
      '2026-06-02',
      ['big-data'],
    ],
    ['operation earlier', inOperation(LOWER), 'operation.operationOn', '2026-06-01', '2026-05-28', []],
    [
      'a conclusion later, while operation is later still',
      inOperation(LOWER),
      'acceptance.concludedOn',
      '2026-05-20',
      '2026-05-21',
      [],
    ],
    [
      'a conclusion later than operation',
      inOperation(LOWER),
      'acceptance.concludedOn',
      '2026-05-20',
      '2026-06-02',
      ['big-data'],
    ],
  ] as const)('%s', (_, life, field, from, to, bureaus) => expect(awaitedFor(life, field, from, to)).toEqual(bureaus));
});

describe('L16: a correction that takes lateness away waits for the bureau that is owed', () => {
  it.each([
    ['an application', inAcceptance(UPPER), 'acceptance.appliedOn', '2026-05-06', '2026-05-05', ['big-data']],
    ['a conclusion of the unit', accepted(LOWER), 'acceptance.concludedOn', '2026-05-20', '2026-05-19', ['big-data']],
    ['the filing of the result', filed(), 'acceptance.filedOn', '2026-07-01', '2026-06-01', ['big-data']],
    ['a request of extension', extending(), 'extension.requestedOn', '2026-09-18', '2026-09-16', ['big-data']],
    [
      'the report of a year',
      report(underConstruction(), '2026', '2027-01-04'),
      'yearEndReport.submittedOn',
      '2027-01-04',
      '2026-12-31',
      ['development-reform'],
    ],
    [
      'a self-evaluation',
      selfEvaluated(),
      'selfEvaluation.submittedOn',
      '2027-07-01',
      '2027-06-30',
      ['development-reform'],
    ],
  ] as const)(
    '%s handed in earlier than registered; later is in nobody’s favour',
    (_, life, field, from, to, bureaus) => {
      expect(awaitedFor(life, field, from, to)).toEqual(bureaus);
      const later = '2027-07-15';
      if (field !== 'acceptance.concludedOn') expect(awaitedFor(life, field, from, later)).toEqual([]);
    },
  );

  it('a report of rectification waits for its issuer, and the line says which of two', () => {
    const life = ordered(ordered(underConstruction(), 'cryptography', '2026-03-10'), 'finance', '2026-03-11');
    const [first, second] = life.facts.rectifications.map(({ seq }) => seq);
    reported(reported(life, second!, '2026-05-04'), first!, '2026-05-05');
    const [ofCryptography, ofFinance] = life.facts.rectifications.map(({ submissions }) => submissions[0]!.seq);
    const field = 'rectification.submittedOn';
    expect(awaitedFor(life, field, '2026-05-05', '2026-04-30', ofCryptography)).toEqual(['cryptography']);
    expect(awaitedFor(life, field, '2026-05-04', '2026-04-30', ofFinance)).toEqual(['finance']);
    expect(awaitedFor(life, field, '2026-05-05', '2026-04-30')).toEqual(['cryptography']);
  });

  it('an application made again after a failure is reached by its line, and so is the one before', () => {
    const life = failed(UPPER).do('reapplyForAcceptance', UNIT, conveningOn(UPPER, '2026-07-01'), {
      on: '2026-09-01',
      documents: ACCEPTANCE_DOCUMENTS,
    });
    const [before, again] = life.facts.acceptanceRounds.map(({ seq }) => seq);
    expect(awaitedFor(life, 'acceptance.appliedOn', '2026-09-01', '2026-08-20', again)).toEqual(['big-data']);
    expect(awaitedFor(life, 'acceptance.appliedOn', '2026-05-06', '2026-05-04', before)).toEqual(['big-data']);
  });

  // Under construction since 2 February 2026; the year end of 2026 is owed where the project was built in December.
  it.each([
    ['completed in December, not in November after all', '2026-12-01', '2026-11-30', ['development-reform']],
    ['completed in January, in the year before after all', '2027-01-15', '2026-11-30', ['development-reform']],
    ['completed in January, in December after all: still owed', '2027-01-15', '2026-12-31', []],
  ])('the report of a year end that falls away: %s', (_, from, to, bureaus) =>
    expect(awaitedFor(completedIn2027(from), 'completion.completedOn', from, to)).toEqual(bureaus),
  );

  it('a start past the year end takes that report away too, unless it came in time', () => {
    const started = '2026-02-02';
    const late = underConstruction(LOWER, { plannedCompletionOn: '2027-12-31' });
    expect(awaitedFor(late, 'construction.startedOn', started, '2027-01-04')).toEqual(['development-reform']);
    expect(awaitedFor(late, 'construction.startedOn', started, '2026-12-20')).toEqual([]);
  });
});

describe('L16: who goes along', () => {
  const COMPLETION = { field: 'completion.completedOn', from: '2026-03-16', to: '2026-03-20' };

  it('confirms the proposal, and only then everything is reckoned from the new day', () => {
    const life = correct(completed(UPPER), COMPLETION);
    expect(life.facts.completion!.completedOn).toBe('2026-03-16');
    life.do('correct', 'big-data', {}, { on: '2027-09-02', confirms: life.seq });
    expect(life.facts).toMatchObject({ completion: { completedOn: '2026-03-20' }, proposals: [] });
    expect(life.facts.corrections).toMatchObject([{ ...COMPLETION, documents: [{ kind: 'evidence' }] }]);
  });

  it('may decline, and then nothing moves; the unit may take its proposal back', () => {
    const declined = correct(completed(UPPER), COMPLETION);
    declined.do('declineProposal', 'big-data', { proposal: declined.seq, reason: '与监理意见不符' });
    const withdrawn = correct(completed(UPPER), COMPLETION);
    withdrawn.do('withdrawProposal', UNIT, { proposal: withdrawn.seq });
    for (const { facts } of [declined, withdrawn])
      expect(facts).toMatchObject({ completion: { completedOn: '2026-03-16' }, proposals: [], corrections: [] });
  });

  it('is among those who may act once it is asked, not before', () => {
    const asked = correct(completed(UPPER), COMPLETION).facts;
    expect(capacitiesFor(PROJECT_ACTS.correct as Act, completed(UPPER).facts, undefined)).not.toContain('big-data');
    expect(capacitiesFor(PROJECT_ACTS.correct as Act, asked, undefined)).toContain('big-data');
  });

  it('does not bring it: whoever reported does', () =>
    expect(
      completed(UPPER).codes(
        'correct',
        'big-data',
        { ...EVIDENCE, ...COMPLETION },
        { on: ON, documents: ['evidence'] },
      ),
    ).toEqual(['broughtFirst']));

  it('is nobody where big-data corrects its own conclusion in the unit’s favour', () => {
    const life = correct(
      inOperation(UPPER),
      { field: 'acceptance.concludedOn', from: '2026-05-20', to: '2026-06-03' },
      'big-data',
    );
    expect(life.facts.acceptanceRounds[0]!.conclusion!.concludedOn).toBe('2026-06-03');
  });

  it('is another bureau where the unit is the one that is owed', () => {
    const life = completed(UPPER);
    life.facts = { ...life.facts, parties: { ...life.facts.parties, constructionUnit: 'big-data' } };
    expect(correct(life, COMPLETION, 'big-data').facts.proposals).toMatchObject([{ awaiting: ['development-reform'] }]);
  });

  it('settles what was proposed twice by one confirmation', () => {
    const life = correct(correct(completed(UPPER), COMPLETION), { ...COMPLETION, to: '2026-03-18' });
    life.do('correct', 'big-data', {}, { on: '2027-09-02', confirms: life.seq });
    expect(life.facts).toMatchObject({ completion: { completedOn: '2026-03-18' }, proposals: [] });
  });
});

describe('L16: the order of days after a correction', () => {
  const refused = (life: Life, field: string, from: string, to: string) =>
    life.codes('correct', UNIT, { ...EVIDENCE, field, from, to }, { on: ON, documents: ['evidence'] });

  it.each([
    ['convened before completion', inAcceptance(LOWER), 'acceptance.convenedOn', '2026-05-06', '2026-03-15'],
    ['convened after the conclusion', accepted(LOWER), 'acceptance.convenedOn', '2026-05-06', '2026-05-21'],
    ['filed before the conclusion', filed(), 'acceptance.filedOn', '2026-07-01', '2026-05-19'],
    ['an extension asked for before completion', extending(), 'extension.requestedOn', '2026-09-18', '2026-03-15'],
    [
      'a year’s report before construction',
      report(underConstruction(), '2026', '2026-12-31'),
      'yearEndReport.submittedOn',
      '2026-12-31',
      '2026-02-01',
    ],
    ['a report before its order was served', reportedOnce(), 'rectification.submittedOn', '2026-04-01', '2026-03-09'],
  ])('is kept: %s', (_, life, field, from, to) => expect(refused(life, field, from, to)).toEqual(['keepsOrder']));

  it('L15: keeps the self-evaluation inside its window', () => {
    // In operation on 2026-06-01, handed in on 2027-07-01: the window opened on 2027-06-01.
    const life = selfEvaluated();
    expect(refused(life, 'selfEvaluation.submittedOn', '2027-07-01', '2027-06-01')).toEqual([]);
    expect(refused(life, 'selfEvaluation.submittedOn', '2027-07-01', '2027-05-31')).toEqual(['keepsWindow']);
    expect(refused(life, 'operation.operationOn', '2026-06-01', '2026-07-01')).toEqual([]);
    expect(refused(life, 'operation.operationOn', '2026-06-01', '2026-07-02')).toEqual(['keepsWindow']);
  });

  it('says which line is meant where none of that number stands', () => {
    const [refusal] = inAcceptance(UPPER).refusals(
      'correct',
      UNIT,
      { ...EVIDENCE, field: 'acceptance.appliedOn', from: '2026-05-06', to: '2026-05-05', of: 2 },
      { on: ON, documents: ['evidence'] },
    );
    expect(refusal).toMatchObject({ code: 'fromStands', says: expect.stringContaining('台账第2号') });
  });
});
