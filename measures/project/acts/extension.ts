// Article 28, para 2: the extension of acceptance (E1-E5). The text only asks for the request; length, count and
// decision are our practice.
import { z } from 'zod';
import type { WarningGround } from '../../act.ts';
import { act, practiceGate, type Bookkeeping, type Warning } from '../act.ts';
import { decision } from '../decision.ts';
import { dayNameOf } from '../../date-name.ts';
import { date, documents, reason, text } from '../../field/kinds.ts';
import type { Extension, ProjectFacts } from '../facts.ts';
import {
  DECIDABLE_AT,
  REQUESTABLE_AT,
  acceptanceOwed,
  acceptanceStillOwed,
  earliestUntil,
  laterThanDue,
  noUndecidedRequest,
  openRequest,
  undecidedRequest,
  untilInFuture,
} from './extension-gates.ts';
import { figuresIn } from '../figures.ts';
import { grantedExtensions, openExtension } from '../questions.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import type { Proposal } from '../../dossier.ts';
import { overtaken } from '../../proposal.ts';
import { correctBy, correctByInFuture, correctByOnRestDay, defects, returnOf } from './correction-time.ts';
import { onRestDay } from './warnings.ts';

/** Facts with the open request changed. */
function withRequest(facts: ProjectFacts, change: (request: Extension) => Extension): ProjectFacts {
  const open = openExtension(facts);
  return {
    ...facts,
    extensions: facts.extensions.map((extension) => (extension === open ? change(extension) : extension)),
  };
}

const requestInput = z.strictObject({
  until: date('申请延期至'),
  reason,
  documents: documents(['extensionRequest']),
});
type Request = z.infer<typeof requestInput>;

/** E1; of a returned request also E4: it keeps its first day, as a corrected application does (case 35). */
export const requestExtension = act<Request>({
  name: 'requestExtension',
  title: '申请延期验收',
  undoable: true,
  article: 28,
  basis: 'law',
  by: ['constructionUnit'],
  at: REQUESTABLE_AT,
  input: requestInput,
  guards: [acceptanceStillOwed, noUndecidedRequest, untilInFuture, laterThanDue, documentsOnRecord],
  apply: (facts, input, entry) => {
    const asked = {
      until: input.until,
      reason: input.reason,
      documents: citedDocuments(entry.references, input.documents),
      status: 'REQUESTED' as const,
    };
    if (openExtension(facts))
      return withRequest(facts, (request) => ({ ...request, ...asked, resubmitted: entryOf(entry) }));
    return {
      ...facts,
      extensions: [
        ...facts.extensions,
        { returned: undefined, resubmitted: undefined, decided: undefined, ...asked, ...entryOf(entry) },
      ],
    };
  },
  tells: () => ['big-data'],
});

const deciderLookedOver = () => 'big-data' as const;
/** One answer settles what was proposed of either. */
const settles = ({ act: proposed }: Proposal): boolean => ['grantExtension', 'refuseExtension'].includes(proposed);
const undecided = (facts: ProjectFacts, entry: Bookkeeping): ProjectFacts => overtaken(facts, entry, settles);

const grantInput = z.strictObject({
  until: date('准予延期至'),
  reason: reason.optional(),
  override: text('破例理由', 2000, '超过最长期限或者再次延期时填写').optional(),
});
type Grant = z.infer<typeof grantInput>;

// QUESTION(article 28, longestExtension): the text knows no longest extension.
const withinLimit = practiceGate<Grant | undefined>(
  'duties',
  'withinLimit',
  '延期不超过最长期限，或者说明破例理由',
  (situation, input) => {
    const limit = acceptanceOwed(situation.duties)?.limitOn;
    if (input === undefined || limit === undefined || input.override !== undefined || input.until <= limit)
      return undefined;
    const earliest = earliestUntil(situation);
    return {
      says: `准予延期至${dayNameOf(input.until)}，超过系统惯例的最长期限${dayNameOf(limit)}。`,
      remedy:
        earliest > limit
          ? '最长期限已无可选的日期；确需延期的，请填写破例理由，否则不予延期。'
          : `请改为${dayNameOf(limit)}或者以前的日期（不早于${dayNameOf(earliest)}）；确需更长的，请填写破例理由。`,
      wayOut: { mend: true },
    };
  },
);

// QUESTION(article 28, howManyExtensions): nor how often one may be granted (case 40).
const firstExtension = practiceGate<Grant>(
  'input',
  'firstExtension',
  '延期次数不超过系统惯例，或者说明破例理由',
  ({ facts, figures }, { override }) =>
    openExtension(facts)?.status !== 'REQUESTED' ||
    grantedExtensions(facts).length < Number(figures.extensionsWithoutReason ?? 1) ||
    override !== undefined
      ? undefined
      : {
          says: `本项目已准予延期验收${grantedExtensions(facts).length}次，再次延期须说明破例理由。`,
          remedy: '请填写破例理由，或者办理「不予延期验收」。',
          wayOut: { mend: true, instead: ['refuseExtension'] },
        },
);

/** More than was asked for, and what our practice lets pass only with a reason of its own. */
function grantedBeyond({ facts, duties, moment }: WarningGround<ProjectFacts>, { until }: Grant): Warning[] {
  const asked = openExtension(facts)?.until;
  const limit = acceptanceOwed(duties)?.limitOn;
  const granted = grantedExtensions(facts).length;
  const says = {
    beyondAsked:
      asked !== undefined &&
      until > asked &&
      `申请延期至${dayNameOf(asked)}，准予延期至${dayNameOf(until)}，长于申请。`,
    beyondLimit:
      limit !== undefined &&
      until > limit &&
      `准予延期至${dayNameOf(until)}，超过系统惯例的最长期限${dayNameOf(limit)}，属于破例。`,
    oneMoreExtension:
      granted >= figuresIn(moment.practice).extensionsWithoutReason &&
      `本项目已准予延期验收${granted}次，再次准予延期属于破例。`,
  };
  return Object.entries(says).flatMap(([code, said]) => (said ? [{ code, article: null, says: said }] : []));
}

/** E2: the date granted may differ from the one asked for. */
export const grantExtension = decision<Grant>({
  name: 'grantExtension',
  title: '准予延期验收',
  article: null,
  basis: 'practice',
  by: ['big-data'],
  deciderLookedOver,
  settles,
  at: DECIDABLE_AT,
  input: grantInput,
  guards: [undecidedRequest, acceptanceStillOwed, untilInFuture, laterThanDue, withinLimit, firstExtension],
  warnings: (ground, grant) => [...onRestDay(ground, '准予延期至', grant.until), ...grantedBeyond(ground, grant)],
  apply: (facts, input, entry) =>
    withRequest(facts, (request) => ({ ...request, status: 'GRANTED', decided: { ...input, ...entryOf(entry) } })),
  tells: () => ['constructionUnit'],
});

const refuseInput = z.strictObject({ reason });
type Refuse = z.infer<typeof refuseInput>;

/** E3: the old date stands. */
export const refuseExtension = decision<Refuse>({
  name: 'refuseExtension',
  title: '不予延期验收',
  article: null,
  basis: 'practice',
  by: ['big-data'],
  deciderLookedOver,
  settles,
  at: DECIDABLE_AT,
  input: refuseInput,
  guards: [undecidedRequest],
  apply: (facts, input, entry) =>
    withRequest(facts, (request) => ({
      ...request,
      status: 'REFUSED',
      decided: { reason: input.reason, ...entryOf(entry) },
    })),
  tells: () => ['constructionUnit'],
});

const returnInput = z.strictObject({ defects: defects(text('内容')), correctBy });
type Return = z.infer<typeof returnInput>;

/** E4. */
export const returnExtension = act<Return>({
  name: 'returnExtension',
  title: '退回延期验收申请补正',
  article: null,
  basis: 'practice',
  by: ['big-data'],
  at: DECIDABLE_AT,
  input: returnInput,
  guards: [undecidedRequest, correctByInFuture],
  warnings: correctByOnRestDay,
  keepsFigures: true,
  apply: (facts, said, entry) =>
    withRequest(undecided(facts, entry), (request) => ({
      ...request,
      status: 'RETURNED',
      // By an earlier correction that came too late the request lost its first day.
      earlier:
        request.returned && request.resubmitted
          ? [...(request.earlier ?? []), { returned: request.returned, resubmitted: request.resubmitted }]
          : request.earlier,
      returned: returnOf(said, entry),
    })),
  tells: () => ['constructionUnit'],
});

const emptyInput = z.strictObject({});

/** E5. */
export const withdrawExtension = act({
  name: 'withdrawExtension',
  title: '撤回延期验收申请',
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: DECIDABLE_AT,
  input: emptyInput,
  guards: [openRequest],
  apply: (facts, _, entry) =>
    withRequest(undecided(facts, entry), (request) => ({
      ...request,
      status: 'WITHDRAWN',
      withdrawn: entryOf(entry),
    })),
  tells: () => ['big-data'],
});
