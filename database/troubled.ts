// Deliveries that need a person: those that failed and were not made good, and those tried in vain for long.
import type { Post } from '../measures/post.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { DeliveryStatus } from './attempt.ts';
import type { Db } from './pool.ts';

export interface TroubledDelivery {
  party: PartyId;
  id: string;
  /** Null where there was nobody to write to. */
  contact: string | null;
  post: Post;
  recipientName: string | null;
  status: DeliveryStatus;
  because: string | null;
  since: number;
  /** Who has, or may get yet, all that lies in it. */
  others: { post: Post; name: string | null }[];
  /** How many there are of this party, of which not all need to be answered: that failed, and nobody else has; that somebody else has; that are tried. */
  lost: number;
  covered: number;
  late: number;
}

/** At most `most` of each party, what nobody has first, then the oldest. */
export async function troubledDeliveries(db: Db, lateMs: number, most: number): Promise<TroubledDelivery[]> {
  const { rows } = await db.query<TroubledDelivery>(
    `with troubled as (
       select d.party, d.id, d.contact, d.post, d.recipient_name, d.status, d.because, d.dated_at, (
         select coalesce(jsonb_agg(distinct jsonb_build_object('post', e.post, 'name', e.recipient_name)), '[]') from delivery e
          where e.message_keys && d.message_keys and e.id <> d.id and e.status not in ('failed', 'leftOut')
            and not exists (select from delivery_message l where l.delivery = d.id and not exists (
              select from delivery_message o join delivery f on f.id = o.delivery
               where o.message_key = l.message_key and f.id <> d.id and f.status not in ('failed', 'leftOut')))) as others
         from delivery d
        where d.status = 'failed'
           or d.status in ('waiting', 'retrying') and coalesce(d.tried_since, d.dated_at) < now() - $1 * interval '1 millisecond'
     ), ranked as (
       select t.*, count(*) filter (where status = 'failed' and others = '[]') over of_party as lost,
              count(*) filter (where status = 'failed' and others <> '[]') over of_party as covered,
              count(*) filter (where status <> 'failed') over of_party as late,
              row_number() over (partition by party order by status = 'failed' and others <> '[]', dated_at, id) as place
         from troubled t window of_party as (partition by party)
     )
     select party, id, contact, post, recipient_name as "recipientName", status, because, dated_at as since, others,
            lost::int, covered::int, late::int
       from ranked where place <= $2 order by party, place`,
    [lateMs, most],
  );
  return rows;
}

/** Letters that were refused for now, by the words of whoever refused them. */
export interface TriedLetters {
  because: string;
  letters: number;
  /** Since when the oldest of them is tried, epoch ms. */
  since: number;
}

/** Tried for longer than `overMs`, and not yet for `underMs`; at most `most` reasons, the most frequent first. */
export async function triedLetters(db: Db, overMs: number, underMs: number, most: number): Promise<TriedLetters[]> {
  const { rows } = await db.query<TriedLetters>(
    `with tried as (select because, coalesce(tried_since, dated_at) as since from delivery where status = 'retrying' and because is not null)
     select because, count(*)::int as letters, (extract(epoch from min(since)) * 1000)::float8 as since from tried
      where since between now() - $2 * interval '1 millisecond' and now() - $1 * interval '1 millisecond'
      group by because order by letters desc, because limit $3`,
    [overMs, underMs, most],
  );
  return rows;
}
