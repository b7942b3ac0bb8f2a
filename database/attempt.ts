// One attempt at a frozen delivery: begun, sent, or given up.
import type { PartyId } from '../measures/vocabulary.ts';
import type { ClaimedMessage } from './claim.ts';
import type { Db } from './pool.ts';
import type { ContactDuty } from './recipient.ts';

/** A delivery as the mail server gets it. */
export interface DeliveryUnderWay {
  id: string;
  channel: string;
  address: string;
  recipientName: string;
  subject: string;
  text: string;
  html: string;
  datedAt: number;
}

/** A delivery that could not be sent, with what lay in it. */
export interface FailedDelivery {
  id: string;
  party: PartyId;
  person: ContactDuty;
  channel: string;
  recipientName: string | null;
  messages: ClaimedMessage[];
}

/** Counts the attempt; undefined when nothing is left to do: it was sent or given up before. */
export async function beginAttempt(db: Db, id: string): Promise<DeliveryUnderWay | undefined> {
  const { rows } = await db.query<DeliveryUnderWay>(
    `update delivery set attempts = attempts + 1 where id = $1 and status = 'unsent'
     returning id, channel, address, recipient_name as "recipientName", subject, body_text as text, body_html as html, dated_at as "datedAt"`,
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
     returning id, party, person, channel, recipient_name as "recipientName", message_keys as keys`,
    [id, because],
  );
  if (!rows[0]) return undefined;
  const { keys, ...failed } = rows[0];
  const { rows: messages } = await db.query<FailedDelivery['messages'][number]>(
    'select key, kind, code, planned_on as "plannedOn", person, notice from message where key = any($1) order by key',
    [keys],
  );
  return { ...failed, messages };
}

/** Persons to whom one of these messages was already addressed on this channel, with the addresses tried. */
export async function triedRecipients(
  db: Db,
  messageKeys: string[],
  channel: string,
): Promise<{ person: ContactDuty; address: string | null }[]> {
  const { rows } = await db.query<{ person: ContactDuty; address: string | null }>(
    `select distinct d.person, d.address from delivery_message m join delivery d on d.id = m.delivery where m.message_key = any($1) and m.channel = $2`,
    [messageKeys, channel],
  );
  return rows;
}
