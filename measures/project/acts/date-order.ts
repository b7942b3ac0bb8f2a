// Dates of a project that may not change their order, whichever of them is corrected; what is not reported binds nothing.
import { addDays, addMonths, type CalendarDate } from '../../calendar/calendar-date.ts';
import { gate } from '../act.ts';
import { dayNameOf } from '../../date-name.ts';
import type { Extension, ProjectFacts } from '../facts.ts';
import { partsOf } from '../order-parts.ts';
import { askingsOf, inUseSince, passedAcceptance, returnsOf } from '../questions.ts';
import { CORRECTABLE, CORRECTABLE_DATES, correctionOf, type Change, type CorrectableField } from './correctable.ts';

interface Pair {
  earlier: string;
  later: string;
  dates: readonly [CalendarDate | undefined, CalendarDate | undefined];
}

type DateField = keyof typeof CORRECTABLE_DATES;
// The planned day is no slip of the pen: it moves by a lawful change of the schedule, and with it would go the delay.
const PLANNED = '计划建成日期';
const SERVED = '整改要求送达日期';
const RECORDED = '验收结论登记日期';
const PROPOSED = '会同提议日期';
const APPROVED = '批复登记日期';

/** By the fields of two dates, or by what they are called where no correction reaches them. */
const named = (earlier: string, later: string, ...dates: Pair['dates']): Pair => {
  const nameOf = (one: string) => (one in CORRECTABLE_DATES ? CORRECTABLE_DATES[one as DateField].title : one);
  return { earlier: nameOf(earlier), later: nameOf(later), dates };
};

function pairsOf(facts: ProjectFacts): Pair[] {
  const { construction, trialOperation, operation, acceptanceFiling, selfEvaluation } = facts;
  const started = construction?.startedOn;
  const completed = facts.completion?.completedOn;
  const concluded = passedAcceptance(facts)?.concludedOn;
  return [
    named('construction.startedOn', PLANNED, started, construction?.plannedCompletionOn),
    named('construction.startedOn', 'trialOperation.startedOn', started, trialOperation?.startedOn),
    named('construction.startedOn', 'completion.completedOn', started, completed),
    named('trialOperation.startedOn', 'completion.completedOn', trialOperation?.startedOn, completed),
    named('construction.startedOn', 'operation.operationOn', started, operation?.operationOn),
    ...roundPairs(facts, completed),
    named('acceptance.concludedOn', 'acceptance.filedOn', concluded, acceptanceFiling?.on),
    named('acceptance.concludedOn', 'selfEvaluation.submittedOn', concluded, selfEvaluation?.on),
    named('operation.operationOn', 'selfEvaluation.submittedOn', operation?.operationOn, selfEvaluation?.on),
    ...pathPairs(facts),
    ...reportPairs(facts, started, completed),
    ...sanctionPairs(facts),
    ...suspensionPairs(facts),
    ...[...facts.proposals, ...facts.answeredProposals].flatMap(({ on, confirmed }) =>
      confirmed.map((answer) => named(PROPOSED, 'proposal.answeredOn', on, answer.on)),
    ),
    ...facts.answeredProposals.map(({ on, answered }) => named(PROPOSED, 'proposal.answeredOn', on, answered.on)),
  ];
}

const pathPairs = ({ approvals, adjustments, changes, earlierApproval, review }: ProjectFacts): Pair[] => [
  ...approvals.map(({ repliedOn, on }) => named('approval.repliedOn', APPROVED, repliedOn, on)),
  ...adjustments.map(({ on, filed }) => named('自行调整日期', 'adjustment.filedOn', on, filed?.on)),
  ...changes.flatMap(({ on, returns, decided }) => [
    named('变更申请日期', 'change.answeredOn', on, (returns[0] ?? decided)?.on),
    ...returns.flatMap((back, index, all) => [
      named('change.answeredOn', 'change.resubmittedOn', back.on, back.resubmittedOn),
      named('change.resubmittedOn', 'change.answeredOn', back.resubmittedOn, (all[index + 1] ?? decided)?.on),
    ]),
  ]),
  named('既有批复登记日期', 'earlierApproval.confirmedOn', earlierApproval?.on, earlierApproval?.confirmation?.on),
  ...(review?.returns ?? []).map(({ resubmittedOn, examinedOn }) =>
    named('review.resubmittedOn', 'review.examinedOn', resubmittedOn, examinedOn),
  ),
];

const roundPairs = ({ acceptanceRounds, review }: ProjectFacts, completed: CalendarDate | undefined): Pair[] => [
  ...acceptanceRounds.flatMap(({ on, convenedOn, conclusion }, index): Pair[] => {
    const begins = convenedOn === undefined ? 'acceptance.appliedOn' : 'acceptance.convenedOn';
    const begun = convenedOn ?? on;
    return [
      named('completion.completedOn', begins, completed, begun),
      named('acceptance.convenedOn', 'acceptance.appliedOn', convenedOn, on),
      named(begins, 'acceptance.concludedOn', begun, conclusion?.concludedOn),
      named(
        'acceptance.concludedOn',
        begins,
        acceptanceRounds[index - 1]?.conclusion?.concludedOn,
        index > 0 ? begun : undefined,
      ),
    ];
  }),
  ...(review?.returns ?? []).flatMap(({ on, resubmittedOn }, index, all) => [
    named('review.returnedOn', 'review.resubmittedOn', on, resubmittedOn),
    named('review.resubmittedOn', 'review.returnedOn', resubmittedOn, all[index + 1]?.on),
    named('review.resubmittedOn', 'review.decidedOn', resubmittedOn, review?.decidedOn),
  ]),
  ...acceptanceRounds.map(({ conclusion }) =>
    named(RECORDED, 'acceptance.dateConfirmedOn', conclusion?.on, conclusion?.dateConfirmation?.on),
  ),
];

const requestPairs = (request: Extension): Pair[] => {
  const returns = returnsOf(request);
  return askingsOf(request).flatMap(({ on }, index) => {
    const asked = index === 0 ? 'extension.requestedOn' : 'extension.resubmittedOn';
    return [
      named('extension.answeredOn', asked, returns[index - 1]?.on, on),
      named(asked, 'extension.answeredOn', on, (returns[index] ?? request.decided)?.on),
    ];
  });
};

const reportPairs = (
  { yearEndReports, problems, extensions, rectifications }: ProjectFacts,
  started: CalendarDate | undefined,
  completed: CalendarDate | undefined,
): Pair[] => [
  ...Object.values(yearEndReports).map(({ on }) =>
    named('construction.startedOn', 'yearEndReport.submittedOn', started, on),
  ),
  ...problems.map(({ noticedOn, on }) => named('发现日期', 'problem.reportedOn', noticedOn, on)),
  ...extensions.map(({ on }) => named('completion.completedOn', 'extension.requestedOn', completed, on)),
  ...extensions.flatMap(requestPairs),
  ...rectifications
    .flatMap(partsOf)
    .flatMap(({ dates, submissions, findings }) =>
      submissions.flatMap(({ seq, on }) => [
        named(SERVED, 'rectification.submittedOn', dates.findLast((set) => set.seq < seq)?.servedOn, on),
        named(
          'rectification.submittedOn',
          'rectification.foundOn',
          on,
          findings.find((finding) => finding.seq > seq)?.on,
        ),
      ]),
    ),
];

/** Case 44a: what is completed while construction is suspended was completed before. */
const suspensionPairs = ({ sanctions, completion }: ProjectFacts): Pair[] =>
  sanctions.flatMap(({ kind, from, lifted }) =>
    kind === 'SUSPENSION' && completion && !(lifted && lifted.on <= completion.completedOn)
      ? [named('completion.completedOn', '暂停项目建设的前一日', completion.completedOn, addDays(from, -1))]
      : [],
  );

const sanctionPairs = ({
  sanctions,
  informationRequests,
  terminationRequests,
  terminated,
  finalReport,
}: ProjectFacts): Pair[] => [
  ...terminationRequests.map(({ on, decided }) => named('终止申请日期', 'termination.answeredOn', on, decided?.on)),
  ...sanctions
    .filter(({ kind }) => kind === 'SUSPENSION')
    .flatMap(({ from, reviews = [], lifted }) =>
      [...reviews, ...(lifted ? [lifted] : [])].map(({ on }, index) =>
        named(
          index === 0 ? 'suspension.from' : 'suspension.reviewedOn',
          'suspension.reviewedOn',
          reviews[index - 1]?.on ?? from,
          on,
        ),
      ),
    ),
  ...informationRequests.map(({ on, answered }) =>
    named('资料和情况的调取日期', 'information.answeredOn', on, answered?.on),
  ),
  named('terminated.on', 'finalReport.submittedOn', terminated?.on, finalReport?.on),
];

const isWrong = ({ dates: [from, to] }: Pair): boolean => from !== undefined && to !== undefined && from > to;
const written = ({ earlier, later, dates }: Pair): string => [earlier, later, ...dates].join('|');

/** Titles of the first two dates that a correction would bring into the wrong order. */
export function disorderOf(before: ProjectFacts, after: ProjectFacts): Pair | undefined {
  const wrongBefore = pairsOf(before).filter(isWrong).map(written);
  return pairsOf(after).find((pair) => isWrong(pair) && !wrongBefore.includes(written(pair)));
}

/** Article 30: no correction opens the window before the report that is in, or brings the report before its window. */
export const keepsWindow = gate<Change & { field: CorrectableField }>(
  30,
  'input',
  'keepsWindow',
  '更正后自评价报告不早于通过验收并投入运行后满12个月',
  ({ facts }, { field, to, of }) => {
    const corrected = CORRECTABLE[field].set(facts, to, of);
    const { selfEvaluation } = corrected;
    const inUse = inUseSince(corrected);
    if (!selfEvaluation || !inUse) return undefined;
    const opensOn = addMonths(inUse.on, 12);
    return opensOn <= selfEvaluation.on
      ? undefined
      : {
          says: `更正后自评价自${dayNameOf(opensOn)}起方可提交，自评价报告报送日期${dayNameOf(selfEvaluation.on)}早于该日。`,
          remedy: '请核对各项日期；自评价报告报送日期登记有误的，请先以「更正登记内容」更正该日期。',
          wayOut: { mend: true, acts: [correctionOf(facts, 'selfEvaluation.submittedOn')] },
        };
  },
);
