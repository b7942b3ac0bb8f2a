// To whom messages went already, or may go yet: nobody gets one twice.
import type { Db } from './pool.ts';

/** A person where a channel finds him. */
export interface TriedPlace {
  contact: string;
  channel: string;
  /** Null where nothing went: the person has a delivery by this channel, and the address may serve somebody else. */
  address: string | null;
}

/** Keys of those messages that this person has by another delivery, or may get yet. */
export async function broughtOtherwise(
  db: Db,
  { id, contact, messageKeys }: { id: string; contact: string | null; messageKeys: readonly string[] },
): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>(
    `select m.message_key as key from delivery_message m join delivery d on d.id = m.delivery
      where m.message_key = any($1) and d.contact = $2 and d.id <> $3 and d.status in ('waiting', 'retrying', 'sent')`,
    [messageKeys, contact, id],
  );
  return new Set(rows.map(({ key }) => key));
}

/**
 * Where one of these messages was sent or tried, by any delivery but `except`. What was left out was not: its address is
 * free for others, and only its person, who has a delivery of it, is known.
 */
export async function triedBefore(
  db: Db,
  messageKeys: readonly string[],
  except: string | undefined,
): Promise<TriedPlace[]> {
  const { rows } = await db.query<TriedPlace>(
    `select distinct d.contact, d.channel, case when d.status <> 'leftOut' then d.address end as address from delivery_message m join delivery d on d.id = m.delivery
      where m.message_key = any($1) and d.contact is not null and d.id is distinct from $2`,
    [messageKeys, except ?? null],
  );
  return rows;
}

/** Whether all of these messages went, or may go yet, to this address by another delivery: the same person under another id. */
export async function isKnownThere(
  db: Db,
  { id, messageKeys, channel }: { id: string; messageKeys: readonly string[]; channel: string },
  address: string,
): Promise<boolean> {
  const { rows } = await db.query<{ known: number }>(
    `select count(distinct m.message_key)::int as known from delivery_message m join delivery d on d.id = m.delivery
      where m.message_key = any($1) and d.channel = $2 and lower(d.address) = lower($3) and d.id <> $4
        and d.status in ('waiting', 'retrying', 'sent')`,
    [messageKeys, channel, address, id],
  );
  return rows[0]!.known === messageKeys.length;
}

/** Keys of those messages whose very notice this person has for another post, by a delivery that arrived or may yet. */
export async function toldOtherwise(db: Db, contact: string, messageKeys: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ key: string }>(
    `select m.key from message m where m.key = any($1) and exists (
       select from message o join delivery_message l on l.message_key = o.key join delivery d on d.id = l.delivery
        where o.party = m.party and o.kind = m.kind and o.code = m.code and o.notice = m.notice and o.post <> m.post
          and d.contact = $2 and d.status in ('waiting', 'retrying', 'sent') and not jsonb_exists(d.left_out, o.key))`,
    [messageKeys, contact],
  );
  return new Set(rows.map(({ key }) => key));
}
