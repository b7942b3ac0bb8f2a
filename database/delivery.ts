// Deliveries as people read them: what was sent of a message, to whom, and if not, why. Claiming and sending have files
// of their own.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';
import type { ContactDuty } from './party.ts';

export interface Delivery {
  /** Also the local part of the `Message-ID`. */
  id: string;
  party: PartyId;
  person: ContactDuty;
  channel: string;
  recipientName: string | null;
  address: string | null;
  windowOn: string;
  messageKeys: string[];
  subject: string;
  bodyText: string;
  datedAt: number;
  attempts: number;
  status: 'unsent' | 'sent' | 'failed';
  failedBecause: string | null;
  sentAt: number | null;
}

/** Deliveries that carry any of these messages, the oldest first. */
export async function deliveriesOf(db: Db, messageKeys: readonly string[]): Promise<Delivery[]> {
  const { rows } = await db.query<Delivery>(
    `select id, party, person, channel, recipient_name as "recipientName", address, window_on as "windowOn", message_keys as "messageKeys", subject,
       body_text as "bodyText", dated_at as "datedAt", attempts, status, failed_because as "failedBecause", sent_at as "sentAt"
     from delivery where message_keys && $1::text[] order by dated_at, id`,
    [messageKeys],
  );
  return rows;
}
