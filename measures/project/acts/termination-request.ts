// X4: what was approved is given up on the unit's own request, with the consent of development-reform; the text is silent.
// Beside `terminate` (article 35) it is no measure: it answers no order, takes no second authority and stands among no
// sanctions. Either may come while the other is under way; whichever takes effect first settles the other.
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import type { Proposal } from '../../dossier.ts';
import { entryOf } from '../../entry.ts';
import { documents, reason } from '../../field/kinds.ts';
import { overtaken } from '../../proposal.ts';
import type { RectificationGround } from '../../vocabulary.ts';
import { act, practiceGate, type Guard, type Warning } from '../act.ts';
import { decision } from '../decision.ts';
import type { ProjectFacts } from '../facts.ts';
import type { TerminationRequest } from '../path-facts.ts';
import { openRectifications, openTerminationRequest } from '../questions.ts';
import { requireDocuments } from './document-gates.ts';
import { givenUpOtherwise, isTerminable } from './giving-up.ts';
import { decidedReview } from './review.ts';
import { TERMINABLE } from './stage-spans.ts';

const OUTLIVES_TERMINATION: readonly string[] = [
  'orderRectification',
  'orderAgain',
  'changeRectificationDate',
  'withdrawRectification',
  'correct',
];

/** Nobody can go along with it once the project is given up: an order of article 24 is for what is being built. */
export const endsWithProject = ({ act: proposed, input }: Proposal): boolean =>
  !OUTLIVES_TERMINATION.includes(proposed) ||
  (proposed === 'orderRectification' && (input as { ground: RectificationGround }).ground === 'ART24');

/** Requests with the open one otherwise. */
export const withTerminationRequest = (
  facts: ProjectFacts,
  change: (open: TerminationRequest) => TerminationRequest,
): TerminationRequest[] => {
  const open = openTerminationRequest(facts);
  return facts.terminationRequests.map((one) => (one === open ? change(one) : one));
};

const terminable: Guard<unknown> = practiceGate(
  'facts',
  'terminable',
  '项目已经批复，或者已纳入年度投资计划',
  ({ facts }) =>
    isTerminable(facts) ? undefined : { says: '项目尚未批复，也未纳入年度投资计划。', ...givenUpOtherwise(facts)! },
);

const notRequestedYet: Guard<unknown> = practiceGate(
  'facts',
  'notRequestedYet',
  '没有尚待决定的终止申请',
  ({ facts }) => {
    const open = openTerminationRequest(facts);
    return (
      open && {
        says: `终止项目实施的申请（台账第${open.seq}号）已经提出，正待市发展改革委决定。`,
        remedy: '无须重复申请；不再申请终止的，请办理「撤回终止申请」。',
        wayOut: { needless: true, acts: ['withdrawTermination'] },
      }
    );
  },
);

const terminationRequested: Guard<unknown> = practiceGate(
  'facts',
  'terminationRequested',
  '有尚待决定的终止申请',
  ({ facts }) =>
    openTerminationRequest(facts)
      ? undefined
      : {
          says: '本项目没有尚待决定的终止申请。',
          remedy: '无须办理；确需终止的，由项目建设单位先行申请。',
          wayOut: { needless: true },
        },
);

const requestInput = z.strictObject({ reason, documents: documents(['terminationRequest']) });

export const requestTermination = act<z.infer<typeof requestInput>>({
  name: 'requestTermination',
  title: '申请终止项目实施',
  article: null,
  basis: 'practice',
  undoable: true,
  by: ['constructionUnit'],
  at: TERMINABLE,
  elsewhere: givenUpOtherwise,
  input: requestInput,
  guards: [
    terminable,
    notRequestedYet,
    requireDocuments(null, 'terminationRequest', ['terminationRequest']),
    documentsOnRecord,
  ],
  apply: (facts, { reason: why, documents: ids }, entry) => ({
    ...facts,
    terminationRequests: [
      ...facts.terminationRequests,
      { reason: why, documents: citedDocuments(entry.references, ids), status: 'REQUESTED', ...entryOf(entry) },
    ],
  }),
  tells: () => ['development-reform', 'finance', 'department'],
});

const settles = ({ act: proposed }: Proposal): boolean =>
  proposed === 'consentTermination' || proposed === 'refuseTermination';

/** What was ordered outlives the project, and whoever consents knows it. */
const ordersOutlive = ({ facts }: WarningGround<ProjectFacts>): Warning[] => {
  const open = openRectifications(facts);
  if (open.length === 0) return [];
  const lines = open.map(({ seq }) => `台账第${seq}号`).join('、');
  return [{ code: 'ordersOutlive', article: 35, says: `整改要求（${lines}）尚未办结，项目终止以后仍须办理。` }];
};

const consentInput = z.strictObject({ reason: reason.optional(), documents: documents(['terminationReply']) });

/** QUESTION(article 35, terminationOnRequest): the text knows termination as a measure alone. */
export const consentTermination = decision<z.infer<typeof consentInput>>({
  name: 'consentTermination',
  title: '同意终止项目实施',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  settles,
  at: TERMINABLE,
  input: consentInput,
  guards: [terminationRequested, requireDocuments(null, 'terminationReply', ['terminationReply']), documentsOnRecord],
  warnings: ordersOutlive,
  apply: (facts, { reason: why, documents: ids }, entry) => {
    const decided = { reason: why, documents: citedDocuments(entry.references, ids), ...entryOf(entry) };
    return {
      ...overtaken(facts, entry, endsWithProject),
      stage: 'TERMINATED',
      terminated: { reason: openTerminationRequest(facts)?.reason ?? why ?? '', ...entryOf(entry) },
      terminationRequests: withTerminationRequest(facts, (open) => ({ ...open, status: 'CONSENTED', decided })),
      review: decidedReview(facts, entry),
    };
  },
  tells: () => ['constructionUnit', 'department', 'finance', 'big-data', 'supervisionUnit'],
});

/** Everything stays as it was. */
export const refuseTermination = decision({
  name: 'refuseTermination',
  title: '不同意终止项目实施',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  settles,
  at: TERMINABLE,
  input: z.strictObject({ reason }),
  guards: [terminationRequested],
  apply: (facts, { reason: why }, entry) => ({
    ...facts,
    terminationRequests: withTerminationRequest(facts, (open) => ({
      ...open,
      status: 'REFUSED',
      decided: { reason: why, ...entryOf(entry) },
    })),
  }),
  tells: () => ['constructionUnit', 'department', 'finance'],
});

export const withdrawTermination = act({
  name: 'withdrawTermination',
  title: '撤回终止申请',
  article: null,
  basis: 'practice',
  undoable: true,
  by: ['constructionUnit'],
  at: TERMINABLE,
  input: z.strictObject({}),
  guards: [terminationRequested],
  apply: (facts, _input, entry) => ({
    ...overtaken(facts, entry, settles),
    terminationRequests: withTerminationRequest(facts, (open) => ({
      ...open,
      status: 'WITHDRAWN',
      withdrawn: entryOf(entry),
    })),
  }),
  tells: () => ['development-reform', 'finance', 'department'],
});
