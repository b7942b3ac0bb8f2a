// Article 28: two tracks of acceptance (T17-T20) and the filing of the result (O-3).
import { z } from 'zod';
import type { Entry } from '../../dossier.ts';
import { overtaken } from '../../proposal.ts';
import { act, gate, practiceGate, type Bookkeeping } from '../act.ts';
import { decision } from '../decision.ts';
import { date, documents, group, reason, text } from '../../field/kinds.ts';
import type { AcceptanceRound, ProjectFacts } from '../facts.ts';
import { isUpperClass, passedAcceptance } from '../questions.ts';
import { ACCEPTANCE_CONTENT_NAMES, type AcceptanceContent, type Capacity, type Stage } from '../../vocabulary.ts';
import {
  ACCEPTANCE_DOCUMENT_KINDS,
  acceptanceContents,
  acceptanceDocuments,
  lowerClass,
  notReturned,
  upperClass,
} from './acceptance-gates.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { inFuture, notBefore, notInFuture } from './date-gates.ts';
import { FROM_ACCEPTED } from './stage-spans.ts';
import { onRestDay } from './warnings.ts';

const applicationInput = z.strictObject({ documents: documents(ACCEPTANCE_DOCUMENT_KINDS) });
type Application = z.infer<typeof applicationInput>;

/**
 * A new round; an application to the bureau is also a submission under review, which may be returned for correction.
 */
function withNewRound(facts: ProjectFacts, input: Application, entry: Bookkeeping): ProjectFacts {
  const stage: Stage = 'ACCEPTANCE_IN_PROGRESS';
  const documents = citedDocuments(entry.references, input.documents);
  const opened = {
    ...facts,
    stage,
    acceptanceRounds: [...facts.acceptanceRounds, { documents, conclusion: undefined, ...entryOf(entry) }],
  };
  if (!isUpperClass(facts)) return opened;
  return {
    ...opened,
    review: {
      seq: entry.seq,
      on: entry.receivedOn,
      stage,
      version: 1,
      status: 'PENDING',
      documents,
      chapters: [],
      opinions: {},
      returns: [],
    },
  };
}

/** T17a. */
export const applyForAcceptance = act<Application>({
  name: 'applyForAcceptance',
  title: '申请竣工验收',
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['COMPLETED'],
  input: applicationInput,
  guards: [upperClass, ...acceptanceDocuments],
  apply: withNewRound,
  tells: () => ['big-data'],
});

/** T17b. */
export const conveneAcceptance = act<Application>({
  name: 'conveneAcceptance',
  title: '组织竣工验收',
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['COMPLETED'],
  input: applicationInput,
  guards: [lowerClass, ...acceptanceDocuments],
  apply: withNewRound,
  tells: () => [],
});

/** T20, for both classes: the whole list again. */
export const reapplyForAcceptance = act<Application>({
  name: 'reapplyForAcceptance',
  title: '再次申请（组织）竣工验收',
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['ACCEPTANCE_REMEDIATION'],
  input: applicationInput,
  guards: acceptanceDocuments,
  apply: withNewRound,
  tells: (facts) => (isUpperClass(facts) ? ['big-data'] : []),
});

// QUESTION(article 28, acceptingOnesOwn): where big-data itself builds, it would accept its own project; development-reform confirms with
// it (case 43).
const acceptsItsOwn = (facts: ProjectFacts): boolean =>
  isUpperClass(facts) && facts.parties.constructionUnit === 'big-data';
const concludedBy = (facts: ProjectFacts): readonly Capacity[] =>
  acceptsItsOwn(facts) ? ['big-data', 'development-reform'] : isUpperClass(facts) ? ['big-data'] : ['constructionUnit'];
const concludedTogether = (facts: ProjectFacts) =>
  acceptsItsOwn(facts) ? (['big-data', 'development-reform'] as const) : undefined;
/** The other side of a conclusion; of one's own conclusion big-data hears by the filing, or because it failed. */
const otherSide = (facts: ProjectFacts): readonly Capacity[] => (isUpperClass(facts) ? ['constructionUnit'] : []);

type Conclusion = NonNullable<AcceptanceRound['conclusion']>;

const CONCLUSIONS: readonly string[] = ['passAcceptance', 'failAcceptance'];

function withConclusion(
  facts: ProjectFacts,
  stage: Stage,
  said: Omit<Conclusion, keyof Entry>,
  entry: Bookkeeping,
): ProjectFacts {
  const conclusion = { ...said, ...entryOf(entry) };
  const review = facts.review?.stage === facts.stage ? { ...facts.review, status: 'DECIDED' as const } : facts.review;
  const acceptanceRounds = facts.acceptanceRounds.map((round, at) =>
    at === facts.acceptanceRounds.length - 1 ? { ...round, conclusion } : round,
  );
  const settled = overtaken(facts, entry, ({ act: proposed }) => CONCLUSIONS.includes(proposed));
  return { ...settled, stage, acceptanceRounds, review };
}

const CONCLUSION_DATES = [
  notInFuture<{ concludedOn: string }>('concludedOnNotInFuture', '验收结论日期', ({ concludedOn }) => concludedOn),
  notBefore<{ concludedOn: string }>('concludedAfterCompletion', '验收结论日期', ({ concludedOn }) => concludedOn, {
    what: '建成日期',
    of: ({ completion }) => completion?.completedOn,
  }),
  notBefore<{ concludedOn: string }>('concludedAfterFailure', '验收结论日期', ({ concludedOn }) => concludedOn, {
    what: '上次验收结论日期',
    of: ({ acceptanceRounds }) => acceptanceRounds.at(-2)?.conclusion?.concludedOn,
  }),
];

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
  by: ['big-data', 'constructionUnit', 'development-reform'],
  byHere: concludedBy,
  jointly: concludedTogether,
  at: ['ACCEPTANCE_IN_PROGRESS'],
  input: passInput,
  guards: [
    notReturned,
    ...CONCLUSION_DATES,
    ...acceptanceContents,
    requireDocuments(28, 'acceptanceConclusion', ['acceptanceConclusion']),
    documentsOnRecord,
  ],
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

/** T19. The day of the next application is a person's; our practice suggests three months. */
export const failAcceptance = decision<Fail>({
  name: 'failAcceptance',
  title: '未通过竣工验收',
  article: null,
  basis: 'practice',
  by: ['big-data', 'constructionUnit', 'development-reform'],
  byHere: concludedBy,
  jointly: concludedTogether,
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
  warnings: (ground, { reapplyOn }) => onRestDay(ground, '再次申请（组织）验收的日期', reapplyOn),
  tells: (facts) => (isUpperClass(facts) ? ['constructionUnit'] : ['big-data']),
});

const notFiledYet = practiceGate('facts', 'notFiledYet', '验收结果尚未备案', ({ facts }) =>
  facts.acceptanceFiling === undefined
    ? undefined
    : { says: '验收结果已报市大数据发展局备案。', remedy: '无须重复备案；登记有误的，请办理更正。' },
);

const acceptancePassed = gate(28, 'facts', 'acceptancePassed', '已通过竣工验收', ({ facts }) =>
  passedAcceptance(facts)
    ? undefined
    : { says: '尚未通过竣工验收，没有可备案的验收结果。', remedy: '请先办结竣工验收。' },
);

const filingInput = z.strictObject({ documents: documents(['acceptanceConclusion']) });
type Filing = z.infer<typeof filingInput>;

/** O-3. */
export const fileAcceptanceResult = act<Filing>({
  name: 'fileAcceptanceResult',
  title: '报备竣工验收结果',
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: FROM_ACCEPTED,
  input: filingInput,
  guards: [
    lowerClass,
    acceptancePassed,
    notFiledYet,
    requireDocuments(28, 'acceptanceConclusion', ['acceptanceConclusion']),
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => ({
    ...facts,
    acceptanceFiling: { documents: citedDocuments(entry.references, input.documents), ...entryOf(entry) },
  }),
  tells: () => ['big-data'],
});
