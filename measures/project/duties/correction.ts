// 退回补正（《办法》未作规定；我们的惯例）：what was returned comes back within a time that the authority set, or that we
// suggest; and whoever returned it owes an answer to what came back.
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { periodEnd, type DueRule } from '../../calendar/period.ts';
import type { Moment } from '../../moment.ts';
import { duty, type DutyInstance } from '../duty.ts';
import type { Return } from '../returns.ts';
import { figuresIn } from '../figures.ts';
import { askingsOf, isAcceptanceMet, returnsOf } from '../questions.ts';
import { BUREAU_NAMES, type Bureau, type Capacity, type Stage } from '../../vocabulary.ts';

/** Why nobody owes anything any more of what was taken back. */
export const WITHDRAWN = '所报材料已撤回';

const timeToCorrect = ({ correctBy, withinWorkingDays, by }: Return, { practice }: Moment): DueRule =>
  correctBy
    ? { rule: 'fixed', on: correctBy, setBy: BUREAU_NAMES[by as Bureau] }
    : { rule: 'workingDays', days: withinWorkingDays ?? figuresIn(practice).correctionWorkingDays };

/** Last day on which a correction is in time. */
export const lastDayToCorrect = (back: Return, moment: Moment): CalendarDate =>
  periodEnd(timeToCorrect(back, moment), { event: '退回补正', on: back.on }, moment.calendar).effectiveOn;

const toCorrect = (back: Return, moment: Moment): DutyInstance => ({
  key: String(back.seq),
  anchor: { event: '退回补正', on: back.on },
  due: timeToCorrect(back, moment),
  dueBasis: back.correctBy ? 'decided' : 'practice',
  owedTo: [back.by as Capacity],
  note: `退回意见：${back.defects.join('；')}`,
});

/** 退回补正后的补正：仅提醒。 */
export const correction = duty({
  name: 'CORRECTION',
  title: '补正材料',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '按退回意见补正材料后重新提交',
  metBy: 'resubmit',
  instances: (facts, moment) => {
    const { review, extensions, changes } = facts;
    return [
      ...(review?.returns ?? []).map((back, index, all): DutyInstance => {
        const { resubmittedOn } = back;
        const isExamined = index < all.length - 1 || review!.status === 'DECIDED' || back.examinedOn !== undefined;
        return {
          ...toCorrect(back, moment),
          // Until it is examined nobody knows whether the defects are mended; the day of submission counts.
          dischargedOn: isExamined ? resubmittedOn : undefined,
          awaits: resubmittedOn ? { what: 'REVIEW', since: resubmittedOn } : undefined,
          cancelled:
            review!.status === 'WITHDRAWN'
              ? WITHDRAWN
              : review!.status === 'DECIDED' && !resubmittedOn
                ? '审查已办结'
                : undefined,
        };
      }),
      ...changes.flatMap(({ returns, status }) =>
        returns.map((back, index, all): DutyInstance => {
          const { resubmittedOn } = back;
          const isDecided = status !== 'REQUESTED' && status !== 'RETURNED';
          const isExamined = index < all.length - 1 || (isDecided && status !== 'WITHDRAWN');
          return {
            ...toCorrect(back, moment),
            metBy: 'resubmitChange',
            dischargedOn: isExamined ? resubmittedOn : undefined,
            awaits: resubmittedOn ? { what: 'REVIEW', since: resubmittedOn } : undefined,
            cancelled: isDecided ? '变更申请已办结或者撤回' : undefined,
          };
        }),
      ),
      ...extensions.flatMap((request) => {
        const [, ...back] = askingsOf(request);
        const moot =
          request.status === 'WITHDRAWN'
            ? '申请已撤回'
            : isAcceptanceMet(facts)
              ? '已申请竣工验收或者已有验收结论'
              : undefined;
        return returnsOf(request).map((returned, index): DutyInstance => ({
          ...toCorrect(returned, moment),
          metBy: 'requestExtension',
          dischargedOn: back[index]?.on,
          cancelled: back[index] ? undefined : moot,
        }));
      }),
    ];
  },
  lest: {
    article: null,
    says: '《办法》未规定补正的后果；超过补正期限重新提交的，以重新提交之日为提交之日。',
    decidedBy: [],
  },
});

/** What decides on a submission; it may be returned once more as well. */
const DECIDES: Partial<Record<Stage, string>> = {
  DECLARED: 'list',
  OOP_REQUESTED: 'confirmFunding',
  OOP_FUNDING_CONFIRMED: 'list',
  COMBINED_REVIEW: 'approveCombinedReport',
  FEASIBILITY_REVIEW: 'approveFeasibilityReport',
  DESIGN_REVIEW: 'approveDesign',
  PLAN_DECLARED: 'includeInAnnualPlan',
  ACCEPTANCE_IN_PROGRESS: 'passAcceptance',
};

/** 审核补正材料（《办法》未定时限；我们的惯例）：silence belongs to whoever is silent. */
export const correctionReview = duty({
  name: 'CORRECTION_REVIEW',
  title: '审核补正材料',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '审核补正后重新提交的材料，作出决定或者再次退回',
  metBy: 'returnForCorrection',
  alsoMetBy: ['returnForCorrection'],
  instances: ({ review, changes }, { practice }) => {
    const due = { rule: 'workingDays', days: figuresIn(practice).correctionReviewWorkingDays } as const;
    const toExamine = ({ seq, by, resubmittedOn }: Return): DutyInstance[] =>
      resubmittedOn
        ? [
            {
              key: String(seq),
              anchor: { event: '收到补正材料', on: resubmittedOn },
              due,
              owedBy: by as Capacity,
              owedTo: ['constructionUnit'],
            },
          ]
        : [];
    return [
      ...(review?.returns ?? []).flatMap((back, index, all) =>
        toExamine(back).map((owed): DutyInstance => ({
          ...owed,
          metBy: DECIDES[review!.stage],
          dischargedOn: back.examinedOn ?? all[index + 1]?.on ?? review!.decidedOn,
          cancelled: review!.status === 'WITHDRAWN' ? WITHDRAWN : undefined,
        })),
      ),
      ...changes.flatMap(({ returns, decided, status }) =>
        returns.flatMap((back, index, all) =>
          toExamine(back).map((owed): DutyInstance => ({
            ...owed,
            metBy: 'approveChange',
            dischargedOn: all[index + 1]?.on ?? decided?.on,
            cancelled: status === 'WITHDRAWN' ? '变更申请已撤回' : undefined,
          })),
        ),
      ),
    ];
  },
  lest: { article: null, says: '《办法》未规定审核的时限，本日期为系统惯例；超过的仅作提示。', decidedBy: [] },
});
