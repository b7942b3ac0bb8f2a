// What is on record of a project: duties, ledger, messages, and its sheet in the Temporal interface.
import { WorkflowNotFoundError } from '@temporalio/client';
import { z } from 'zod';
import { readClock } from '../../database/clock.ts';
import { dutiesOfProject } from '../../database/duty.ts';
import { readLedger, readLines, type LedgerLine } from '../../database/ledger.ts';
import { messagesOfProject } from '../../database/message.ts';
import type { Db } from '../../database/pool.ts';
import { namesOf } from '../../database/recipient.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { isBureau } from '../../measures/project/questions.ts';
import { findAct } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Fact } from '../../messages/letter.ts';
import { particularsOf, partiesNamedIn, type Brought } from '../../messages/zh-CN/particulars.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { dutyView } from '../acts/duty-view.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { messageView } from './message-view.ts';
import { dayInCursor, listOf, paging, placeOf, seqInCursor } from '../http/paging.ts';
import { Problem } from '../http/problem.ts';
import { dutyFor, factsFor } from '../acts/undisclosed.ts';
import { visibleProject } from '../visibility.ts';

const list = z.strictObject(paging);
const messagePlace = z.strictObject({ plannedOn: dayInCursor, key: z.string().max(500) });

export const recordRoutes = [
  endpoint({
    method: 'get',
    path: '/projects/{code}/duties',
    title: '项目的全部义务：到期日及其由来、灯号、剩余天数',
    tag: '项目',
    answers: { 200: '义务列表' },
    handle: async ({ actor, params }, { pool }) => {
      const { code } = await visibleProject(pool, actor, params.code!);
      const [{ now }, duties] = await Promise.all([readClock(pool), dutiesOfProject(pool, code)]);
      const today = beijingDateOf(now);
      return { body: { items: duties.map((duty) => dutyView(duty, today)), next: null, today } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/projects/{code}/ledger',
    title: '项目台账：改变过项目的每一件事，按序号',
    tag: '项目',
    query: list,
    answers: { 200: '台账' },
    handle: async ({ actor, params, query: { limit, cursor } }, { pool }) => {
      const { code } = await visibleProject(pool, actor, params.code!);
      const page = await readLedger(pool, code, { limit, after: placeOf(cursor, seqInCursor) });
      const brought = await broughtBy(pool, code, page.items);
      return { body: listOf(page, (line) => lineView(line, brought.get(line.seq) ?? [], actor.party)) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/projects/{code}/messages',
    title: '项目的提醒和通知（主管部门看全部，其他单位看发给本单位的）',
    tag: '项目',
    query: list,
    answers: { 200: '提醒和通知列表' },
    handle: async ({ actor, params, query: { limit, cursor } }, { pool }) => {
      const { code } = await visibleProject(pool, actor, params.code!);
      // Drafts of orders and sanctions go to the authorities; whom they concern learns of them when they are signed.
      const party = isBureau(actor.party) ? undefined : actor.party;
      return {
        body: listOf(
          await messagesOfProject(pool, code, { limit, after: placeOf(cursor, messagePlace), party }),
          messageView,
        ),
      };
    },
  }),
  endpoint({
    method: 'get',
    path: '/projects/{code}/sheet',
    title: '转到 Temporal 网页界面中该项目当前运行的说明页',
    tag: '项目',
    answers: { 302: '转到说明页' },
    handle: async ({ actor, params, deadline }, { pool, engine: { client }, temporalUiUrl }) => {
      const { code, ended } = await visibleProject(pool, actor, params.code!);
      if (!temporalUiUrl) throw new Problem('noInterface');
      const describing = client.withDeadline(deadline, () => client.workflow.getHandle(workflowIdOf(code)).describe());
      const { workflowId, runId } = await describing.catch((error: unknown) => {
        // The engine forgets what has ended; the ledger does not.
        throw ended && error instanceof WorkflowNotFoundError
          ? new Problem('notFound', { detail: '项目已办结，流程引擎中的记录已超过保存期限；台账仍可查询。' })
          : error;
      });
      const { namespace } = client.options;
      const sheet = `${temporalUiUrl.replace(/\/$/, '')}/namespaces/${encodeURIComponent(namespace)}/workflows/${encodeURIComponent(workflowId)}/${runId}/user-metadata`;
      return { status: 302, headers: { Location: sheet } };
    },
  }),
];

/** What each act on the page was brought with, in words, by its number; a confirmation goes along with its proposal. */
async function broughtBy(db: Db, code: string, lines: readonly LedgerLine[]): Promise<Map<number, Fact[]>> {
  const confirmed = lines.flatMap(({ confirms }) => confirms ?? []);
  const proposals = confirmed.length > 0 ? await readLines(db, code, confirmed) : [];
  const brought = lines.flatMap(({ seq, confirms, ...line }): (Brought & { seq: number })[] => {
    const { act, input, refs } = proposals.find((proposal) => proposal.seq === confirms) ?? line;
    return act === null ? [] : [{ seq, act, input, documents: refs?.documents ?? [] }];
  });
  const names = await namesOf(db, [...new Set(brought.flatMap(partiesNamedIn))]);
  return new Map(brought.map((line) => [line.seq, particularsOf(line, names)]));
}

/**
 * Keys of messages name drafts to authorities, so only bureaus see them; of a joint act that is only proposed, others
 * see that and when it was brought.
 */
function lineView(
  {
    project: _project,
    requestKey: _key,
    requestHash: _requestHash,
    outcome: _outcome,
    messages,
    at,
    act,
    facts,
    duties,
    ...line
  }: LedgerLine,
  particulars: Fact[],
  party: PartyId,
) {
  const seen = {
    ...line,
    at: instantOf(at),
    act,
    title: act === null ? null : (findAct(act)?.title ?? act),
    particulars,
    facts: factsFor(party, facts),
    duties: duties.map((duty) => dutyFor(party, duty)),
  };
  if (isBureau(party)) return { ...seen, messages };
  return line.proposes ? { ...seen, input: null, refs: null, particulars: [] } : seen;
}
