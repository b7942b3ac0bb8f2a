// Article 28: what an acceptance comes to (T18, T19), and the word of big-data on a conclusion that was recorded late.
import { z } from 'zod';
import { addDays, addMonths, type CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import type { Entry, Proposal } from '../../dossier.ts';
import { entryOf } from '../../entry.ts';
import { date, documents, group, reason, text } from '../../field/kinds.ts';
import { ACCEPTANCE_CONTENT_NAMES, type AcceptanceContent, type Capacity, type Stage } from '../../vocabulary.ts';
import type { WarningGround } from '../../act.ts';
import type { Bookkeeping, Warning } from '../act.ts';
import { decision } from '../decision.ts';
import type { AcceptanceRound, ProjectFacts } from '../facts.ts';
import { figureKept, figuresIn } from '../figures.ts';
import { isUpperClass } from '../questions.ts';
import { acceptanceContents, notReturned } from './acceptance-gates.ts';
import { inFuture, notBefore, notInFuture } from './date-gates.ts';
import { requireDocuments } from './document-gates.ts';
import { decidedReview } from './review.ts';
import { confirmersOf, onRestDay } from './warnings.ts';

// QUESTION(article 28, acceptingOnesOwn): where big-data itself builds, it would accept its own project;
// development-reform confirms with it (case 43).
const organiser = (facts: ProjectFacts) => (isUpperClass(facts) ? ('big-data' as const) : undefined);
const concludedBy = (facts: ProjectFacts): readonly Capacity[] => [organiser(facts) ?? 'constructionUnit'];
/** The other side of a conclusion; of one's own conclusion big-data hears by the filing, or because it failed. */
const otherSide = (facts: ProjectFacts): readonly Capacity[] => (isUpperClass(facts) ? ['constructionUnit'] : []);

type Conclusion = NonNullable<AcceptanceRound['conclusion']>;
type Dated = { concludedOn: CalendarDate };

const settles = ({ act: proposed }: Proposal): boolean => ['passAcceptance', 'failAcceptance'].includes(proposed);

function withConclusion(
  facts: ProjectFacts,
  stage: Stage,
  said: Omit<Conclusion, keyof Entry>,
  entry: Bookkeeping,
): ProjectFacts {
  // Of a joint act the entry names who went along; who concluded is another matter.
  const by = organiser(facts) ?? facts.parties.constructionUnit;
  const agreedBy = entry.by === by ? undefined : entry.by;
  const recordedWithinWorkingDays = figureKept(entry, 'conclusionRecordedWorkingDays');
  const kept = { recordedWithinWorkingDays, dateConfirmation: undefined };
  const conclusion = { ...said, ...kept, ...entryOf(entry), by, agreedBy };
  const review = facts.review?.stage === facts.stage ? decidedReview(facts, entry) : facts.review;
  const acceptanceRounds = facts.acceptanceRounds.map((round, at) =>
    at === facts.acceptanceRounds.length - 1 ? { ...round, conclusion } : round,
  );
  return { ...facts, stage, acceptanceRounds, review };
}

/** The day from which big-data had the whole application of this round before it; where the unit convened, none. */
function applicationReceivedOn({ acceptanceRounds, review }: ProjectFacts): CalendarDate | undefined {
  const round = acceptanceRounds.at(-1);
  if (!round || round.convenedOn !== undefined) return undefined;
  const again = review?.stage === 'ACCEPTANCE_IN_PROGRESS' ? review.returns.at(-1)?.resubmittedOn : undefined;
  return again !== undefined && again > round.on ? again : round.on;
}

const concluded = ({ concludedOn }: Dated) => concludedOn;
const notConcludedBefore = (name: string, what: string, of: (facts: ProjectFacts) => CalendarDate | undefined) =>
  notBefore<Dated>(name, '验收结论日期', concluded, { what, of });
const CONCLUSION_DATES = [
  notInFuture<Dated>('concludedOnNotInFuture', '验收结论日期', concluded),
  notConcludedBefore('concludedAfterCompletion', '建成日期', ({ completion }) => completion?.completedOn),
  notConcludedBefore('concludedAfterApplication', '收到验收申请（补正的，为重新提交）之日', applicationReceivedOn),
  notConcludedBefore('concludedAfterConvening', '组织验收日期', (facts) => facts.acceptanceRounds.at(-1)?.convenedOn),
  notConcludedBefore(
    'concludedAfterFailure',
    '上次验收结论日期',
    ({ acceptanceRounds }) => acceptanceRounds.at(-2)?.conclusion?.concludedOn,
  ),
];

/**
 * Big-data dates its own conclusions, and the window of self-evaluation (article 30) counts from that date: what was
 * concluded long ago may have been dated wrongly. Of a unit's own conclusion big-data confirms the date instead.
 */
function concludedLongAgo({ facts, moment }: WarningGround<ProjectFacts>, { concludedOn }: Dated): Warning[] {
  const days = figuresIn(moment.practice).instrumentAgeDays;
  if (!isUpperClass(facts) || concludedOn >= addDays(moment.today, -days)) return [];
  const says = `验收结论日期${dayNameOf(concludedOn)}距办理当日超过${days}天，自评价的起止时间自该日起算；请核对结论日期。`;
  return [{ code: 'concludedLongAgo', article: 30, says }];
}

const recorded = (content: AcceptanceContent) => text(ACCEPTANCE_CONTENT_NAMES[content]).optional();
const passInput = z.strictObject({
  concludedOn: date('验收结论日期'),
  checklist: group('验收重要内容', {
    productSecurity: recorded('productSecurity'),
    cryptographyUse: recorded('cryptographyUse'),
    energyEfficiency: recorded('energyEfficiency'),
    sharingScope: recorded('sharingScope'),
    networkSecurity: recorded('networkSecurity'),
  } satisfies Record<AcceptanceContent, unknown>),
  documents: documents(['acceptanceConclusion']),
});
type Pass = z.infer<typeof passInput>;

/** T18. */
export const passAcceptance = decision<Pass>({
  name: 'passAcceptance',
  title: '通过竣工验收',
  article: 28,
  basis: 'law',
  by: ['big-data', 'constructionUnit'],
  byHere: concludedBy,
  deciderLookedOver: organiser,
  settles,
  at: ['ACCEPTANCE_IN_PROGRESS'],
  input: passInput,
  guards: [
    notReturned,
    ...CONCLUSION_DATES,
    ...acceptanceContents,
    requireDocuments(28, 'acceptanceConclusion', ['acceptanceConclusion']),
    documentsOnRecord,
  ],
  warnings: concludedLongAgo,
  keepsFigures: true,
  apply: (facts, { concludedOn, checklist, documents: ids }, entry) =>
    withConclusion(
      facts,
      'ACCEPTED',
      {
        passed: true,
        concludedOn,
        checklist,
        documents: citedDocuments(entry.references, ids),
      },
      entry,
    ),
  tells: otherSide,
});

const failInput = z.strictObject({
  concludedOn: date('验收结论日期'),
  reason,
  reapplyOn: date('再次申请（组织）验收的日期'),
  documents: documents(['acceptanceConclusion']),
});
type Fail = z.infer<typeof failInput>;

/** O-18: what our practice suggests; a unit that gives itself longer needs big-data. No figure: whoever acts together is settled without the practice. */
const REAPPLY_WITHIN_MONTHS = 3;

const givesItselfLong = (facts: ProjectFacts, { concludedOn, reapplyOn }: Partial<Fail>): boolean =>
  !isUpperClass(facts) &&
  concludedOn !== undefined &&
  reapplyOn !== undefined &&
  reapplyOn > addMonths(concludedOn, REAPPLY_WITHIN_MONTHS);
const withBigData = (facts: ProjectFacts): readonly Capacity[] => [
  'constructionUnit',
  ...confirmersOf(facts, 'big-data'),
];

/** What big-data is asked to go along with: before there is an input, it is among those who may act. */
const proposedFailure = ({ proposals }: ProjectFacts) =>
  proposals.find(({ act: proposed }) => proposed === 'failAcceptance')?.input as Fail | undefined;

/** Case 37: the bureau is prompted, whoever concluded; the unit needs no word on what others may do. */
function failedTwice({ facts }: WarningGround<ProjectFacts>): Warning[] {
  const before = facts.acceptanceRounds.filter(({ conclusion }) => conclusion?.passed === false).length;
  if (before === 0) return [];
  const says = `本项目竣工验收已${before + 1}次未通过，请市大数据发展局研究是否依照第三十五条要求限期整改。`;
  return [{ code: 'failedTwice', article: 35, says, to: 'big-data' }];
}

/** T19. The day of the next application is a person's; our practice suggests three months. */
export const failAcceptance = decision<Fail>({
  name: 'failAcceptance',
  title: '未通过竣工验收',
  article: null,
  basis: 'practice',
  by: ['big-data', 'constructionUnit'],
  byHere: (facts, input) => {
    const said = input ?? proposedFailure(facts);
    return said && givesItselfLong(facts, said) ? withBigData(facts) : concludedBy(facts);
  },
  jointly: (facts, input) => (givesItselfLong(facts, input) ? withBigData(facts) : undefined),
  deciderLookedOver: organiser,
  settles,
  at: ['ACCEPTANCE_IN_PROGRESS'],
  input: failInput,
  guards: [
    notReturned,
    ...CONCLUSION_DATES,
    inFuture('reapplyOnInFuture', '再次申请（组织）验收的日期', ({ reapplyOn }) => reapplyOn),
    documentsOnRecord,
  ],
  apply: (facts, { concludedOn, reason: why, reapplyOn, documents: ids }, entry) =>
    withConclusion(
      facts,
      'ACCEPTANCE_REMEDIATION',
      {
        passed: false,
        concludedOn,
        reason: why,
        reapplyOn,
        documents: citedDocuments(entry.references, ids),
      },
      entry,
    ),
  keepsFigures: true,
  warnings: (ground, failed) => [
    ...onRestDay(ground, '再次申请（组织）验收的日期', failed.reapplyOn),
    ...concludedLongAgo(ground, failed),
    ...failedTwice(ground),
  ],
  tells: (facts) => (isUpperClass(facts) ? ['constructionUnit'] : ['big-data']),
});
