// Deliveries as people see them: where each letter stands, since when and why.
import type { Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { DeliveryStatus, StandingDelivery } from './attempt.ts';
import { pageOf, type Page } from './page.ts';
import type { Notice } from '../measures/notice.ts';
import type { Db } from './pool.ts';
import { column, instant, instantOrNull, table, type RowOf } from './table.ts';
import type { Reader } from './visible.ts';

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
  /** Why it comes to this person and not to the one it was meant for. */
  insteadOf: column<string | null>(),
  /** How it stood before it was closed, given a new address or ordered anew. */
  history: column<Stood[]>(),
  datedAt: instant,
  status: column<DeliveryStatus>(),
  because: column<string | null>(),
  attempts: column<number>(),
  unknownOutcomes: column<number>(),
  triedSince: instantOrNull,
  nextAttemptAt: instantOrNull,
  sentAt: instantOrNull,
});

interface Stood {
  at: number;
  status: DeliveryStatus;
  recipientName: string | null;
  address: string | null;
  because: string | null;
}

/** Another delivery of the same messages. */
interface Relative {
  delivery: string;
  post: Post;
  name: string | null;
  status: DeliveryStatus;
}

/** What hangs together with a delivery, and who could get it. */
interface Related {
  department: PartyId | null;
  /** In whose place it goes. */
  original: Relative | null;
  /** What goes in its place. */
  replacements: Relative[];
  /** People with an address who have nothing of it, and its own person; of what is not settled. */
  candidates: { id: string; post: Post; name: string; isOwn: boolean; isFoundByIt: boolean }[] | null;
}
/** A delivery by itself. */
export type DeliveryRow = RowOf<typeof DELIVERIES>;
export type Delivery = DeliveryRow & Related;

const RELATIVE = `jsonb_build_object('delivery', e.id, 'post', e.post, 'name', e.recipient_name, 'status', e.status)`;
/** SQL of a delivery `d` as it is shown. */
const SHOWN = `${DELIVERIES.selected('d')},
  (select p.department from party p where p.id = d.party) as department,
  (select ${RELATIVE} from delivery e where e.id = d.stands_for) as original,
  (select coalesce(jsonb_agg(${RELATIVE} order by e.dated_at, e.id), '[]') from delivery e where e.stands_for = d.id) as replacements,
  case when d.status in ('failed', 'retrying') then (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'post', c.post, 'name', c.name, 'isOwn', c.id is not distinct from d.contact,
        'isFoundByIt', jsonb_exists(c.addresses, d.channel)) order by array_position('{handler,head,leader,deputy,administrator}', c.post), c.id), '[]')
      from party p join contact c on c.party = case when c.post = 'administrator' then coalesce(p.department, p.id) else p.id end
     where p.id = d.party and c.addresses <> '{}' and (c.id is not distinct from d.contact or not exists (
       select from delivery e where e.message_keys && d.message_keys and e.contact = c.id))) end as candidates`;

export interface DeliveryFilter {
  status?: DeliveryStatus;
  party?: PartyId;
  channel?: string;
  /** Of the dossier of one of its messages. */
  code?: string;
}

/** SQL: `d` is of `party` or of one below it, or the reader sees all. */
const openTo = (seesAll: string, party: string): string =>
  `(${seesAll}::boolean or d.party = ${party} or exists (select from party p where p.id = d.party and p.department = ${party}))`;

export interface DeliveryPlace {
  datedAt: number;
  id: string;
}

/** The delivery, if it is open to the reader. */
export async function readDeliveryFor(db: Db, id: string, { party, seesAll }: Reader): Promise<Delivery | undefined> {
  const { rows } = await db.query<Delivery>(
    `select ${SHOWN} from delivery d where d.id = $1 and ${openTo('$2', '$3')}`,
    [id, seesAll, party],
  );
  return rows[0];
}

/** Which of these narrow a list to what the reader knows nothing of: a party or a dossier that is not there for him. */
export async function unknownIn(
  db: Db,
  { party: of, code }: DeliveryFilter,
  { party, seesAll }: Reader,
): Promise<{ party: boolean; code: boolean }> {
  const { rows } = await db.query<{ party: boolean; code: boolean }>(
    `select $1::text is not null and not exists (select from party p where p.id = $1 and ($3 or $4 in (p.id, p.department))) as party,
       $2::text is not null and not exists (select from dossier d where lower(d.code) = lower($2) and ($3 or d.parties @> array[$4::text]))
         and not exists (select from message m join delivery_message l on l.message_key = m.key join delivery d on d.id = l.delivery
           where lower(m.code) = lower($2) and ${openTo('$3', '$4')}) as code`,
    [of ?? null, code ?? null, seesAll, party],
  );
  return rows[0]!;
}

/** Messages with these keys, as letters are written of them. */
export async function noticesOf(
  db: Db,
  keys: readonly string[],
): Promise<{ key: string; kind: string; code: string; notice: Notice }[]> {
  const { rows } = await db.query<{ key: string; kind: string; code: string; notice: Notice }>(
    'select key, kind, code, notice from message where key = any($1) order by key',
    [keys],
  );
  return rows;
}

export async function readDelivery(db: Db, id: string): Promise<Delivery | undefined> {
  const { rows } = await db.query<Delivery>(`select ${SHOWN} from delivery d where d.id = $1`, [id]);
  return rows[0];
}

/** The youngest first. */
export async function listDeliveries(
  db: Db,
  { status, party, channel, code }: DeliveryFilter,
  reader: Reader,
  { limit, after }: { limit: number; after?: DeliveryPlace },
): Promise<Page<Delivery, DeliveryPlace>> {
  const { rows } = await db.query<Delivery>(
    `select ${SHOWN} from delivery d
      where ($1::text is null or d.status = $1) and ($2::text is null or d.party = $2) and ($3::text is null or d.channel = $3)
        and ($4::text is null or exists (select from delivery_message l join message m on m.key = l.message_key where l.delivery = d.id and lower(m.code) = lower($4)))
        and ${openTo('$8', '$9')}
        and ($5::timestamptz is null or d.dated_at < $5 or (d.dated_at = $5 and d.id > $6)) order by d.dated_at desc, d.id limit $7`,
    [
      status ?? null,
      party ?? null,
      channel ?? null,
      code ?? null,
      after ? new Date(after.datedAt) : null,
      after?.id ?? null,
      limit + 1,
      reader.seesAll,
      reader.party,
    ],
  );
  return pageOf(rows, limit, ({ datedAt, id }) => ({ datedAt, id }));
}

/** A message in a delivery; `because` is of that message where it was left out. */
export type MessageInDelivery = Delivery & { key: string };

/** Deliveries in which these messages lie, oldest first. */
export async function deliveriesOfMessages(db: Db, keys: readonly string[]): Promise<MessageInDelivery[]> {
  const { rows } = await db.query<MessageInDelivery>(
    `select l.message_key as key, ${SHOWN} from delivery_message l join delivery d on d.id = l.delivery
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

/** Those of a party that did not go out, by themselves: a claim asks for them each time. */
export async function unsettledDeliveriesOf(db: Db, party: PartyId): Promise<DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>(
    `select ${DELIVERIES.selected('d')} from delivery d where party = $1 and status in ('waiting', 'retrying', 'failed')
      order by status desc, dated_at desc limit 200`,
    [party],
  );
  return rows;
}

export async function failedAmong(db: Db, ids: readonly string[]): Promise<DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>(
    `select ${DELIVERIES.selected('d')} from delivery d where id = any($1) and status = 'failed' order by dated_at, id`,
    [ids],
  );
  return rows;
}

/** What a delivery that is settled tells of itself. */
export type LayingIn = Pick<
  StandingDelivery,
  'contact' | 'post' | 'channel' | 'messageKeys' | 'datedAt' | 'because' | 'standsFor'
>;

export async function layingIn(db: Db, id: string): Promise<LayingIn | undefined> {
  const { rows } = await db.query<LayingIn>(
    `select contact, post, channel, message_keys as "messageKeys", dated_at as "datedAt", because,
       stands_for as "standsFor" from delivery where id = $1`,
    [id],
  );
  return rows[0];
}
