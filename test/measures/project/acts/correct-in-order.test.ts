// No correction brings two dates into the wrong order, and the refusal names both.
// test support
import { expect, it } from 'vitest';
import { documentOf, type Life } from '../../dossier.ts';
import { declaredForPlan } from '../../lawful-lives.ts';
import {
  accepted,
  ACCEPTANCE_DOCUMENTS,
  completed,
  concluder,
  conveningOn,
  failed,
  inAcceptance,
  LOWER,
  settledOn,
  UNIT,
  underConstruction,
  UPPER,
} from './built-lives.ts';

interface Corrected {
  life: Life;
  by: string;
  field: string;
  from: string;
  /** The first day that is too early or too late, and the last that is not. */
  to: string;
  still: string;
  of?: number;
}

function says({ life, by, field, from, to, of }: Corrected): string[] {
  const input = { reason: '录入有误', evidence: [documentOf('evidence').id], field, from, to, of };
  return life
    .refusals('correct', by, input, { on: '2027-09-01', documents: ['evidence'] })
    .filter(({ code }) => code === 'keepsOrder')
    .map(({ says: why }) => why);
}

/** Asked for on 20 August 2026, returned on the 24th. */
function askedForMore() {
  const life = completed(UPPER);
  const asking = { until: '2026-12-16', reason: '测评排期', documents: [] };
  life.do('requestExtension', UNIT, asking, settledOn(life, '2026-08-20'));
  const asked = life.seq;
  life.do('returnExtension', 'big-data', { defects: ['说明不足'] }, settledOn(life, '2026-08-24'));
  return { life, asked, answered: life.seq };
}
/** Ordered on 10 March 2026, reported on 1 April, found wanting on the 10th. */
function foundWanting() {
  const order = { ground: 'ART35', violation: '未共享', servedOn: '2026-03-10', dueOn: '2026-04-30', documents: [] };
  const life = underConstruction().do('orderRectification', 'finance', order, { on: '2026-03-10' });
  const of = life.seq;
  const papers = { on: '2026-04-01', documents: ['rectificationReport'] as const };
  life.do('submitRectification', UNIT, { of, statement: '已改' }, papers);
  const submitted = life.seq;
  life.do('findNotCompliant', 'finance', { of, reason: '未改' }, { on: '2026-04-10' });
  return { life, submitted, found: life.seq };
}
/** Returned on 8 May 2026, complete on the 12th. */
function resubmitted() {
  const life = inAcceptance(UPPER).do('returnForCorrection', 'big-data', { defects: ['缺页'] }, { on: '2026-05-08' });
  const returned = life.seq;
  life.do('resubmit', UNIT, {}, { on: '2026-05-12', documents: ACCEPTANCE_DOCUMENTS });
  return { life, returned };
}
/** Failed on 20 May 2026, begun again on 6 July. */
function again(total: string) {
  const anew = { on: '2026-07-06', documents: ACCEPTANCE_DOCUMENTS };
  const life = failed(total).do('reapplyForAcceptance', UNIT, conveningOn(total, '2026-07-06'), anew);
  return { life, of: life.facts.acceptanceRounds[0]!.conclusion!.seq };
}
function declinedProposal() {
  const life = declaredForPlan().do(
    'includeInAnnualPlan',
    'development-reform',
    { year: '2026', amount: '1000' },
    { on: '2026-03-02' },
  );
  life.do('declineProposal', 'finance', { proposal: life.seq, reason: '资金未落实' }, { on: '2026-03-04' });
  return { life, of: life.seq };
}

it.each<[string, () => Corrected]>([
  [
    '实际建成日期将晚于竣工验收申请（登记）日期',
    () => ({
      life: inAcceptance(UPPER),
      by: UNIT,
      field: 'completion.completedOn',
      from: '2026-03-16',
      to: '2026-05-07',
      still: '2026-05-06',
    }),
  ],
  [
    '实际建成日期将晚于组织竣工验收日期',
    () => ({
      life: inAcceptance(LOWER),
      by: UNIT,
      field: 'completion.completedOn',
      from: '2026-03-16',
      to: '2026-05-07',
      still: '2026-05-06',
    }),
  ],
  ...[UPPER, LOWER].flatMap((total): [string, () => Corrected][] => {
    const begins = total === UPPER ? '竣工验收申请（登记）日期' : '组织竣工验收日期';
    const conclusion = { by: concluder(total), field: 'acceptance.concludedOn', from: '2026-05-20' };
    return [
      [
        `${begins}将晚于验收结论日期`,
        () => ({ ...conclusion, life: accepted(total), to: '2026-05-05', still: '2026-05-06' }),
      ],
      [
        `验收结论日期将晚于${begins}`,
        () => ({ ...conclusion, ...again(total), to: '2026-07-07', still: '2026-07-06' }),
      ],
    ];
  }),
  [
    '延期验收申请日期将晚于延期验收申请答复（准予、不予、退回）日期',
    () => {
      const { life, asked } = askedForMore();
      return {
        life,
        by: UNIT,
        field: 'extension.requestedOn',
        from: '2026-08-20',
        to: '2026-08-25',
        still: '2026-08-24',
        of: asked,
      };
    },
  ],
  [
    '延期验收申请日期将晚于延期验收申请答复（准予、不予、退回）日期',
    () => {
      const { life, answered } = askedForMore();
      return {
        life,
        by: 'big-data',
        field: 'extension.answeredOn',
        from: '2026-08-24',
        to: '2026-08-19',
        still: '2026-08-20',
        of: answered,
      };
    },
  ],
  [
    '实际建成日期将晚于延期验收申请日期',
    () => {
      const { life, asked } = askedForMore();
      return {
        life,
        by: UNIT,
        field: 'extension.requestedOn',
        from: '2026-08-20',
        to: '2026-03-15',
        still: '2026-03-16',
        of: asked,
      };
    },
  ],
  [
    '整改要求送达日期将晚于整改报告提交日期',
    () => {
      const { life, submitted } = foundWanting();
      return {
        life,
        by: UNIT,
        field: 'rectification.submittedOn',
        from: '2026-04-01',
        to: '2026-03-09',
        still: '2026-03-10',
        of: submitted,
      };
    },
  ],
  [
    '整改报告提交日期将晚于整改核验结论日期',
    () => {
      const { life, submitted } = foundWanting();
      return {
        life,
        by: UNIT,
        field: 'rectification.submittedOn',
        from: '2026-04-01',
        to: '2026-04-11',
        still: '2026-04-10',
        of: submitted,
      };
    },
  ],
  [
    '整改报告提交日期将晚于整改核验结论日期',
    () => {
      const { life, found } = foundWanting();
      return {
        life,
        by: 'finance',
        field: 'rectification.foundOn',
        from: '2026-04-10',
        to: '2026-03-31',
        still: '2026-04-01',
        of: found,
      };
    },
  ],
  [
    '退回补正日期将晚于补正材料重新提交日期',
    () => {
      const { life, returned } = resubmitted();
      return {
        life,
        by: 'big-data',
        field: 'review.returnedOn',
        from: '2026-05-08',
        to: '2026-05-13',
        still: '2026-05-12',
        of: returned,
      };
    },
  ],
  [
    '会同提议日期将晚于会同提议答复日期',
    () => ({
      ...declinedProposal(),
      by: 'finance',
      field: 'proposal.answeredOn',
      from: '2026-03-04',
      to: '2026-03-01',
      still: '2026-03-02',
    }),
  ],
])('更正后%s', (disorder, of) => {
  expect(says(of())).toEqual([`更正后${disorder}。`]);
  const corrected = of();
  expect(says({ ...corrected, to: corrected.still }), 'on the same day they are in order').toEqual([]);
});
