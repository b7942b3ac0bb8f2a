// What others know of a party's mailbox: a short-lived workflow that claims what waits, freezes deliveries and sends
// them.
import type { Post } from '../../measures/post.ts';
import type { PartyId } from '../../measures/vocabulary.ts';

export const MAILBOX = 'mailbox';
export const MAILBOX_QUEUE = 'mailbox';
export const DELIVER_QUEUE = 'deliver';
/** The activity that attempts a delivery. */
export const DELIVER_ACTIVITY = 'deliverMessage' satisfies keyof DeliverActivities;
export const NEWS_SIGNAL = 'news';
export const ORDER_UPDATE = 'order';
/** Shown in the list of the Temporal UI. */
export const MAILBOX_SUMMARY = '信箱：认领到时的消息，逐封发送';

export const mailboxIdOf = (party: PartyId): string => `mailbox:${party}`;
/** The party whose mailbox a workflow id names; undefined for other workflows. */
export const partyOfMailbox = (workflowId: string): PartyId | undefined => /^mailbox:(.+)$/.exec(workflowId)?.[1];

export interface MailboxInput {
  party: PartyId;
  /** The latest news a run before this one knew of. */
  dueAt?: number;
  /** Deliveries that failed in the runs before this one, since the mailbox was last empty. */
  failed?: string[];
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

/** What an administrator orders of a delivery: to send it again, or to send what lies in it to another contact. */
export interface DeliveryOrder {
  deliveryId: string;
  /** Of the contact; absent: to whom it went. */
  contact?: string;
  /** Who orders it. */
  by: { party: PartyId; sub: string };
  requestKey: string;
  requestHash: string;
}

export interface DeliveryOrderOutcome {
  /** The delivery that goes out by the order. */
  deliveryId: string;
  /** Of the order that was carried out under this key. */
  requestHash: string;
}

/** Types of the failures with which an order is turned away. */
export type OrderRefusalType = 'Malformed' | 'OrderRefused';

/** A frozen delivery that is not yet sent. */
export interface UnsentDelivery {
  id: string;
  /** Another than the one under way: it was addressed or ordered anew. */
  version: number;
  /** Deliveries of one lane go out one after another. Its own id: it is alone there. */
  lane: string;
  /** Chinese, for the Temporal UI. */
  summary: string;
}

export interface Claim {
  unsent: UnsentDelivery[];
  /** Deliveries that could be addressed to nobody. */
  failed: string[];
  /** How all deliveries stand, in Chinese, for the Temporal UI. */
  details: string;
}

/** Of one attempt, or of several in a row. Stepped aside: it is tried again, and holds up nobody. */
export type DeliveryOutcome = 'sent' | 'failed' | 'leftOut' | 'split' | 'steppedAside';

/**
 * What lay in a delivery that is settled. It stands in the history so that a database which was put back can be told
 * what went out since: nothing of it is sent a second time.
 */
export interface SettledDelivery {
  outcome: Extract<DeliveryOutcome, 'sent' | 'failed' | 'leftOut'>;
  /** Id of the contact. */
  contact: string | null;
  post: Post;
  channel: string;
  messageKeys: string[];
  datedAt: number;
  /** Why it failed or was left out. */
  because: string | null;
  /** The delivery in whose place it went. */
  standsFor: string | null;
}

/** Settled, or what became of it otherwise. */
export type DeliveryReport = SettledDelivery | Exclude<DeliveryOutcome, SettledDelivery['outcome']>;

/** Runs on queue `mailbox`: short transactions in PostgreSQL. */
export interface MailboxActivities {
  /**
   * Claims waiting messages, freezes one delivery per recipient and channel, addresses anew what has another address by
   * now, answers all unsent deliveries of the party.
   */
  claimMessages(input: { party: PartyId; asOf: number }): Promise<Claim>;
  /** Carries an order out, once for each request key; refuses it with an `ApplicationFailure`. */
  orderDelivery(input: { party: PartyId; order: DeliveryOrder; asOf: number }): Promise<DeliveryOrderOutcome>;
  /** Which of these failed and why, in Chinese; empty where none of them is failed any more. */
  reportFailed(input: { party: PartyId; deliveryIds: string[] }): Promise<string>;
}

/**
 * Runs on queue `deliver`, rate-limited, retried for days at the pace that it sets itself; a delivery that failed is
 * noted (with its fall-back) and not thrown.
 */
export interface DeliverActivities {
  deliverMessage(input: { deliveryId: string; asOf: number; isAlone: boolean }): Promise<DeliveryReport>;
}
