// What was filed with which authorities: what a receipt can be given for.
import type { ProjectFacts } from '../facts.ts';
import { isUpperClass } from '../questions.ts';
import { THREE_BUREAUS, type Bureau } from '../../vocabulary.ts';

export interface Filing {
  seq: number;
  title: string;
  recipients: readonly Bureau[];
}

/** Every filing on record, each under the seq of its act (reading, 2.1). */
export function filingsOf(facts: ProjectFacts): Filing[] {
  const { declaration, acceptanceFiling, selfEvaluation, outOfPlan, review } = facts;
  const isDeclared = declaration && !(review?.seq === declaration.seq && review.status === 'WITHDRAWN');
  return [
    ...(isDeclared ? [{ seq: declaration.seq, title: '项目申报', recipients: ['big-data'] as const }] : []),
    ...(outOfPlan ? [{ seq: outOfPlan.seq, title: '计划外办理申请', recipients: ['finance'] as const }] : []),
    ...Object.entries(facts.yearEndReports).map(([year, { seq, recipients }]) => ({
      seq,
      title: `${year}年度项目绩效评价报告`,
      recipients,
    })),
    ...facts.problems.map(({ seq }) => ({ seq, title: '严重逾期或者重大损失情况报告', recipients: THREE_BUREAUS })),
    ...(isUpperClass(facts)
      ? facts.acceptanceRounds.map(({ seq }) => ({ seq, title: '竣工验收申请', recipients: ['big-data'] as const }))
      : []),
    ...facts.adjustments.flatMap(({ filed }) =>
      filed ? [{ seq: filed.seq, title: '自行调整备案', recipients: filed.recipients }] : [],
    ),
    ...facts.extensions.map(({ seq }) => ({ seq, title: '延期验收申请', recipients: ['big-data'] as const })),
    ...(acceptanceFiling
      ? [{ seq: acceptanceFiling.seq, title: '验收结果备案', recipients: ['big-data'] as const }]
      : []),
    ...(selfEvaluation
      ? [{ seq: selfEvaluation.seq, title: '自评价报告', recipients: selfEvaluation.recipients }]
      : []),
    ...facts.rectifications.flatMap(({ submissions, issuers }) =>
      submissions.map(({ seq }) => ({ seq, title: '整改报告', recipients: issuers })),
    ),
  ];
}

/** Filings for which this party, as a recipient, has not yet given a receipt. */
export function unacknowledgedBy(facts: ProjectFacts, party: string): Filing[] {
  const given = facts.receipts.filter(({ by }) => by === party).map(({ of }) => of);
  return filingsOf(facts).filter(
    ({ seq, recipients }) => (recipients as readonly string[]).includes(party) && !given.includes(seq),
  );
}
