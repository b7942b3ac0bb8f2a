// Claims what is due for a party and freezes it into deliveries. Every function runs inside the caller's transaction.
import type { CalendarDate } from '../measures/calendar/calendar-date.ts';
import type { Notice, Person } from '../measures/notice.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';
import type { ContactDuty } from './recipient.ts';

export interface ClaimedMessage {
  key: string;
  person: Person;
  notice: Notice;
}

/** What is sent, word for word, however often it is tried. */
export interface FrozenDelivery {
  id: string;
  party: PartyId;
  person: ContactDuty;
  channel: string;
  /** Null where there is nobody to send to; such a delivery is born failed. */
  recipient: { name: string; email: string } | null;
  windowOn: CalendarDate;
  messageKeys: string[];
  subject: string;
  text: string;
  html: string;
  /** Epoch ms by the workflow's clock. */
  datedAt: number;
  failedBecause?: string;
}

export interface UnsentRow {
  id: string;
  channel: string;
  person: string;
  datedAt: number;
}

/** Takes what waits and is due out of the outbox. What was cancelled meanwhile is left out, and so is what another claim took first. */
export async function takeDueMessages(db: Db, party: PartyId, asOf: number): Promise<ClaimedMessage[]> {
  // Locked in the order of the keys, so that two claims wait for one another instead of dead-locking.
  const { rows } = await db.query<ClaimedMessage>(
    `with due as (
       select key from message where party = $1 and status = 'waiting' and send_not_before <= $2 order by key for update
     )
     update message set status = 'claimed' from due where message.key = due.key
     returning message.key, message.person, message.notice`,
    [party, new Date(asOf)],
  );
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Notes a delivery and which messages lie in it; throws (unique key) where one of them already lies in another of the same person and channel. */
export async function insertDelivery(db: Db, delivery: FrozenDelivery): Promise<void> {
  const { id, party, person, channel, recipient, windowOn, messageKeys, subject, text, html, datedAt, failedBecause } = delivery;
  await db.query(
    `insert into delivery (id, party, person, channel, recipient_name, address, window_on, message_keys, subject, body_text, body_html, dated_at, status, failed_because)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id, party, person, channel, recipient?.name ?? null, recipient?.email ?? null, windowOn, messageKeys, subject, text, html, new Date(datedAt),
      failedBecause === undefined ? 'unsent' : 'failed', failedBecause ?? null,
    ],
  );
  await db.query(
    `insert into delivery_message (message_key, person, channel, delivery) select key, $2, $3, $4 from unnest($1::text[]) as key`,
    [messageKeys, person, channel, id],
  );
}

/** All deliveries of the party that still have to go out, oldest first, those of earlier attempts included. */
export async function unsentDeliveriesOf(db: Db, party: PartyId): Promise<UnsentRow[]> {
  const { rows } = await db.query<UnsentRow>(
    `select id, channel, person, dated_at as "datedAt" from delivery where party = $1 and status = 'unsent' order by dated_at, id`,
    [party],
  );
  return rows;
}
