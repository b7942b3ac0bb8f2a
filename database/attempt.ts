// One attempt at a frozen delivery: begun, sent, or given up.
import type { Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { claimedMessages, type ClaimedMessage } from './claim.ts';
import type { Db } from './pool.ts';

/** A delivery as its channel gets it. */
export interface DeliveryUnderWay {
  id: string;
  channel: string;
  address: string;
  recipientName: string;
  subject: string;
  text: string;
  html: string;
  datedAt: number;
  messageKeys: string[];
}

/** A delivery that could not be sent, with what lay in it. */
export interface FailedDelivery {
  id: string;
  party: PartyId;
  contact: string;
  post: Post;
  recipientName: string;
  messages: ClaimedMessage[];
}

/** Counts the attempt; undefined when nothing is left to do: it was sent or given up before. */
export async function beginAttempt(db: Db, id: string): Promise<DeliveryUnderWay | undefined> {
  const { rows } = await db.query<DeliveryUnderWay>(
    `update delivery set attempts = attempts + 1 where id = $1 and status = 'unsent'
     returning id, channel, address, recipient_name as "recipientName", subject, body_text as text, body_html as html, dated_at as "datedAt", message_keys as "messageKeys"`,
    [id],
  );
  return rows[0];
}

export async function statusOfDelivery(db: Db, id: string): Promise<'unsent' | 'sent' | 'failed'> {
  const { rows } = await db.query<{ status: 'unsent' | 'sent' | 'failed' }>(
    'select status from delivery where id = $1',
    [id],
  );
  if (!rows[0]) throw new Error(`没有投递 ${id}`);
  return rows[0].status;
}

export async function markSent(db: Db, id: string, sentAt: number): Promise<void> {
  await db.query(`update delivery set status = 'sent', sent_at = $2 where id = $1 and status = 'unsent'`, [
    id,
    new Date(sentAt),
  ]);
}

/** Undefined when it was sent or given up before; otherwise what its fall-back has to carry. */
export async function markFailed(db: Db, id: string, because: string): Promise<FailedDelivery | undefined> {
  const { rows } = await db.query<Omit<FailedDelivery, 'messages'> & { keys: string[] }>(
    `update delivery set status = 'failed', failed_because = $2 where id = $1 and status = 'unsent'
     returning id, party, contact, post, recipient_name as "recipientName", message_keys as keys`,
    [id, because],
  );
  if (!rows[0]) return undefined;
  const { keys, ...failed } = rows[0];
  return { ...failed, messages: await claimedMessages(db, keys) };
}

/** Keys of those messages that another channel has brought to the same person, or still may. */
export async function broughtOtherwise(db: Db, { contact, messages }: FailedDelivery): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>(
    `select m.message_key as key from delivery_message m join delivery d on d.id = m.delivery
      where m.message_key = any($1) and d.contact = $2 and d.status <> 'failed'`,
    [messages.map(({ key }) => key), contact],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Somebody to whom one of these messages was addressed before, and where. */
export interface Tried {
  contact: string;
  channel: string;
  address: string;
}

export async function triedBefore(db: Db, messageKeys: readonly string[]): Promise<Tried[]> {
  const { rows } = await db.query<Tried>(
    `select distinct d.contact, d.channel, d.address from delivery_message m join delivery d on d.id = m.delivery
      where m.message_key = any($1) and d.contact is not null`,
    [messageKeys],
  );
  return rows;
}
