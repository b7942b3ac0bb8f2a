// What is on record of a dossier: duties, ledger, messages, and its sheet in the Temporal interface.
import { WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { dutiesOf } from '../../database/duty.ts';
import { readLedger, readLines, type LedgerLine } from '../../database/ledger.ts';
import { messagesOf } from '../../database/message.ts';
import type { Reader } from '../../measures/act.ts';
import type { DossierId } from '../../measures/dossier.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { actOf, titleOfAct } from '../../measures/register.ts';
import type { Db } from '../../database/pool.ts';
import { namesOf } from '../../database/recipient.ts';
import { departmentsOf } from '../../database/visible.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Fact } from '../../messages/letter.ts';
import { namedIn, particularsOf, type Brought } from '../../messages/zh-CN/particulars.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { dutyView } from '../acts/duty-view.ts';
import {
  dutiesFor,
  dutiesKnownTo,
  factsFor,
  isBetweenOthers,
  isWithheld,
  readerIn,
  standingFor,
  warningsFor,
} from '../acts/undisclosed.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { listOf, paging, placeOf, seqInCursor } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import { momentNow } from '../moment.ts';
import { maySee, visibleDossier, type OpenedDossier, type Standpoint } from '../visibility.ts';
import { messagePlace, messagesView } from './message-view.ts';

/** Lines of the largest dossiers by the hundred would take longer than an answer may; of usual ones a page holds them all. */
const PAGE_BYTES = 4 * 1024 * 1024;
const list = z.strictObject(paging);
const messageFilters = z.strictObject({
  ...paging,
  party: z.string().max(100).optional(),
  status: z.enum(['waiting', 'claimed', 'cancelled']).optional(),
});

export const recordRoutes = (of: DossierKind): Endpoint[] => [
  endpoint({
    method: 'get',
    path: `/${of.path}/{code}/duties`,
    title: `${of.title}的全部义务：到期日及其由来、灯号、剩余天数`,
    tag: of.title,
    answers: { 200: '义务列表' },
    handle: async (call, { pool }) => {
      const { actor, params } = call;
      const dossier = await visibleDossier(pool, call, of, params.code!);
      const [moment, duties] = await Promise.all([momentNow(pool), dutiesOf(pool, dossier)]);
      const items = dutiesKnownTo(actor.party, duties).map((duty) => dutyView(of, actor.party, duty, moment));
      return { body: { items, next: null, today: moment.today } };
    },
  }),
  endpoint({
    method: 'get',
    path: `/${of.path}/{code}/ledger`,
    title: `${of.title}台账：改变过它的每一件事，按序号；内容很多的，一页不足所求条数，以 next 续读`,
    tag: of.title,
    query: list,
    answers: { 200: '台账' },
    handle: async (call, { pool }) => {
      const { actor, params } = call;
      const { limit, cursor } = call.query;
      const dossier = await visibleDossier(pool, call, of, params.code!);
      const after = placeOf(cursor, seqInCursor);
      const page = await readLedger(pool, dossier, { limit, after, bytes: PAGE_BYTES });
      const named = [...new Set([actor.party, ...page.items.flatMap(({ party }) => party ?? [])])];
      const [brought, departments] = await Promise.all([
        broughtBy(pool, dossier, page.items),
        departmentsOf(pool, named),
      ]);
      const reading = { reader: { ...readerIn(actor), department: departments.get(actor.party) }, departments };
      return { body: listOf(page, (line) => lineView(dossier, line, brought.get(line.seq), reading)) };
    },
  }),
  endpoint({
    method: 'get',
    path: `/${of.path}/{code}/messages`,
    title: `${of.title}的提醒和通知及其投递情况，早的在前；可以按单位（party）、状态（status）筛选（主管机关看全部，其他单位看发给本单位的）；投递的收件人、原因只对收件单位、其所属部门和市大数据发展局显示`,
    tag: of.title,
    query: messageFilters,
    answers: { 200: '提醒和通知列表' },
    handle: async (call, { pool }) => {
      const { actor, params } = call;
      const { limit, cursor, status, party = maySee('message', actor) ? undefined : actor.party } = call.query;
      const dossier = await visibleDossier(pool, call, of, params.code!);
      // Drafts of orders and sanctions go to the authorities; whom they concern learns of them when they are signed.
      if (!maySee('message', actor, { of: party })) throw new Problem('wrongParty', { detail: WHO_READS_MESSAGES });
      const page = await messagesOf(pool, dossier, { limit, after: placeOf(cursor, messagePlace), party, status });
      return { body: await messagesView(pool, actor, page) };
    },
  }),
  endpoint({
    method: 'get',
    path: `/${of.path}/{code}/sheet`,
    title: `转到 Temporal 网页界面中该${of.title}当前运行的说明页`,
    tag: of.title,
    answers: { 302: '转到说明页' },
    handle: async (call, { pool, engine: { client }, temporalUiUrl }) => {
      const dossier = await visibleDossier(pool, call, of, call.params.code!);
      if (!temporalUiUrl) throw new Problem('noInterface');
      const handle = client.workflow.getHandle(workflowIdOf(dossier));
      const describing = client.withDeadline(call.deadline, () => handle.describe());
      const { workflowId, runId } = await describing.catch((error: unknown) => {
        // The engine forgets what has ended; the ledger does not.
        throw dossier.ended && error instanceof WorkflowNotFoundError
          ? new Problem('notFound', { detail: '已办结，流程引擎中的记录已超过保存期限；台账仍可查询。' })
          : error;
      });
      const names = [client.options.namespace, workflowId].map(encodeURIComponent);
      const ui = temporalUiUrl.replace(/\/$/, '');
      const sheet = `${ui}/namespaces/${names[0]}/workflows/${names[1]}/${runId}/user-metadata`;
      return { status: 302, headers: { Location: sheet } };
    },
  }),
];

const WHO_READS_MESSAGES = '发给其他单位的提醒和通知由主管机关查看；请改为本单位，或者不加这一筛选条件。';

interface InWords {
  input: unknown;
  particulars: Fact[];
}

/** What each act on the page was brought with, in words, by its number; a confirmation goes along with its proposal. */
async function broughtBy(db: Db, dossier: DossierId, lines: readonly LedgerLine[]): Promise<Map<number, InWords>> {
  const confirmed = lines.flatMap(({ confirms }) => confirms ?? []);
  const proposals = confirmed.length > 0 ? await readLines(db, dossier, confirmed) : [];
  const brought = lines.flatMap(({ seq, confirms, ...line }): (Brought & { seq: number })[] => {
    const { act, input, refs } = proposals.find((proposal) => proposal.seq === confirms) ?? line;
    return act === null ? [] : [{ seq, act, input, documents: refs?.documents ?? [] }];
  });
  const names = await namesOf(db, [...new Set(brought.flatMap(namedIn))]);
  return new Map(brought.map((line) => [line.seq, { input: line.input, particulars: particularsOf(line, names) }]));
}

interface Reading {
  reader: Standpoint & Reader;
  departments: ReadonlyMap<PartyId, PartyId | null>;
}

const WITHHELD = '不公开的登记';

/** A line as this reader may see it; of a joint act that lies between others, that and when something was brought. */
function lineView(dossier: OpenedDossier, stored: LedgerLine, brought: InWords | undefined, reading: Reading) {
  const {
    kind: _kind,
    code: _code,
    requestKey: _key,
    requestHash: _requestHash,
    outcome,
    messages,
    at,
    act,
    facts,
    duties,
    refs,
    ...line
  } = stored;
  const { reader, departments } = reading;
  const { party } = reader;
  const { of } = dossier;
  const warnings = warningsFor(party, line.party, outcome.warnings);
  const officials = { of: line.party, department: departments.get(line.party ?? '') };
  const seen = {
    ...line,
    actor: maySee('officials', reader, officials) ? line.actor : null,
    at: instantOf(at),
    act,
    title: act === null ? null : titleOfAct(of, act, facts, brought?.input),
    particulars: brought?.particulars ?? [],
    ...(warnings.length > 0 && { warnings }),
    // What stood before is read where it stood, by whoever may.
    refs: refs && { ...refs, before: undefined, standing: standingFor(reader, dossier, refs.standing) },
    facts: factsFor(of, reader, facts),
    duties: dutiesFor(party, duties),
  };
  // That it was brought tells already what it was brought with.
  if (isWithheld(of, reader, stored))
    return { ...seen, act: null, article: null, title: WITHHELD, input: null, refs: null, particulars: [] };
  if (maySee('drafts', reader)) return { ...seen, messages };
  if (!isBetweenOthers(party, stored)) return seen;
  // What an act is called and where it stands may tell what it was brought with.
  const known = act === null ? undefined : actOf(of, act);
  return {
    ...seen,
    article: known?.article ?? null,
    title: known?.title ?? act,
    input: null,
    refs: null,
    particulars: [],
  };
}
