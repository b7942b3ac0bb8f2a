// The outbox. `record` fills it; the inbox is a reading of it; a mailbox claims from it.
import type { Notice } from '../measures/notice.ts';
import type { AddressedPost } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';

export const MESSAGE_CHANNEL = 'duban_message';

export interface Message {
  key: string;
  project: string;
  /** Ledger line that said it. */
  seq: number;
  party: PartyId;
  post: AddressedPost;
  kind: Notice['kind'];
  step: string;
  dutyRef: string | null;
  dueVersion: number | null;
  /** From this day it stands in the inbox. */
  plannedOn: string;
  sendNotBefore: number;
  notice: Notice;
  status: 'waiting' | 'claimed' | 'cancelled';
  cancelledBecause: string | null;
  createdAt: number;
  announcedAt: number | null;
}

/** Place in a list by planned day. */
export interface MessagePlace {
  plannedOn: string;
  key: string;
}

const MESSAGE = `key, project, seq, party, post, kind, step, duty_ref as "dutyRef", due_version as "dueVersion", planned_on as "plannedOn",
  send_not_before as "sendNotBefore", notice, status, cancelled_because as "cancelledBecause", created_at as "createdAt", announced_at as "announcedAt"`;

/**
 * All messages of a project by planned day, the cancelled ones too: they say why nothing was sent. `party` narrows to
 * one recipient.
 */
export async function messagesOfProject(
  db: Db,
  project: string,
  { limit, after, party }: { limit: number; after?: MessagePlace; party?: PartyId },
): Promise<Page<Message, MessagePlace>> {
  const { rows } = await db.query<Message>(
    `select ${MESSAGE} from message where project = $1 and ($2::text is null or party = $2)
       and ($3::date is null or (planned_on, key) > ($3, $4)) order by planned_on, key limit $5`,
    [project, party ?? null, after?.plannedOn ?? null, after?.key ?? null, limit + 1],
  );
  return pageOf(rows, limit, placeOf);
}

/** What stands in the inbox of a party on `today`, the youngest first. */
export async function inboxOf(
  db: Db,
  party: PartyId,
  {
    today,
    limit,
    after,
    withCancelled = false,
  }: { today: string; limit: number; after?: MessagePlace; withCancelled?: boolean },
): Promise<Page<Message, MessagePlace>> {
  // The key runs upward inside a day that runs downward, so the place is compared in two parts.
  const { rows } = await db.query<Message>(
    `select ${MESSAGE} from message where party = $1 and planned_on <= $2 and ($3 or status <> 'cancelled')
       and ($4::date is null or planned_on < $4 or (planned_on = $4 and key > $5)) order by planned_on desc, key limit $6`,
    [party, today, withCancelled, after?.plannedOn ?? null, after?.key ?? null, limit + 1],
  );
  return pageOf(rows, limit, placeOf);
}

export async function readMessages(db: Db, keys: readonly string[]): Promise<Message[]> {
  const { rows } = await db.query<Message>(
    `select ${MESSAGE} from message where key = any($1) order by planned_on, key`,
    [keys],
  );
  return rows;
}

const placeOf = ({ plannedOn, key }: Message): MessagePlace => ({ plannedOn, key });

const COLUMNS =
  'key, project, seq, party, post, kind, step, duty_ref, due_version, planned_on, send_not_before, notice, status, cancelled_because, created_at';

/** A row as it is written; instants in ISO form. */
export interface StoredMessage {
  key: string;
  project: string;
  seq: number;
  party: string;
  post: string;
  kind: string;
  step: string;
  duty_ref?: string;
  due_version?: number;
  planned_on: string;
  send_not_before: string;
  notice: Notice;
  status: 'waiting' | 'cancelled';
  cancelled_because?: string;
  created_at: string;
}

/** SQL that says what stands in `parameter` (jsonb array); what was said once is not said again. */
export const sayOnceSql = (parameter: string): string =>
  `insert into message (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::message, ${parameter}::jsonb) on conflict (key) do nothing`;

/**
 * SQL that takes back waiting messages of a project; `parameter` is a jsonb array of `TakingBack`, of which the first
 * that fits gives the reason.
 */
export const takeBackSql = (project: string, parameter: string): string =>
  // Locked in the order of the keys, as a claim does: the two wait for one another instead of dead-locking.
  `update message set status = 'cancelled', cancelled_because = fitting.because
   from (
     select distinct on (waiting.key) waiting.key, taken.back ->> 'because' as because
     from (
       select key, duty_ref, due_version from message
       where project = ${project} and status = 'waiting'
         and duty_ref in (select back ->> 'dutyRef' from jsonb_array_elements(${parameter}::jsonb) as named (back))
       order by key for update
     ) waiting join jsonb_array_elements(${parameter}::jsonb) with ordinality as taken (back, place)
       on waiting.duty_ref = taken.back ->> 'dutyRef'
       and (taken.back -> 'exceptVersion' is null or waiting.due_version is distinct from (taken.back ->> 'exceptVersion')::integer)
     order by waiting.key, taken.place
   ) fitting
   where message.key = fitting.key`;
