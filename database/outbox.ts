// What the relay reads: whose mailbox has to be woken, and when the next message may go out. By PostgreSQL's clock
// throughout.
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

/** Announced once, a row is announced again only after so long: the mailbox it woke may have died before it claimed. */
const QUIET = `interval '10 minutes'`;
/** As long as a change of contacts may take to be committed: it bears the instant at which it began. */
const WHILE_WRITTEN = `interval '15 seconds'`;
/** The relay looks every few seconds. */
const SOON = `interval '1 minute'`;

const LOOKS_AFTER = `(c.departments = '{}' or (
  select o.department from message m join dossier o on o.kind = m.kind and o.code = m.code where m.key = d.message_keys[1]
) = any (c.departments))`;

/**
 * Found nobody to go to, and may find somebody now: one of the party's people or the administrator above it, who looks
 * after the department, of whom none stands in for a post above his own, and who has no delivery of it. Which of their
 * channels are open, a claim finds out.
 */
const ADDRESSABLE = `d.contact is null and d.status = 'failed' and exists (
  select from party p join contact c on c.party = case when c.post = 'administrator' then coalesce(p.department, p.id) else p.id end
   where p.id = d.party
     and array_position('{handler,head,leader,deputy,administrator}', c.post) >= array_position('{handler,head,leader,deputy,administrator}', d.post)
     and ${LOOKS_AFTER}
     and not exists (select from delivery_message l where l.message_key = any (d.message_keys) and l.recipient = c.id::text))`;

/** Whoever holds the post of a delivery now, under another address, and has nothing of what lies in it. */
const SUCCEEDED = `exists (
  select from party p join contact c on c.party = case when c.post = 'administrator' then coalesce(p.department, p.id) else p.id end
   where p.id = d.party and c.post = d.post and ${LOOKS_AFTER} and lower(c.addresses ->> d.channel) <> lower(d.address)
     and not exists (select from delivery e where e.message_keys && d.message_keys and e.contact = c.id))`;

/**
 * Its person has another address by now, or can no longer be reached by its channel. One that failed waits for a new
 * address or a new holder of the post: of the others somebody got what lay in it.
 */
export const MOVED = `d.contact is not null and d.attempt_begun_at is null and d.status in ('waiting', 'retrying', 'failed')
  and case when exists (select from contact c where c.id = d.contact and c.addresses ? d.channel)
    then exists (select from contact c where c.id = d.contact and c.addresses ->> d.channel <> d.address)
    else d.status <> 'failed' or ${SUCCEEDED} end`;

/** Contacts of the party were changed since it was announced: that news is another, whenever the last one was. */
const CHANGED_SINCE = `exists (
  select from party p where p.id in (d.party, (select department from party where id = d.party))
     and p.updated_at > d.announced_at - ${WHILE_WRITTEN})`;

/** A party with news, and exactly the rows that were seen: what arrives later must not be taken for announced. */
export interface Waking {
  party: PartyId;
  /**
   * Latest instant at which something fell due that a mailbox has not claimed yet, epoch ms; null when only unsent
   * deliveries are left over.
   */
  dueAt: number | null;
  messageKeys: string[];
  deliveryIds: string[];
}

/** Parties with due messages or deliveries that can go out, not announced lately, those that wait longest first. */
export const partiesToWake = (db: Db): Promise<Waking[]> =>
  wakings(db, `(announced_at is null or announced_at < now() - ${QUIET} or is_changed)`);

/**
 * Parties with something that is due for longer than it takes to wake a mailbox, announced or not: whether somebody
 * works on it, the engine knows. What found nobody is left to the relay: it may be a channel that is closed, and then
 * no waking helps.
 */
export const partiesLeftWaiting = (db: Db): Promise<Waking[]> =>
  wakings(db, `since < now() - ${SOON} and not found_nobody`);

async function wakings(db: Db, condition: string): Promise<Waking[]> {
  const { rows } = await db.query<{
    party: string;
    due_at: number | null;
    message_keys: string[];
    delivery_ids: string[];
  }>(
    `with news as (
       select * from (
         select party, send_not_before as since, true as is_news, false as found_nobody, key, null::uuid as id, announced_at, false as is_changed from message where status = 'waiting' and send_not_before <= now()
         union all
         select party, dated_at, false, false, null, id, announced_at, false from delivery where status in ('waiting', 'retrying')
         union all
         select d.party, d.dated_at, true, true, null, d.id, d.announced_at, ${CHANGED_SINCE} from delivery d where (${ADDRESSABLE}) or (${MOVED})
       ) unsent where ${condition}
     )
     select party, max(since) filter (where is_news) as due_at,
            coalesce(array_agg(key) filter (where key is not null), '{}') as message_keys,
            coalesce(array_agg(id) filter (where id is not null), '{}') as delivery_ids
       from news group by party order by min(since), party`,
  );
  return rows.map((row) => ({
    party: row.party,
    dueAt: row.due_at,
    messageKeys: row.message_keys,
    deliveryIds: row.delivery_ids,
  }));
}

export async function noteAnnounced(db: Db, { messageKeys, deliveryIds }: Waking): Promise<void> {
  await db.query(
    `with messages as (update message set announced_at = now() where key = any($1) and status = 'waiting')
     update delivery set announced_at = now() where id = any($2) and status not in ('sent', 'leftOut')`,
    [messageKeys, deliveryIds],
  );
}

/** Milliseconds until the next waiting message may go out, if that is within `withinMs`. */
export async function nextSendInMs(db: Db, withinMs: number): Promise<number | undefined> {
  const { rows } = await db.query<{ ms: number | null }>(
    `select extract(epoch from min(send_not_before) - now())::float8 * 1000 as ms from message
      where status = 'waiting' and send_not_before > now() and send_not_before <= now() + $1 * interval '1 millisecond'`,
    [withinMs],
  );
  return rows[0]?.ms ?? undefined;
}

/** How long the oldest that could go out waits, in seconds; 0 where nothing does. */
export interface OutboxAge {
  /** Of messages that no mailbox has claimed. */
  message: number;
  /** Of letters that nobody has taken yet. */
  delivery: number;
}

export async function outboxAge(db: Db): Promise<OutboxAge> {
  const { rows } = await db.query<OutboxAge>(
    `select greatest(0, coalesce(extract(epoch from now() - (
         select min(send_not_before) from message where status = 'waiting' and send_not_before <= now())), 0))::float8 as message,
       greatest(0, coalesce(extract(epoch from now() - (
         select min(dated_at) from delivery where status in ('waiting', 'retrying'))), 0))::float8 as delivery`,
  );
  return rows[0]!;
}
