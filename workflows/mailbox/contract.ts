// What others know of a party's mailbox: a short-lived workflow that claims what waits, freezes deliveries and sends them.
import type { PartyId } from '../../measures/vocabulary.ts';

export const MAILBOX = 'mailbox';
export const MAILBOX_QUEUE = 'mailbox';
export const DELIVER_QUEUE = 'deliver';
export const NEWS_SIGNAL = 'news';

export const mailboxIdOf = (party: PartyId): string => `mailbox:${party}`;

export interface MailboxInput {
  party: PartyId;
}

export type ChannelName = 'smtp';

/** A frozen delivery that is not yet sent. Its id is the `Message-ID`. */
export interface UnsentDelivery {
  id: string;
  channel: ChannelName;
}

/** Runs on queue `mailbox`: claims waiting messages, freezes one delivery per recipient and channel in one transaction, answers all unsent deliveries of the party. */
export interface MailboxActivities {
  claimMessages(input: { party: PartyId; asOf: number }): Promise<UnsentDelivery[]>;
}

/** Runs on queue `deliver`, rate-limited, retried for days; a permanent refusal is noted on the delivery and not thrown. */
export interface DeliverActivities {
  deliverMessage(input: { deliveryId: string; asOf: number }): Promise<'sent' | 'failed'>;
}
