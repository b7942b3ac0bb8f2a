// Claims what is due for a party and freezes it into deliveries. Every function runs inside the caller's transaction.
import type { CalendarDate } from '../measures/calendar/calendar-date.ts';
import type { Notice, Person } from '../measures/notice.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';
import type { ContactDuty } from './recipient.ts';

export interface ClaimedMessage {
  key: string;
  kind: string;
  code: string;
  plannedOn: CalendarDate;
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

/** Why a delivery without a recipient is born failed. */
export const NO_CONTACT = '无联系人';

/** A delivery that was born failed: there was nobody to send it to. */
export interface UnaddressedDelivery {
  id: string;
  /** The one it was meant for. */
  person: Person;
  channel: string;
  messages: ClaimedMessage[];
}

type Addressing = Pick<FrozenDelivery, 'windowOn' | 'subject' | 'text' | 'html' | 'datedAt'> & {
  recipient: NonNullable<FrozenDelivery['recipient']>;
};

export interface UnsentRow {
  id: string;
  channel: string;
  person: string;
  datedAt: number;
}

const CLAIMED =
  'message.key, message.kind, message.code, message.planned_on as "plannedOn", message.person, message.notice';

/**
 * Takes what waits and is due out of the outbox. What was cancelled meanwhile is left out, and so is what another claim
 * took first.
 */
export async function takeDueMessages(db: Db, party: PartyId, asOf: number): Promise<ClaimedMessage[]> {
  // Locked in the order of the keys, so that two claims wait for one another instead of dead-locking.
  const { rows } = await db.query<ClaimedMessage>(
    `with due as (
       select key from message where party = $1 and status = 'waiting' and send_not_before <= $2 order by key for update
     )
     update message set status = 'claimed' from due where message.key = due.key
     returning ${CLAIMED}`,
    [party, new Date(asOf)],
  );
  return rows.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Notes a delivery and which messages lie in it; throws (unique key) where one of them already lies in another of the
 * same person and channel.
 */
export async function insertDelivery(db: Db, delivery: FrozenDelivery): Promise<void> {
  const { id, party, person, channel, recipient, windowOn, messageKeys, subject, text, html, datedAt, failedBecause } =
    delivery;
  await db.query(
    `insert into delivery (id, party, person, channel, recipient_name, address, window_on, message_keys, subject, body_text, body_html, dated_at, status, failed_because)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      id,
      party,
      person,
      channel,
      recipient?.name ?? null,
      recipient?.email ?? null,
      windowOn,
      messageKeys,
      subject,
      text,
      html,
      new Date(datedAt),
      failedBecause === undefined ? 'unsent' : 'failed',
      failedBecause ?? null,
    ],
  );
  await db.query(
    `insert into delivery_message (message_key, person, channel, delivery) select key, $2, $3, $4 from unnest($1::text[]) as key`,
    [messageKeys, person, channel, id],
  );
}

/**
 * Deliveries of the party that found nobody to go to, with what lies in them; locked, so that another claim does not
 * address them as well.
 */
export async function unaddressedDeliveriesOf(db: Db, party: PartyId): Promise<UnaddressedDelivery[]> {
  const { rows } = await db.query<Omit<UnaddressedDelivery, 'messages'> & { keys: string[] }>(
    `select id, person, channel, message_keys as keys from delivery where party = $1 and status = 'failed' and failed_because = $2 order by id for update`,
    [party, NO_CONTACT],
  );
  const { rows: messages } = await db.query<ClaimedMessage>(
    `select ${CLAIMED} from message where key = any($1) order by key`,
    [rows.flatMap(({ keys }) => keys)],
  );
  return rows.map(({ keys, ...delivery }) => ({
    ...delivery,
    messages: messages.filter(({ key }) => keys.includes(key)),
  }));
}

/**
 * Gives a delivery that found nobody its recipient: it keeps its id and its messages, so that none of them ever lies in
 * two.
 */
export async function addressDelivery(
  db: Db,
  id: string,
  { recipient, windowOn, subject, text, html, datedAt }: Addressing,
): Promise<void> {
  await db.query(
    `update delivery set recipient_name = $2, address = $3, window_on = $4, subject = $5, body_text = $6, body_html = $7, dated_at = $8,
       status = 'unsent', failed_because = null, announced_at = null where id = $1`,
    [id, recipient.name, recipient.email, windowOn, subject, text, html, new Date(datedAt)],
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
