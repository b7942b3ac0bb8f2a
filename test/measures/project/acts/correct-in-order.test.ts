// No correction brings two dates into the wrong order, and the refusal names both.
// test support
import { expect, it } from 'vitest';
import { documentOf, type Life } from '../../dossier.ts';
import { declaredForPlan } from '../../lawful-lives.ts';
import {
  accepted,
  ACCEPTANCE_DOCUMENTS,
  completed,
  conveningOn,
  failed,
  inAcceptance,
  LOWER,
  settledOn,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';

/** A life, and the line that is corrected where there are several of its kind. */
interface Meant {
  life: Life;
  of?: number;
}
/** `to` is the first day that is too early or too late, `still` the last that is not. */
interface Correction {
  by: string;
  field: string;
  from: string;
  to: string;
  still: string;
}

function says({ life, of }: Meant, { by, field, from }: Correction, to: string): string[] {
  const input = { reason: '录入有误', evidence: [documentOf('evidence').id], field, from, to, of };
  return life
    .refusals('correct', by, input, { on: '2027-09-01', documents: ['evidence'] })
    .filter(({ code }) => code === 'keepsOrder')
    .map(({ says: why }) => why);
}

/** Asked for on 20 August 2026, returned on the 24th. */
function moreTime(line: 'asked' | 'answered'): Meant {
  const life = completed(UPPER);
  const asking = { until: '2026-12-16', reason: '测评排期', documents: [] };
  life.do('requestExtension', UNIT, asking, settledOn(life, '2026-08-20'));
  const asked = life.seq;
  life.do('returnExtension', 'big-data', { defects: ['说明不足'] }, settledOn(life, '2026-08-24'));
  return { life, of: { asked, answered: life.seq }[line] };
}
/** Ordered on 10 March 2026, reported on 1 April, found wanting on the 10th. */
function order(line: 'submitted' | 'found'): Meant {
  const input = { ground: 'ART35', violation: '未共享', servedOn: '2026-03-10', dueOn: '2026-04-30', documents: [] };
  const life = underConstruction().do('orderRectification', 'finance', input, { on: '2026-03-10' });
  const of = life.seq;
  const papers = { on: '2026-04-01', documents: ['rectificationReport'] as const };
  life.do('submitRectification', UNIT, { of, statement: '已改' }, papers);
  const submitted = life.seq;
  life.do('findNotCompliant', 'finance', { of, reason: '未改' }, { on: '2026-04-10' });
  return { life, of: { submitted, found: life.seq }[line] };
}
/** Returned on 8 May 2026, complete on the 12th. */
function returned(): Meant {
  const life = inAcceptance(UPPER).do('returnForCorrection', 'big-data', { defects: ['缺页'] }, { on: '2026-05-08' });
  const of = life.seq;
  life.do('resubmit', UNIT, {}, { on: '2026-05-12', documents: ACCEPTANCE_DOCUMENTS });
  return { life, of };
}
/** Failed on 20 May 2026, begun again on 6 July. */
function again(total: string): Meant {
  const anew = { on: '2026-07-06', documents: ACCEPTANCE_DOCUMENTS };
  const life = failed(total).do('reapplyForAcceptance', UNIT, conveningOn(total, '2026-07-06'), anew);
  return { life, of: life.facts.acceptanceRounds[0]!.conclusion!.seq };
}
function declined(): Meant {
  const proposal = { year: '2026', amount: '1000' };
  const life = declaredForPlan().do('includeInAnnualPlan', 'development-reform', proposal, { on: '2026-03-02' });
  life.do('declineProposal', 'finance', { proposal: life.seq, reason: '资金未落实' }, { on: '2026-03-04' });
  return { life, of: life.seq };
}

const COMPLETED = { by: UNIT, field: 'completion.completedOn', from: '2026-03-16' };
const ASKED = { by: UNIT, field: 'extension.requestedOn', from: '2026-08-20' };
const ANSWERED = { by: 'big-data', field: 'extension.answeredOn', from: '2026-08-24' };
const SUBMITTED = { by: UNIT, field: 'rectification.submittedOn', from: '2026-04-01' };
const FOUND = { by: 'finance', field: 'rectification.foundOn', from: '2026-04-10' };
const RETURNED = { by: 'big-data', field: 'review.returnedOn', from: '2026-05-08' };
const DECLINED = { by: 'finance', field: 'proposal.answeredOn', from: '2026-03-04' };
const concludedBy = (by: string) => ({ by, field: 'acceptance.concludedOn', from: '2026-05-20' });
const ANSWER = '延期验收申请答复（准予、不予、退回）日期';
const APPLIED = '竣工验收申请（登记）日期';
const CONVENED = '组织竣工验收日期';

it.each<[earlier: string, later: string, () => Meant, Correction]>([
  [
    '实际建成日期',
    APPLIED,
    () => ({ life: inAcceptance(UPPER) }),
    { ...COMPLETED, to: '2026-05-07', still: '2026-05-06' },
  ],
  [
    '实际建成日期',
    CONVENED,
    () => ({ life: inAcceptance(LOWER) }),
    { ...COMPLETED, to: '2026-05-07', still: '2026-05-06' },
  ],
  [
    APPLIED,
    '验收结论日期',
    () => ({ life: accepted(UPPER) }),
    { ...concludedBy('big-data'), to: '2026-05-05', still: '2026-05-06' },
  ],
  ['验收结论日期', APPLIED, () => again(UPPER), { ...concludedBy('big-data'), to: '2026-07-07', still: '2026-07-06' }],
  [
    CONVENED,
    '验收结论日期',
    () => ({ life: accepted(LOWER) }),
    { ...concludedBy(UNIT), to: '2026-05-05', still: '2026-05-06' },
  ],
  ['验收结论日期', CONVENED, () => again(LOWER), { ...concludedBy(UNIT), to: '2026-07-07', still: '2026-07-06' }],
  ['延期验收申请日期', ANSWER, () => moreTime('asked'), { ...ASKED, to: '2026-08-25', still: '2026-08-24' }],
  ['延期验收申请日期', ANSWER, () => moreTime('answered'), { ...ANSWERED, to: '2026-08-19', still: '2026-08-20' }],
  ['实际建成日期', '延期验收申请日期', () => moreTime('asked'), { ...ASKED, to: '2026-03-15', still: '2026-03-16' }],
  [
    '整改要求送达日期',
    '整改报告提交日期',
    () => order('submitted'),
    { ...SUBMITTED, to: '2026-03-09', still: '2026-03-10' },
  ],
  [
    '整改报告提交日期',
    '整改核验结论日期',
    () => order('submitted'),
    { ...SUBMITTED, to: '2026-04-11', still: '2026-04-10' },
  ],
  ['整改报告提交日期', '整改核验结论日期', () => order('found'), { ...FOUND, to: '2026-03-31', still: '2026-04-01' }],
  ['退回补正日期', '补正材料重新提交日期', returned, { ...RETURNED, to: '2026-05-13', still: '2026-05-12' }],
  ['会同提议日期', '会同提议答复日期', declined, { ...DECLINED, to: '2026-03-01', still: '2026-03-02' }],
])('更正后%s将晚于%s', (earlier, later, meant, correction) => {
  expect(says(meant(), correction, correction.to)).toEqual([`更正后${earlier}将晚于${later}。`]);
  expect(says(meant(), correction, correction.still), 'on the same day they are in order').toEqual([]);
});
