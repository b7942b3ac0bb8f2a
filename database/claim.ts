// Claims what is due for a party and freezes it into deliveries. Every function runs inside the caller's transaction.
import type { CalendarDate } from '../measures/calendar/calendar-date.ts';
import type { Notice } from '../measures/notice.ts';
import type { AddressedPost, Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { REMEMBERED } from './attempt.ts';
import type { Db } from './pool.ts';

export interface ClaimedMessage {
  key: string;
  /** Of the dossier that it is about. */
  kind: string;
  code: string;
  /** Of the dossier: some people look after some departments only. Null where the dossier has no row or department. */
  department: PartyId | null;
  /** Ledger line that said it. */
  seq: number;
  plannedOn: CalendarDate;
  /** Epoch ms before which it was not to go out. */
  sendNotBefore: number;
  /** Epoch ms of the line that said it. */
  createdAt: number;
  post: AddressedPost;
  notice: Notice;
}

/** To whom a delivery goes, and how. */
export interface DeliveryRecipient {
  /** Id of the contact. */
  contact: string;
  name: string;
  channel: string;
  address: string;
}

/** What is sent, word for word, however often it is tried. */
export interface FrozenDelivery {
  id: string;
  party: PartyId;
  /** The contact's, or the one it was meant for. */
  post: Post;
  /** Null where there is nobody to send to; such a delivery is born failed. */
  recipient: DeliveryRecipient | null;
  windowOn: CalendarDate;
  messageKeys: string[];
  subject: string;
  text: string;
  html: string;
  /** Epoch ms by the workflow's clock. */
  datedAt: number;
  failedBecause?: string;
}

/** Of a delivery without a recipient. */
export const NO_CHANNEL = 'none';

/** A delivery that was born failed: there was nobody to send it to. */
export interface UnaddressedDelivery {
  id: string;
  datedAt: number;
  messages: ClaimedMessage[];
}

type Addressing = Pick<FrozenDelivery, 'post' | 'windowOn' | 'subject' | 'text' | 'html' | 'datedAt'> & {
  recipient: DeliveryRecipient;
};

export interface UnsentRow {
  id: string;
  version: number;
  post: Post;
  channel: string;
  /** What goes out one after another: all for one person by one channel, but for what is tried again. */
  lane: string;
  messages: number;
}

/** SQL of what is known of claimed messages; `rows` names them. */
const claimedSql = (rows: string): string =>
  `select m.key, m.kind, m.code, d.department, m.seq, m.planned_on as "plannedOn", m.send_not_before as "sendNotBefore",
          m.created_at as "createdAt", m.post, m.notice
     from ${rows} m left join dossier d on d.kind = m.kind and d.code = m.code order by m.key`;

/** What waits and is due, at most `limit`, those first that are due for longest. Nothing is taken yet. */
export async function dueMessages(
  db: Db,
  party: PartyId,
  { asOf, limit }: { asOf: number; limit: number },
): Promise<ClaimedMessage[]> {
  const { rows } = await db.query<ClaimedMessage>(
    `with due as (
       select * from message where party = $1 and status = 'waiting' and send_not_before <= $2
        order by send_not_before, key limit $3
     ) ${claimedSql('due')}`,
    [party, new Date(asOf), limit],
  );
  return rows;
}

/**
 * Takes these out of the outbox, all or none: answers false where one of them waits no longer, because it was cancelled
 * or another claim took it first.
 */
export async function takeMessages(db: Db, keys: readonly string[]): Promise<boolean> {
  // Locked in the order of the keys, so that two claims wait for one another instead of dead-locking.
  const { rowCount } = await db.query(
    `with waiting as materialized (
       select key from message where key = any($1) and status = 'waiting' order by key for update
     )
     update message set status = 'claimed' from waiting
      where message.key = waiting.key and (select count(*) from waiting) = cardinality($1::text[])`,
    [keys],
  );
  return rowCount === keys.length;
}

/** Messages of a delivery; locked, so that of two deliveries with the same messages one is dealt with after the other. */
export async function claimedMessages(db: Db, keys: readonly string[]): Promise<ClaimedMessage[]> {
  const { rows } = await db.query<ClaimedMessage>(
    `with named as (select * from message where key = any($1) order by key for update) ${claimedSql('named')}`,
    [keys],
  );
  return rows;
}

/**
 * Notes a delivery and which messages lie in it; throws (unique key) where one of them already lies in another of the
 * same recipient and channel.
 */
export async function insertDelivery(
  db: Db,
  delivery: FrozenDelivery,
  insteadOf?: string,
  standsFor?: string,
): Promise<void> {
  const { id, party, post, recipient, windowOn, messageKeys, subject, text, html, datedAt, failedBecause } = delivery;
  await db.query(
    `insert into delivery (id, party, contact, post, channel, recipient_name, address, window_on, message_keys, subject, body_text, body_html, dated_at, status, because, instead_of, stands_for)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      id,
      party,
      recipient?.contact ?? null,
      post,
      recipient?.channel ?? NO_CHANNEL,
      recipient?.name ?? null,
      recipient?.address ?? null,
      windowOn,
      messageKeys,
      subject,
      text,
      html,
      new Date(datedAt),
      failedBecause === undefined ? 'waiting' : 'failed',
      failedBecause ?? null,
      insteadOf ?? null,
      standsFor ?? null,
    ],
  );
  await db.query(
    `insert into delivery_message (message_key, recipient, channel, delivery)
     select key, recipient, channel, id from delivery cross join unnest($2::text[]) as key where id = $1`,
    [id, messageKeys],
  );
}

/**
 * Deliveries of the party that found nobody to go to, with what lies in them; locked, so that another claim does not
 * address them as well.
 */
export async function unaddressedDeliveriesOf(db: Db, party: PartyId): Promise<UnaddressedDelivery[]> {
  const { rows } = await db.query<{ id: string; datedAt: number; keys: string[] }>(
    `select id, dated_at as "datedAt", message_keys as keys from delivery where party = $1 and contact is null and status = 'failed' order by id for update`,
    [party],
  );
  const messages = await claimedMessages(
    db,
    rows.flatMap(({ keys }) => keys),
  );
  return rows.map(({ id, datedAt, keys }) => {
    const inside = new Set(keys);
    return { id, datedAt, messages: messages.filter(({ key }) => inside.has(key)) };
  });
}

/** Makes a delivery of its own, of `id`, from a part of one that found nobody. */
export async function detachPart(
  db: Db,
  whole: string,
  { id, messageKeys }: Pick<FrozenDelivery, 'id' | 'messageKeys'>,
): Promise<void> {
  await db.query(
    `insert into delivery (id, party, contact, post, channel, window_on, message_keys, subject, body_text, body_html, dated_at, status, because)
     select $2, party, contact, post, channel, window_on, $3, subject, body_text, body_html, dated_at, status, because from delivery where id = $1`,
    [whole, id, messageKeys],
  );
  await db.query('update delivery_message set delivery = $2 where delivery = $1 and message_key = any($3)', [
    whole,
    id,
    messageKeys,
  ]);
  await db.query(
    `update delivery set message_keys = array(select key from unnest(message_keys) as key where key <> all($2)) where id = $1`,
    [whole, messageKeys],
  );
}

/**
 * Gives a delivery that found nobody its recipient: it keeps its id and its messages, so that none of them ever lies in
 * two.
 */
export async function addressDelivery(
  db: Db,
  id: string,
  { post, recipient, windowOn, subject, text, html, datedAt }: Addressing,
  insteadOf?: string,
): Promise<void> {
  const { contact, channel, name, address } = recipient;
  await db.query(
    `update delivery set ${REMEMBERED}, contact = $2, post = $3, channel = $4, recipient_name = $5, address = $6, window_on = $7, subject = $8,
       body_text = $9, body_html = $10, dated_at = $11, status = 'waiting', because = null, version = version + 1,
       instead_of = $12, announced_at = null where id = $1`,
    [id, contact, post, channel, name, address, windowOn, subject, text, html, new Date(datedAt), insteadOf ?? null],
  );
}

/** All deliveries of the party that still have to go out, oldest first, those of earlier attempts included. */
export async function unsentDeliveriesOf(db: Db, party: PartyId): Promise<UnsentRow[]> {
  const { rows } = await db.query<UnsentRow>(
    `select id, version, post, channel, cardinality(message_keys) as messages,
            case when status = 'retrying' then id::text else channel || '/' || recipient end as lane
       from delivery where party = $1 and status in ('waiting', 'retrying') order by dated_at, id`,
    [party],
  );
  return rows;
}
