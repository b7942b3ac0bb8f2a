// One attempt at a frozen delivery: what is known before it, that it began, and what came of it. Whoever notes an outcome
// names the version that was tried: what was addressed or ordered anew meanwhile is another.
import type { Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { DeliveryRecipient, FrozenDelivery } from './claim.ts';
import type { Db } from './pool.ts';

export type DeliveryStatus = 'waiting' | 'retrying' | 'sent' | 'failed' | 'leftOut';

/** A delivery as it stands, locked. */
export interface StandingDelivery {
  id: string;
  version: number;
  party: PartyId;
  contact: string | null;
  post: Post;
  channel: string;
  address: string | null;
  recipientName: string | null;
  messageKeys: string[];
  /** Key -> why it is not in the text. */
  leftOut: Record<string, string>;
  subject: string;
  text: string;
  html: string;
  /** Why it comes to this person and not to the one it was meant for. */
  insteadOf: string | null;
  /** The delivery in whose place it goes. */
  standsFor: string | null;
  datedAt: number;
  status: DeliveryStatus;
  because: string | null;
  attempts: number;
  unknownOutcomes: number;
  triedSince: number | null;
  attemptBegunAt: number | null;
  nextAttemptAt: number | null;
}

const STANDING = `id, version, party, contact, post, channel, address, recipient_name as "recipientName", message_keys as "messageKeys",
  left_out as "leftOut", subject, body_text as text, body_html as html, instead_of as "insteadOf", stands_for as "standsFor", dated_at as "datedAt", status, because, attempts,
  unknown_outcomes as "unknownOutcomes", tried_since as "triedSince", attempt_begun_at as "attemptBegunAt",
  next_attempt_at as "nextAttemptAt"`;

/** SQL that keeps how a delivery stood before it is changed. */
export const REMEMBERED = `history = history || jsonb_build_object('at', (extract(epoch from now()) * 1000)::bigint, 'status', status,
  'recipientName', recipient_name, 'address', address, 'because', because)`;

export async function lockDelivery(db: Db, id: string): Promise<StandingDelivery | undefined> {
  const { rows } = await db.query<StandingDelivery>(`select ${STANDING} from delivery where id = $1 for update`, [id]);
  return rows[0];
}

/** Those of the party that `condition` (SQL on `d`) picks, locked in the order of their ids. */
export async function lockDeliveries(db: Db, party: PartyId, condition: string): Promise<StandingDelivery[]> {
  const { rows } = await db.query<StandingDelivery>(
    `select ${STANDING} from delivery d where d.party = $1 and ${condition} order by d.id for update of d`,
    [party],
  );
  return rows;
}

/** An attempt begins; until its outcome is noted nobody knows whether it arrived. */
export async function beginAttempt(db: Db, id: string, at: number): Promise<void> {
  await db.query(
    `update delivery set attempts = attempts + 1, attempt_begun_at = $2, tried_since = coalesce(tried_since, $2),
       next_attempt_at = null where id = $1`,
    [id, new Date(at)],
  );
}

/** The worker died in an attempt: it may have arrived. `at` (epoch ms): when it goes out again. */
export async function noteCutOff(db: Db, id: string, { because, at }: { because: string; at: number }): Promise<void> {
  await db.query(
    `update delivery set unknown_outcomes = unknown_outcomes + 1, attempt_begun_at = null, status = 'retrying', because = $2,
       next_attempt_at = $3 where id = $1`,
    [id, because, new Date(at)],
  );
}

/** What was tried: a delivery in one version. */
export interface Tried {
  id: string;
  version: number;
}

export async function noteSent(db: Db, { id, version }: Tried, at: number): Promise<void> {
  await db.query(
    `update delivery set status = 'sent', sent_at = $3, because = null, attempt_begun_at = null, next_attempt_at = null
      where id = $1 and version = $2 and status in ('waiting', 'retrying')`,
    [id, version, new Date(at)],
  );
}

export interface NextAttempt {
  because: string;
  /** Epoch ms. */
  at: number;
  isOutcomeUnknown: boolean;
}

export async function noteTryingAgain(db: Db, { id, version }: Tried, next: NextAttempt): Promise<void> {
  await db.query(
    `update delivery set status = 'retrying', because = $3, next_attempt_at = $4, attempt_begun_at = null,
       unknown_outcomes = unknown_outcomes + $5::integer where id = $1 and version = $2 and status in ('waiting', 'retrying')`,
    [id, version, next.because, new Date(next.at), next.isOutcomeUnknown ? 1 : 0],
  );
}

/** It goes out no more: it failed, or nothing of it holds. */
export async function closeDelivery(db: Db, id: string, status: 'failed' | 'leftOut', because: string): Promise<void> {
  await db.query(
    `update delivery set ${REMEMBERED}, status = $2, because = $3, attempt_begun_at = null, next_attempt_at = null where id = $1`,
    [id, status, because],
  );
}

/** Nobody is there to get it: it waits, failed, for somebody. False where another of these messages waits so already. */
export async function unaddress(
  db: Db,
  { id, messageKeys, post }: StandingDelivery,
  because: string,
): Promise<boolean> {
  const { rows } = await db.query(
    `select from delivery_message where message_key = any($1) and recipient = $2 and channel = 'none' limit 1`,
    [messageKeys, post],
  );
  if (rows.length > 0) return false;
  await db.query(
    `update delivery set ${REMEMBERED}, contact = null, channel = 'none', recipient_name = null, address = null, status = 'failed', because = $2,
       version = version + 1, attempt_begun_at = null, next_attempt_at = null where id = $1`,
    [id, because],
  );
  return true;
}

/** It begins anew, as if it had never been tried: at this address, from this day on. */
export async function renewDelivery(
  db: Db,
  id: string,
  { address, name }: Pick<DeliveryRecipient, 'address' | 'name'>,
  datedAt: number,
): Promise<void> {
  await db.query(
    `update delivery set ${REMEMBERED}, address = $2, recipient_name = $3, status = 'waiting', because = null, version = version + 1,
       attempts = 0, unknown_outcomes = least(unknown_outcomes, 1), tried_since = null, attempt_begun_at = null, next_attempt_at = null, announced_at = null,
       dated_at = case when unknown_outcomes = 0 then $4 else dated_at end where id = $1`,
    [id, address, name, new Date(datedAt)],
  );
}

type Words = Pick<StandingDelivery, 'subject' | 'text' | 'html' | 'recipientName' | 'messageKeys' | 'leftOut'>;

/** The text as it is from now on; `id` stays, since nothing of it has arrived. */
export async function refreeze(db: Db, id: string, words: Words): Promise<void> {
  const { subject, text, html, recipientName, messageKeys, leftOut } = words;
  await db.query(
    `update delivery set subject = $2, body_text = $3, body_html = $4, recipient_name = $5, message_keys = $6, left_out = $7 where id = $1`,
    [id, subject, text, html, recipientName, messageKeys, leftOut],
  );
}

/** Puts a part of a delivery that was too large beside it: its messages now lie there. */
export async function insertPart(
  db: Db,
  { id: whole, insteadOf, standsFor }: Pick<StandingDelivery, 'id' | 'insteadOf' | 'standsFor'>,
  part: FrozenDelivery,
): Promise<void> {
  const { id, party, post, recipient, windowOn, messageKeys, subject, text, html, datedAt } = part;
  const to = recipient!;
  await db.query(
    `insert into delivery (id, party, contact, post, channel, recipient_name, address, window_on, message_keys, subject, body_text, body_html, dated_at, instead_of, stands_for)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      party,
      to.contact,
      post,
      to.channel,
      to.name,
      to.address,
      windowOn,
      messageKeys,
      subject,
      text,
      html,
      new Date(datedAt),
      insteadOf,
      standsFor,
    ],
  );
  await db.query('update delivery_message set delivery = $1 where delivery = $2 and message_key = any($3)', [
    id,
    whole,
    messageKeys,
  ]);
}
