// Deliveries as people see them: where each letter stands, since when and why.
import type { Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { DeliveryStatus } from './attempt.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';
import { column, instant, instantOrNull, table, type RowOf } from './table.ts';

const DELIVERIES = table('delivery', {
  id: column<string>(),
  party: column<PartyId>(),
  /** Null where there was nobody to write to. */
  contact: column<string | null>(),
  post: column<Post>(),
  channel: column<string>(),
  recipientName: column<string | null>(),
  address: column<string | null>(),
  messageKeys: column<string[]>(),
  /** Key -> why it is not in the text. */
  leftOut: column<Record<string, string>>(),
  subject: column<string>(),
  datedAt: instant,
  status: column<DeliveryStatus>(),
  because: column<string | null>(),
  attempts: column<number>(),
  unknownOutcomes: column<number>(),
  triedSince: instantOrNull,
  nextAttemptAt: instantOrNull,
  sentAt: instantOrNull,
});
export type Delivery = RowOf<typeof DELIVERIES>;

export interface DeliveryFilter {
  status?: DeliveryStatus;
  party?: PartyId;
  channel?: string;
  /** Of the dossier of one of its messages. */
  code?: string;
}

export interface DeliveryPlace {
  datedAt: number;
  id: string;
}

export async function readDelivery(db: Db, id: string): Promise<Delivery | undefined> {
  const { rows } = await db.query<Delivery>(`select ${DELIVERIES.selected()} from delivery where id = $1`, [id]);
  return rows[0];
}

/** The youngest first. */
export async function listDeliveries(
  db: Db,
  { status, party, channel, code }: DeliveryFilter,
  { limit, after }: { limit: number; after?: DeliveryPlace },
): Promise<Page<Delivery, DeliveryPlace>> {
  const { rows } = await db.query<Delivery>(
    `select ${DELIVERIES.selected('d')} from delivery d
      where ($1::text is null or d.status = $1) and ($2::text is null or d.party = $2) and ($3::text is null or d.channel = $3)
        and ($4::text is null or exists (select from delivery_message l join message m on m.key = l.message_key where l.delivery = d.id and lower(m.code) = lower($4)))
        and ($5::timestamptz is null or d.dated_at < $5 or (d.dated_at = $5 and d.id > $6)) order by d.dated_at desc, d.id limit $7`,
    [
      status ?? null,
      party ?? null,
      channel ?? null,
      code ?? null,
      after ? new Date(after.datedAt) : null,
      after?.id ?? null,
      limit + 1,
    ],
  );
  return pageOf(rows, limit, ({ datedAt, id }) => ({ datedAt, id }));
}

/** A message in a delivery; `because` is of that message where it was left out. */
export type MessageInDelivery = Delivery & { key: string };

/** Deliveries in which these messages lie, oldest first. */
export async function deliveriesOfMessages(db: Db, keys: readonly string[]): Promise<MessageInDelivery[]> {
  const { rows } = await db.query<MessageInDelivery>(
    `select l.message_key as key, ${DELIVERIES.selected('d')} from delivery_message l join delivery d on d.id = l.delivery
      where l.message_key = any($1) order by d.dated_at, d.id`,
    [keys],
  );
  return rows;
}

export async function countDeliveries(db: Db): Promise<{ status: DeliveryStatus; channel: string; count: number }[]> {
  const { rows } = await db.query<{ status: DeliveryStatus; channel: string; count: number }>(
    'select status, channel, count(*)::int as count from delivery group by status, channel order by status, channel',
  );
  return rows;
}

/** How the deliveries of a party stand: those of the last day, and whatever is not settled. */
export async function unsettledDeliveriesOf(db: Db, party: PartyId): Promise<Delivery[]> {
  const { rows } = await db.query<Delivery>(
    `select ${DELIVERIES.selected()} from delivery where party = $1 and status in ('waiting', 'retrying', 'failed')
      order by status desc, dated_at desc limit 200`,
    [party],
  );
  return rows;
}

export async function failedAmong(db: Db, ids: readonly string[]): Promise<Delivery[]> {
  const { rows } = await db.query<Delivery>(
    `select ${DELIVERIES.selected()} from delivery where id = any($1) and status = 'failed' order by dated_at, id`,
    [ids],
  );
  return rows;
}

/** Of one party, all that needs a person. */
export interface TroubledParty {
  party: PartyId;
  failed: number;
  /** Tried for longer than a mail usually takes. */
  late: number;
  /** The oldest of them. */
  delivery: string;
  because: string | null;
  since: number;
}

/** Reasons of those that wait for longer, or failed and nobody else of the party got what lay in them. */
export async function troubledParties(db: Db, lateMs: number): Promise<TroubledParty[]> {
  const { rows } = await db.query<TroubledParty>(
    `with troubled as (
       select d.* from delivery d
        where d.status in ('waiting', 'retrying') and coalesce(d.tried_since, d.dated_at) < now() - $1 * interval '1 millisecond'
           or d.status = 'failed' and exists (
             select from delivery_message l where l.delivery = d.id and not exists (
               select from delivery_message o join delivery e on e.id = o.delivery
                where o.message_key = l.message_key and e.id <> d.id and e.status <> 'failed'))
     )
     select party, count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status <> 'failed')::int as late,
            (array_agg(id order by dated_at, id))[1] as delivery, (array_agg(because order by dated_at, id))[1] as because,
            min(dated_at) as since
       from troubled group by party order by party`,
    [lateMs],
  );
  return rows;
}
