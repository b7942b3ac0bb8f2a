// Article 28: two tracks of acceptance (T17, T20) and the filing of the result (O-3).
import { z } from 'zod';
import { act, gate, practiceGate, type Bookkeeping, type Guard } from '../act.ts';
import { date, documents } from '../../field/kinds.ts';
import type { AcceptanceRound, ProjectFacts } from '../facts.ts';
import { isUpperClass, passedAcceptance } from '../questions.ts';
import type { Stage } from '../../vocabulary.ts';
import {
  ACCEPTANCE_DOCUMENT_KINDS,
  acceptanceDocuments,
  filesItself,
  lowerClass,
  upperClass,
} from './acceptance-gates.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { openedReview } from './review.ts';
import { correctionOf } from './correctable.ts';
import { notBefore, notInFuture } from './date-gates.ts';
import { FROM_ACCEPTED } from './stage-spans.ts';

const materials = { documents: documents(ACCEPTANCE_DOCUMENT_KINDS) };
const convenedOn = date('组织验收日期', '3000万元以下的，项目建设单位组织竣工验收的当日');
const applicationInput = z.strictObject(materials);
const conveningInput = z.strictObject({ convenedOn, ...materials });
/** Which of the two it is, its class says: a guard asks for the day, or for none. */
const againInput = z.strictObject({ convenedOn: convenedOn.optional(), ...materials });
type Application = z.infer<typeof applicationInput>;
type Again = z.infer<typeof againInput>;

/** A later review takes the place of this one; by which day its application counts must not be lost with it. */
const withItsReturns = (round: AcceptanceRound, { review }: ProjectFacts): AcceptanceRound =>
  review?.stage === 'ACCEPTANCE_IN_PROGRESS' && review.status !== 'WITHDRAWN' && review.returns.length > 0
    ? { ...round, returns: review.returns }
    : round;

/**
 * A new round; an application to the bureau is also a submission under review, which may be returned for correction.
 */
function withNewRound(facts: ProjectFacts, input: Again, entry: Bookkeeping): ProjectFacts {
  const stage: Stage = 'ACCEPTANCE_IN_PROGRESS';
  const documents = citedDocuments(entry.references, input.documents);
  const opened = {
    ...facts,
    stage,
    acceptanceRounds: [
      ...facts.acceptanceRounds.map((round, at, all) => (at === all.length - 1 ? withItsReturns(round, facts) : round)),
      { convenedOn: input.convenedOn, documents, conclusion: undefined, ...entryOf(entry) },
    ],
  };
  if (!isUpperClass(facts)) return opened;
  return {
    ...opened,
    review: openedReview({ stage, documents }, entry),
  };
}

/** T17a. */
export const applyForAcceptance = act<Application>({
  name: 'applyForAcceptance',
  title: '申请竣工验收',
  undoable: true,
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['COMPLETED'],
  input: applicationInput,
  guards: [upperClass, ...acceptanceDocuments],
  apply: withNewRound,
  tells: () => ['big-data'],
});

const convened = ({ convenedOn: on }: Again) => on;
/** The day that the unit gives, before which nothing is concluded: after completion, and after a conclusion that failed. */
const CONVENING_DAY: readonly Guard<Again>[] = [
  notInFuture<Again>('convenedOnNotInFuture', '组织验收日期', convened),
  notBefore<Again>('convenedAfterCompletion', '组织验收日期', convened, {
    what: '建成日期',
    field: 'completion.completedOn',
    of: ({ completion }) => completion?.completedOn,
  }),
  notBefore<Again>('convenedAfterFailure', '组织验收日期', convened, {
    what: '上次验收结论日期',
    field: 'acceptance.concludedOn',
    of: ({ acceptanceRounds }) => acceptanceRounds.at(-1)?.conclusion?.concludedOn,
  }),
];

/** T17b. */
export const conveneAcceptance = act<z.infer<typeof conveningInput>>({
  name: 'conveneAcceptance',
  title: '组织竣工验收',
  undoable: true,
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['COMPLETED'],
  input: conveningInput,
  guards: [lowerClass, ...CONVENING_DAY, ...acceptanceDocuments],
  apply: withNewRound,
  tells: () => [],
});

const dayByClass = practiceGate<Again>(
  'input',
  'convenedOnByClass',
  '自行组织验收的，写明组织验收日期；申请市大数据发展局组织的，不填',
  ({ facts }, { convenedOn: on }) => {
    if (isUpperClass(facts))
      return on === undefined
        ? undefined
        : {
            says: '本项目由市大数据发展局组织竣工验收，组织验收日期不由项目建设单位填写。',
            remedy: '请删去「组织验收日期」后再次申请。',
            wayOut: { mend: true },
          };
    return on === undefined
      ? { says: '未写明再次组织竣工验收的日期。', remedy: '请填写「组织验收日期」。', wayOut: { mend: true } }
      : undefined;
  },
);

/** T20, for both classes: the whole list again. */
export const reapplyForAcceptance = act<Again>({
  name: 'reapplyForAcceptance',
  title: '再次申请（组织）竣工验收',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['ACCEPTANCE_REMEDIATION'],
  input: againInput,
  guards: [dayByClass, ...CONVENING_DAY, ...acceptanceDocuments],
  apply: withNewRound,
  tells: (facts) => (isUpperClass(facts) ? ['big-data'] : []),
});

const notFiledYet = practiceGate('facts', 'notFiledYet', '验收结果尚未备案', ({ facts }) =>
  facts.acceptanceFiling === undefined
    ? undefined
    : {
        says: '验收结果已报市大数据发展局备案。',
        remedy: '无须重复备案；备案日期登记有误的，请办理「更正登记内容」。',
        wayOut: { needless: true, instead: [correctionOf(facts, 'acceptance.filedOn')] },
      },
);

const acceptancePassed = gate(28, 'facts', 'acceptancePassed', '已通过竣工验收', ({ facts }) =>
  passedAcceptance(facts)
    ? undefined
    : {
        says: '尚未通过竣工验收，没有可备案的验收结果。',
        remedy: '请先办理「通过竣工验收」。',
        wayOut: { acts: ['passAcceptance'] },
      },
);

const filingInput = z.strictObject({ documents: documents(['acceptanceConclusion']) });
type Filing = z.infer<typeof filingInput>;

/** O-3. */
export const fileAcceptanceResult = act<Filing>({
  name: 'fileAcceptanceResult',
  title: '竣工验收结果备案',
  undoable: true,
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: FROM_ACCEPTED,
  input: filingInput,
  guards: [
    filesItself,
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
