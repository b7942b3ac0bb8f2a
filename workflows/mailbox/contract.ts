// What others know of a party's mailbox: a short-lived workflow that claims what waits, freezes deliveries and sends
// them.
import type { PartyId } from '../../measures/vocabulary.ts';

export const MAILBOX = 'mailbox';
export const MAILBOX_QUEUE = 'mailbox';
export const DELIVER_QUEUE = 'deliver';
export const NEWS_SIGNAL = 'news';

export const mailboxIdOf = (party: PartyId): string => `mailbox:${party}`;

export interface MailboxInput {
  party: PartyId;
  /** The latest news a run before this one knew of. */
  dueAt?: number;
}

/**
 * Something is due. The relay judged that by PostgreSQL's clock, which may be ahead of the workflow's: `dueAt` (epoch
 * ms) is claimed in any case.
 */
export interface News {
  dueAt: number;
}

const LATEST = Date.UTC(2100, 0);

/**
 * The instant that news tells of; 0 where what the signal was sent with, perhaps by hand in the Temporal UI, tells of
 * none: that there is news holds all the same.
 */
export function dueAtOf(news: unknown): number {
  const { dueAt } = (news ?? {}) as { dueAt?: unknown };
  return typeof dueAt === 'number' && dueAt > 0 && dueAt < LATEST ? dueAt : 0;
}

/** A frozen delivery that is not yet sent. */
export interface UnsentDelivery {
  id: string;
  channel: string;
  /** Id of the contact it goes to; deliveries to one person by one channel go one after another. */
  recipient: string;
  /** Epoch ms at which it was frozen; it is tried for `TRIED_FOR_MS` from here. */
  datedAt: number;
}

/** After five days of vain attempts a delivery is given up and its fall-back tried. */
export const TRIED_FOR_MS = 5 * 86_400_000;

/** Runs on queue `mailbox`: short transactions in PostgreSQL. */
export interface MailboxActivities {
  /**
   * Claims waiting messages, freezes one delivery per recipient and channel, answers all unsent deliveries of the
   * party.
   */
  claimMessages(input: { party: PartyId; asOf: number }): Promise<UnsentDelivery[]>;
  /** Marks a delivery failed and freezes its fall-back (another person of the party), which the next claim answers. */
  giveUpDelivery(input: { deliveryId: string; because: string; asOf: number }): Promise<void>;
}

/**
 * Runs on queue `deliver`, rate-limited, retried for days; a permanent refusal is noted on the delivery (with its
 * fall-back) and not thrown.
 */
export interface DeliverActivities {
  deliverMessage(input: { deliveryId: string; asOf: number }): Promise<'sent' | 'failed'>;
}
