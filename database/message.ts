// The outbox. `record` fills it; the inbox is a reading of it; a mailbox claims from it.
import type pg from 'pg';
import type { DossierId } from '../measures/dossier.ts';
import type { Notice, PuttingBack } from '../measures/notice.ts';
import type { AddressedPost } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { contentHash } from './hash-chain.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';
import { column, instant, instantOrNull, table, type RowOf } from './table.ts';

export const MESSAGE_CHANNEL = 'duban_message';

/** What `record` writes of a message. */
const SAID = {
  key: column<string>(),
  kind: column<string>(),
  code: column<string>(),
  /** Ledger line that said it. */
  seq: column<number>(),
  party: column<PartyId>(),
  post: column<AddressedPost>(),
  step: column<string>(),
  dutyRef: column<string | null>(),
  dueVersion: column<number | null>(),
  /** From this day it stands in the inbox. */
  plannedOn: column<string>(),
  sendNotBefore: instant,
  notice: column<Notice>(),
  status: column<'waiting' | 'claimed' | 'cancelled'>(),
  cancelledBecause: column<string | null>(),
  /** Ledger line that took it back. */
  cancelledSeq: column<number | null>(),
  createdAt: instant,
};
export const SAID_MESSAGES = table('message', SAID);
const MESSAGES = table('message', { ...SAID, announcedAt: instantOrNull, number: column<number>() });
export type SaidMessage = RowOf<typeof SAID_MESSAGES>;
export type Message = RowOf<typeof MESSAGES>;

/** Hash of what a message says and to whom: whether it waits, was claimed or taken back changes with time. */
export function messageHash({
  status: _status,
  cancelledBecause: _because,
  cancelledSeq: _takenBackBy,
  ...content
}: SaidMessage): string {
  return contentHash(content);
}

/** Place in a list: by planned day, of one day by when it was said, of one instant by line, of one line as it stands there. */
export type MessagePlace = Pick<Message, 'plannedOn' | 'createdAt' | 'seq' | 'number'>;
const ORDER = ['planned_on', 'created_at', 'seq', 'number'];
const PLACE = `(${ORDER.join(', ')})`;

/**
 * All messages of a dossier, the oldest first, the cancelled ones too: they say why nothing was sent. `party` narrows to
 * one recipient, `status` to those that stand so.
 */
export async function messagesOf(
  db: Db,
  { kind, code }: DossierId,
  {
    limit,
    after,
    party,
    status,
  }: { limit: number; after?: MessagePlace; party?: PartyId; status?: Message['status'] | undefined },
): Promise<Page<Message, MessagePlace>> {
  const { rows } = await db.query<Message>(
    `select ${MESSAGES.selected()} from message where kind = $1 and code = $2 and ($3::text is null or party = $3)
       and ($4::text is null or status = $4) and ($5::date is null or ${PLACE} > ($5, $6::timestamptz, $7::integer, $8::integer))
       order by ${ORDER.join(', ')} limit $9`,
    [kind, code, party ?? null, status ?? null, ...placeInSql(after), limit + 1],
  );
  return pageOf(rows, limit, placeOf);
}

/** What was ever said of a dossier, in the order of the lines. */
export async function saidOf(db: Db, { kind, code }: DossierId): Promise<SaidMessage[]> {
  const { rows } = await db.query<SaidMessage>(
    `select ${SAID_MESSAGES.selected()} from message where kind = $1 and code = $2 order by seq, number`,
    [kind, code],
  );
  return rows;
}

/** What stands in the inbox of a party on `today`, the youngest first: the order of `messagesOf` from its end. */
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
  const { rows } = await db.query<Message>(
    `select ${MESSAGES.selected()} from message where party = $1 and planned_on <= $2 and ($3 or status <> 'cancelled')
       and ($4::date is null or ${PLACE} < ($4, $5::timestamptz, $6::integer, $7::integer))
       order by ${ORDER.map((name) => `${name} desc`).join(', ')} limit $8`,
    [party, today, withCancelled, ...placeInSql(after), limit + 1],
  );
  return pageOf(rows, limit, placeOf);
}

const placeOf = ({ plannedOn, createdAt, seq, number }: Message): MessagePlace => ({
  plannedOn,
  createdAt,
  seq,
  number,
});

const placeInSql = (place: MessagePlace | undefined) =>
  place ? [place.plannedOn, new Date(place.createdAt), place.seq, place.number] : [null, null, null, null];

/** SQL that says what stands in `parameter` (jsonb array); what was said once is not said again. */
export const sayOnceSql = (parameter: string): string =>
  `${SAID_MESSAGES.insertSql(parameter)} on conflict (key) do nothing`;

/**
 * SQL that takes back waiting messages of a dossier; `parameter` is a jsonb array of `TakingBack`, each with its line, of
 * which the first that fits gives the reason.
 */
export const takeBackSql = (kind: string, code: string, parameter: string): string =>
  // Locked in the order of the keys, as a claim does: the two wait for one another instead of dead-locking.
  `update message set status = 'cancelled', cancelled_because = fitting.because, cancelled_seq = fitting.seq
   from (
     select distinct on (waiting.key) waiting.key, taken.back ->> 'because' as because, (taken.back ->> 'seq')::integer as seq
     from (
       select key, duty_ref, due_version from message
       where kind = ${kind} and code = ${code} and status = 'waiting'
         and duty_ref in (select back ->> 'dutyRef' from jsonb_array_elements(${parameter}::jsonb) as named (back))
       order by key for update
     ) waiting join jsonb_array_elements(${parameter}::jsonb) with ordinality as taken (back, place)
       on waiting.duty_ref = taken.back ->> 'dutyRef'
       and (taken.back -> 'exceptVersion' is null or waiting.due_version is distinct from (taken.back ->> 'exceptVersion')::integer)
     order by waiting.key, taken.place
   ) fitting
   where message.key = fitting.key`;

/** What an act that was taken back is undone by, and which line takes it back. */
export interface PuttingBackBy extends PuttingBack {
  seq: number;
}

/** Takes back news of the act that waits, and lets wait again what was taken back since. Inside the recording transaction. */
export function puttingMessagesBack(
  { kind, code }: DossierId,
  { line, because, gives, seq }: PuttingBackBy,
): pg.QueryConfig[] {
  return [
    {
      text: `update message set status = 'cancelled', cancelled_because = $4, cancelled_seq = $5 from (
       select key from message where kind = $1 and code = $2 and seq = $3 and duty_ref is null and status = 'waiting'
        order by key for update) news where message.key = news.key`,
      values: [kind, code, line, because, seq],
    },
    {
      text: `update message set status = 'waiting', cancelled_because = null, cancelled_seq = null, announced_at = null from (
       select key from message join jsonb_array_elements($4::jsonb) as given (back)
           on duty_ref = back ->> 'dutyRef' and due_version = (back ->> 'dueVersion')::integer
        where kind = $1 and code = $2 and status = 'cancelled' and cancelled_seq >= $3 order by key for update of message) given
     where message.key = given.key`,
      values: [kind, code, line, JSON.stringify(gives)],
    },
  ];
}

/** Parties that news of an act, or of what it brought about, has reached: a mailbox has it. */
export async function heardOfAct(
  db: Db,
  { kind, code }: DossierId,
  { line, duties }: { line: number; duties: readonly string[] },
): Promise<PartyId[]> {
  const { rows } = await db.query<{ party: PartyId }>(
    `select distinct party from message where kind = $1 and code = $2 and status = 'claimed' and seq >= $3
        and ((duty_ref is null and seq = $3) or duty_ref = any($4)) order by party`,
    [kind, code, line, duties],
  );
  return rows.map(({ party }) => party);
}
