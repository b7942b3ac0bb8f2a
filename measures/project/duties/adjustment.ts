// 第二十六条：自行调整的备案；续建项目既有批复的核对（我们的惯例）。
import { duty, type DutyInstance } from '../duty.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import type { ProjectFacts } from '../facts.ts';
import type { Change } from '../path-facts.ts';
import { figuresIn } from '../figures.ts';
import { THREE_BUREAUS } from '../../vocabulary.ts';

/** 第二十六条：可以由项目建设单位调整，同时向市发展改革委、市财政局、市大数据发展局备案。 */
export const adjustmentFiling = duty({
  name: 'ADJUSTMENT_FILING',
  title: '自行调整备案',
  article: 26,
  basis: 'law',
  // 「同时」 has no number in the text: five working days [D].
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '将自行调整的情况同时向市发展改革委、市财政局、市大数据发展局备案',
  metBy: 'fileAdjustment',
  quotation: '26',
  instances: ({ adjustments }, { practice }) =>
    adjustments.map(({ seq, on, filed }): DutyInstance => ({
      key: String(seq),
      anchor: { event: '决定自行调整', on },
      due: { rule: 'workingDays', days: figuresIn(practice).adjustmentFilingWorkingDays },
      owedTo: THREE_BUREAUS,
      dischargedOn: filed?.on,
    })),
  lest: {
    article: null,
    says: '《办法》要求调整的同时备案，未定天数，也未规定迟延备案的后果；本日期为系统惯例，调整仍然有效。',
    decidedBy: [],
  },
});

/** 核对续建项目的既有批复（《办法》未定时限；我们的惯例）：without it the project cannot go on. */
export const earlierApprovalConfirmation = duty({
  name: 'EARLIER_APPROVAL_CONFIRMATION',
  title: '核对既有批复',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'development-reform',
  toDo: '核对续建项目登记的既有批复，作出确认或者不予确认的结论',
  metBy: 'confirmEarlierApproval',
  instances: ({ earlierApproval, stage }, { practice }) =>
    earlierApproval
      ? [
          {
            key: String(earlierApproval.seq),
            anchor: earlierApproval.reopened
              ? { event: '撤销既有批复的核对结论', on: earlierApproval.reopened.on }
              : { event: '收到既有批复', on: earlierApproval.on },
            countsAnewBecause: earlierApproval.reopened && '既有批复的核对结论已撤销，重新核对',
            due: { rule: 'workingDays', days: figuresIn(practice).earlierApprovalWorkingDays },
            owedTo: ['constructionUnit'],
            dischargedOn: earlierApproval.confirmation?.on,
            cancelled: stage === 'DRAFT' || stage === 'LISTED' ? undefined : '项目已另行申报',
          },
        ]
      : [],
  lest: { article: null, says: '《办法》未规定核对的时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
});

/** The planned completion as one line moved it on a day. */
interface ScheduleMove {
  seq: number;
  on: CalendarDate;
  how: string;
  from: CalendarDate;
}

/** Oldest first; the approval of a change that was revoked moved it, and the revocation moved it back. */
export function scheduleMoves({ adjustments, changes, revocations }: ProjectFacts): ScheduleMove[] {
  const approved = ({ seq, on, plannedCompletionOn: to, plannedBefore: from }: Approved): ScheduleMove[] =>
    to !== undefined && from !== undefined ? [{ seq, on, how: '批复变更', from }] : [];
  const moves = [
    ...adjustments.flatMap(({ seq, on, plannedCompletion }): ScheduleMove[] =>
      plannedCompletion ? [{ seq, on, how: '自行调整', from: plannedCompletion.from }] : [],
    ),
    ...changes.flatMap(({ status, decided }) => (status === 'APPROVED' && decided ? approved(decided) : [])),
    ...revocations.flatMap(({ act, seq, on, decision }): ScheduleMove[] => {
      const revoked = decision as Approved;
      return act === 'approveChange' && revoked.plannedCompletionOn !== undefined
        ? [...approved(revoked), { seq, on, how: '撤销变更批复', from: revoked.plannedCompletionOn }]
        : [];
    }),
  ];
  return moves.sort((one, other) => one.seq - other.seq);
}
type Approved = NonNullable<Change['decided']>;

/** By which line the planned completion became what it is; undefined where it is as it was at the start. */
export function scheduleSetBy(facts: ProjectFacts): string | undefined {
  const last = scheduleMoves(facts).at(-1);
  return last && `计划建成日期经${last.how}（台账第${last.seq}号）改定，重新计算`;
}
