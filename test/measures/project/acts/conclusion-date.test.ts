// On which day an acceptance is concluded, and what counts from that day (articles 28, 30).
// test support
import { describe, expect, it } from 'vitest';
import type { DutyFigures } from '../../../../measures/duty.ts';
import type { Life } from '../../dossier.ts';
import { saying } from '../../saying.ts';
import { codesOf, settled } from '../warned-life.ts';
import {
  ACCEPTANCE_DOCUMENTS,
  CHECKLIST,
  completed,
  concluder,
  failed,
  inAcceptance,
  LOWER,
  settledOn,
  THREE,
  UNIT,
  UPPER,
} from './built-lives.ts';

const CONCLUSION = { documents: ['acceptanceConclusion'] as const };
const passing = (life: Life, total: string, concludedOn: string, on: string) =>
  life.codes('passAcceptance', concluder(total), { concludedOn, checklist: CHECKLIST }, { ...CONCLUSION, on });

/** Big-data owes its word on the date of this conclusion. */
const awaited = (life: Life, on: string): DutyFigures => ({
  duty: 'CONCLUSION_DATE_CONFIRMATION',
  key: String(life.facts.acceptanceRounds.at(-1)!.conclusion!.seq),
  owedBy: 'big-data',
  owedTo: [UNIT],
  nominalOn: on,
  effectiveOn: on,
});

describe('a conclusion', () => {
  // Completed on 16 March, applied for or convened on 6 May.
  it.each([
    ['on the day it was convened', LOWER, '2026-05-06', []],
    ['a day before it was convened', LOWER, '2026-05-05', ['concludedAfterConvening']],
    ['on the day the application was received', UPPER, '2026-05-06', []],
    ['a day before that', UPPER, '2026-05-05', ['concludedAfterApplication']],
  ])('L15: is not drawn before there was anything to conclude: %s', (_, total, concludedOn, codes) =>
    expect(passing(inAcceptance(total), total, concludedOn, '2026-05-21')).toEqual(codes),
  );

  it('L15: of an application that was completed after a return is not drawn before it was complete', () => {
    const life = inAcceptance(UPPER)
      .do('returnForCorrection', 'big-data', { defects: ['缺页'] }, { on: '2026-05-08' })
      .do('resubmit', UNIT, {}, { on: '2026-05-12', documents: ACCEPTANCE_DOCUMENTS });
    expect(passing(life, UPPER, '2026-05-11', '2026-05-21')).toEqual(['concludedAfterApplication']);
    expect(passing(life, UPPER, '2026-05-12', '2026-05-21')).toEqual([]);
  });

  it('L15: that big-data dates a month back draws a word, because the window of article 30 counts from that date', () => {
    const drawn = (on: string) =>
      settled(inAcceptance(UPPER)).do(
        'passAcceptance',
        'big-data',
        { concludedOn: '2026-05-20', checklist: CHECKLIST },
        { ...CONCLUSION, on },
      );
    expect(codesOf(drawn('2026-06-19'))).toEqual([]);
    expect(codesOf(drawn('2026-06-20'))).toEqual(['concludedLongAgo']);
  });
});

describe('the day of convening', () => {
  const convening = (convenedOn: string) =>
    completed(LOWER).codes(
      'conveneAcceptance',
      UNIT,
      { convenedOn },
      { on: '2026-05-06', documents: ACCEPTANCE_DOCUMENTS },
    );
  it.each([
    ['of today', '2026-05-06', []],
    ['of tomorrow', '2026-05-07', ['convenedOnNotInFuture']],
    ['of the day of completion', '2026-03-16', []],
    ['of the day before completion', '2026-03-15', ['convenedAfterCompletion']],
  ])('L15: lies between completion and today: %s', (_, convenedOn, codes) =>
    expect(convening(convenedOn)).toEqual(codes),
  );

  it('L15: is asked for again after a failure, from the unit alone, and not before that failure', () => {
    const again = (total: string, input: object) =>
      failed(total).codes('reapplyForAcceptance', UNIT, input, { on: '2026-07-01', documents: ACCEPTANCE_DOCUMENTS });
    expect(again(LOWER, {})).toEqual(['convenedOnByClass']);
    expect(again(LOWER, { convenedOn: '2026-05-19' })).toEqual(['convenedAfterFailure']);
    expect(again(LOWER, { convenedOn: '2026-05-20' })).toEqual([]);
    expect(again(UPPER, { convenedOn: '2026-06-30' })).toEqual(['convenedOnByClass']);
    expect(again(UPPER, {})).toEqual([]);
  });
});

/** Convened and concluded in May 2026, in operation since June 2026, all of it recorded in June 2027. */
function recordedLate(): Life {
  const on = '2027-06-07';
  return completed(LOWER)
    .do('conveneAcceptance', UNIT, { convenedOn: '2026-05-06' }, { on, documents: ACCEPTANCE_DOCUMENTS })
    .do('passAcceptance', UNIT, { concludedOn: '2026-05-20', checklist: CHECKLIST }, { ...CONCLUSION, on })
    .do('putIntoOperation', UNIT, { operationOn: '2026-06-01' }, { on });
}

describe('the date of a conclusion recorded long after it', () => {
  const confirm = (life: Life, input: object, duties = [awaited(life, '2027-06-22')]) =>
    life.refusals('confirmConclusionDate', 'big-data', input, { on: '2027-06-08', duties });

  it('L16: is confirmed by big-data while it owes that word, by nobody else and for no other conclusion', () => {
    const life = recordedLate();
    const { seq } = life.facts.acceptanceRounds[0]!.conclusion!;
    expect(confirm(life, { confirmed: true })).toEqual([]);
    expect(confirm(life, { of: seq, confirmed: true })).toEqual([]);
    expect(confirm(life, { confirmed: true }, [])).toMatchObject([{ code: 'conclusionDateAwaited' }]);
    expect(confirm(life, { of: seq - 1, confirmed: true })).toMatchObject([{ remedy: saying(`第${seq}号`) }]);
    expect(life.codes('confirmConclusionDate', UNIT, { confirmed: true })).toEqual(['wrongParty']);
  });

  it('L16: is not confirmed with reasons alone, and what was said stands with the conclusion', () => {
    const life = recordedLate();
    expect(confirm(life, { confirmed: false })).toMatchObject([{ code: 'reasonForNot' }]);
    life.do(
      'confirmConclusionDate',
      'big-data',
      { confirmed: false, reason: '无会议记录' },
      { on: '2027-06-08', duties: [awaited(life, '2027-06-22')] },
    );
    expect(life.facts.acceptanceRounds[0]!.conclusion).toMatchObject({
      concludedOn: '2026-05-20',
      dateConfirmation: { confirmed: false, reason: '无会议记录', by: 'big-data', on: '2027-06-08' },
    });
  });

  it('L15: opens no window of self-evaluation before it is confirmed, nor at all where it is not', () => {
    const life = recordedLate();
    const evaluating = (on: string, isAwaited: boolean) => {
      const { duties = [], documents } = settledOn(life, on, ['selfEvaluationReport']);
      const others = duties.filter(({ duty }) => duty !== 'CONCLUSION_DATE_CONFIRMATION');
      const open = isAwaited ? [awaited(life, '2027-06-22')] : [];
      return life.codes(
        'submitSelfEvaluation',
        UNIT,
        { recipients: THREE },
        { on, documents, duties: [...others, ...open] },
      );
    };
    expect(evaluating('2027-06-07', true)).toEqual(['windowFromCertainDate']);
    // Twelve months from the day of the record: whatever the date comes to, the window is open.
    expect(evaluating('2028-06-07', true)).toEqual([]);
    life.do(
      'confirmConclusionDate',
      'big-data',
      { confirmed: true },
      { on: '2027-06-08', duties: [awaited(life, '2027-06-22')] },
    );
    expect(evaluating('2027-06-08', false)).toEqual([]);
    const { conclusion, ...round } = life.facts.acceptanceRounds[0]!;
    const dateConfirmation = { ...conclusion!.dateConfirmation!, confirmed: false };
    life.facts = { ...life.facts, acceptanceRounds: [{ ...round, conclusion: { ...conclusion!, dateConfirmation } }] };
    expect(evaluating('2028-06-06', false)).toEqual(['windowOpen']);
    expect(evaluating('2028-06-07', false)).toEqual([]);
  });
});
