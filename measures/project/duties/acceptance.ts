// 第二十八条：竣工验收。Two different duties of half a year, discharged by different events; the extension has no number in the
// text.
import { periodEnd } from '../../calendar/period.ts';
import type { Moment } from '../../moment.ts';
import { duty, type DutyInstance, type DutyName } from '../duty.ts';
import type { AcceptanceRound, ProjectFacts } from '../facts.ts';
import { figuresIn } from '../figures.ts';
import {
  countedOn,
  grantedExtensions,
  isConstructionKind,
  isOrderedAbout,
  isOrganisedByUnit,
  isUpperClass,
} from '../questions.ts';
import { lastDayToCorrect } from './correction.ts';
import { extended, pendingExtension } from './extension.ts';

const HALF_A_YEAR = 6; // 「建成后半年内」, 半年 = 6 months by the counting rule of the Civil Code, art. 202, used by analogy
const WITHIN_HALF_A_YEAR = { rule: 'months', months: HALF_A_YEAR, rolling: 'FORWARD' } as const;

/** 第二十八条第一款：3000万元（含）以上，建成后半年内向市大数据发展局申请竣工验收。 */
export const acceptanceApplication = duty({
  name: 'ACCEPTANCE_APPLICATION',
  title: '申请竣工验收',
  article: 28,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'constructionUnit',
  toDo: '向市大数据发展局申请组织竣工验收，并附项目建设总结、财务报告、审计报告、安全风险评估报告（包括网络安全等级保护测评报告、备案证明）、密码应用安全性评估报告、数据字典等材料',
  metBy: 'applyForAcceptance',
  quotation: '28.1',
  mayBeExtended,
  instances: (facts, moment) =>
    isUpperClass(facts) ? clock(facts, moment, 'ACCEPTANCE_APPLICATION', firstApplication(facts, moment)) : [],
  lest: {
    article: 35,
    says: '超过法定期限未申请竣工验收的，监督管理部门应当要求限期整改；逾期不整改或者整改后仍不符合要求的，市发展改革委、市财政局可以通报批评、暂缓安排投资计划等。',
    decidedBy: ['big-data'],
  },
});

/** 第二十八条第一款：3000万元以下，建成后半年内由项目建设单位组织竣工验收。 */
export const acceptanceOrganisation = duty({
  name: 'ACCEPTANCE_ORGANISATION',
  title: '组织竣工验收',
  article: 28,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'constructionUnit',
  toDo: '自行组织竣工验收并形成验收结论，验收材料要求与3000万元（含）以上项目一致',
  metBy: 'conveneAcceptance',
  countsByItsOwnDay: true,
  quotation: '28.2',
  mayBeExtended,
  instances: (facts, moment) =>
    isUpperClass(facts) ? [] : clock(facts, moment, 'ACCEPTANCE_ORGANISATION', firstConclusion(facts, moment)),
  lest: {
    article: 35,
    says: '超过法定期限未组织竣工验收的，监督管理部门应当要求限期整改；逾期不整改或者整改后仍不符合要求的，市发展改革委、市财政局可以通报批评、暂缓安排投资计划等。',
    decidedBy: ['big-data'],
  },
});

/** O-9 is a sentence in the later reminders of acceptance, while nothing has been asked. */
function mayBeExtended(facts: ProjectFacts, daysLeft: number): boolean {
  return daysLeft <= 31 && !facts.extensions.some(({ status }) => status === 'REQUESTED');
}

function clock(
  facts: ProjectFacts,
  moment: Moment,
  name: DutyName,
  isMet: Pick<DutyInstance, 'dischargedOn' | 'awaits' | 'metBy'> | undefined,
): DutyInstance[] {
  const { completion } = facts;
  if (!completion || !isConstructionKind(facts)) return [];
  const anchor = { event: '项目建成', on: completion.completedOn };
  const halfYear = periodEnd(WITHIN_HALF_A_YEAR, anchor, moment.calendar).effectiveOn;
  const { lastDay, lateBefore, rests } = extended(facts, halfYear, moment);
  // An extension never shortens: where a corrected completion moves the half year past it, the half year counts.
  const isExtended = lastDay > halfYear;
  const awaits = laterOf(isMet?.awaits, pendingExtension(facts, moment, isMet?.dischargedOn));
  const key = String(completion.seq);
  return [
    {
      key,
      anchor,
      due: isExtended ? { rule: 'fixed', on: lastDay, ...rests } : WITHIN_HALF_A_YEAR,
      // The latest date a first extension may run to: as long again as the period itself [D].
      limit: { rule: 'months', months: HALF_A_YEAR + figuresIn(moment.practice).extensionMaxMonths, rolling: 'NONE' },
      owedTo: ['big-data'],
      movedByDecision: decidedOn(facts, moment.today, isExtended),
      dueBasis: isExtended ? 'decided' : 'law',
      lateBefore,
      isOrdered: isOrderedAbout(facts, name, key),
      dischargedOn: isMet?.dischargedOn,
      metBy: isMet?.metBy,
      // What comes after the date stops nothing (case 38).
      awaits:
        awaits?.what === 'DATE_CONFIRMATION' || (awaits && (awaits.countsFrom ?? awaits.since) <= lastDay)
          ? awaits
          : undefined,
    },
  ];
}

/** An extension that holds was granted, or one was revoked, on this day: the decision itself tells the date. */
function decidedOn(facts: ProjectFacts, today: string, isExtended: boolean): DutyInstance['movedByDecision'] {
  if (isExtended && grantedExtensions(facts).at(-1)?.decided?.on === today) return true;
  return facts.extensions.some(({ revoked }) => revoked?.on === today) && '准予延期已撤销';
}

/** Of two things that wait the one that waits longer: without an end, for ever. */
const laterOf = (one: DutyInstance['awaits'], other: DutyInstance['awaits']): DutyInstance['awaits'] =>
  !one || !other
    ? (one ?? other)
    : one.until === undefined || (other.until !== undefined && one.until >= other.until)
      ? one
      : other;

/**
 * Case 35: an application returned for correction keeps its first date if each correction came in time.
 * QUESTION(article 28, firstApplication): the text knows no return.
 */
function firstApplication(facts: ProjectFacts, moment: Moment): Parameters<typeof clock>[3] {
  const first = facts.acceptanceRounds[0];
  if (!first) return undefined;
  // Convened by the unit while its total was below: no application, but concluded it is done.
  if (isOrganisedByUnit(first)) return first.conclusion && { dischargedOn: countedOn(first.conclusion) };
  const { review } = facts;
  const isUnderReview =
    review?.stage === 'ACCEPTANCE_IN_PROGRESS' && review.status !== 'WITHDRAWN' && facts.acceptanceRounds.length === 1;
  const returns = isUnderReview ? review.returns : (first.returns ?? []);
  const late = returns.findLast(
    ({ resubmittedOn, ...back }) => resubmittedOn && resubmittedOn > lastDayToCorrect(back, moment),
  );
  const since = late?.resubmittedOn ?? first.on;
  const open = returns.find(({ resubmittedOn }) => !resubmittedOn);
  return open
    ? { metBy: 'resubmit', awaits: { what: 'CORRECTION', since, until: lastDayToCorrect(open, moment) } }
    : { dischargedOn: since };
}

/**
 * Case 34: convening is not enough, a conclusion is needed [D]; case 36: a failed one discharges too, O-18 follows.
 * QUESTION(article 28, organisedWhen): the text does not say with what acceptance is organised. What is owed is to organise, so the conclusion's own date counts; one recorded long after it is confirmed first.
 */
function firstConclusion(facts: ProjectFacts, moment: Moment): Parameters<typeof clock>[3] {
  const round = facts.acceptanceRounds[0];
  if (!round) return undefined;
  const { conclusion } = round;
  // Applied for while its total was above: by applying the unit has done its part.
  if (!isOrganisedByUnit(round)) return { dischargedOn: round.on };
  if (!conclusion) return { metBy: 'passAcceptance' };
  return isToBeConfirmed(conclusion, moment)
    ? {
        metBy: 'confirmConclusionDate',
        awaits: { what: 'DATE_CONFIRMATION', since: conclusion.on, countsFrom: conclusion.concludedOn },
      }
    : { dischargedOn: countedOn(conclusion) };
}

type Conclusion = NonNullable<AcceptanceRound['conclusion']>;

/** Of a conclusion that the unit drew itself and recorded long after its day. */
function isRecordedLate(
  { on, concludedOn, recordedWithinWorkingDays }: Conclusion,
  { practice, calendar }: Moment,
): boolean {
  const days = recordedWithinWorkingDays ?? figuresIn(practice).conclusionRecordedWorkingDays;
  const anchor = { event: '验收结论作出', on: concludedOn };
  return on > periodEnd({ rule: 'workingDays', days }, anchor, calendar).effectiveOn;
}

const isToBeConfirmed = (conclusion: Conclusion, moment: Moment): boolean =>
  !conclusion.dateConfirmation && isRecordedLate(conclusion, moment);

/** 确认验收结论日期（《办法》未作规定；我们的惯例）：a date that takes lateness away is not the unit's word alone. */
export const conclusionDateConfirmation = duty({
  name: 'CONCLUSION_DATE_CONFIRMATION',
  title: '确认验收结论日期',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '对项目建设单位迟延登记的验收结论，核对材料，确认或者不予确认其结论日期',
  metBy: 'confirmConclusionDate',
  instances: ({ acceptanceRounds }, moment) =>
    acceptanceRounds.filter(isOrganisedByUnit).flatMap(({ conclusion }): DutyInstance[] =>
      conclusion && isRecordedLate(conclusion, moment)
        ? [
            {
              key: String(conclusion.seq),
              anchor: { event: '登记验收结论', on: conclusion.on },
              due: { rule: 'workingDays', days: figuresIn(moment.practice).conclusionDateConfirmationWorkingDays },
              owedTo: ['constructionUnit'],
              dischargedOn: conclusion.dateConfirmation?.on,
            },
          ]
        : [],
    ),
  lest: { article: null, says: '《办法》未作规定；确认以前，系统不对项目建设单位起草限期整改文书。', decidedBy: [] },
});
