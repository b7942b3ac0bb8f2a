// What a storm has done, counted in the rows it left.
import type { Pool } from '../../database/pool.ts';
import { allKinds } from '../../measures/register.ts';

export interface Reminders {
  /** Said by the ledger's lines. */
  due: number;
  inOutbox: number;
  /** Taken back before they were sent: the duty was met, or its date moved. */
  takenBack: number;
  /** Not yet in a delivery. */
  waiting: number;
  /** In a delivery that was sent. */
  delivered: number;
  inTwoDeliveries: number;
  /** Left out of their letter, which says why, for the party was told something later of the same dossier. */
  overtaken: number;
  /** Due, neither taken back, nor delivered, nor overtaken. */
  lost: number;
}

/** Names of the acts of every kind of dossier, each once. */
export const ACTS_OF_ALL = [...new Set(allKinds().flatMap(({ acts }) => acts.map(({ name }) => name)))];

const OF_DUTIES = `m.notice ->> 'kind' = 'reminder'`;

/** Where the reminders are at this moment: cheap enough to be asked again and again. */
export async function soFar(pool: Pool): Promise<{ said: number; delivered: number; wakes: number }> {
  const { rows } = await pool.query<{ said: number; delivered: number; wakes: number }>(
    `select (select count(*)::int from message m where ${OF_DUTIES} and status <> 'cancelled') as said,
      (select count(*)::int from delivery_message l join delivery d on d.id = l.delivery and d.status = 'sent'
        join message m on m.key = l.message_key where ${OF_DUTIES}) as delivered,
      (select count(*)::int from ledger where line = 'time') as wakes`,
  );
  return rows[0]!;
}

/** Messages, of whatever kind, and deliveries that are still to go out. */
export async function leftToSend(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ left: number }>(
    `select ((select count(*) from message where status = 'waiting') +
             (select count(*) from delivery where status in ('waiting', 'retrying')))::int as "left"`,
  );
  return rows[0]!.left;
}

/** After the storm. The ledger's own words are counted against the outbox, so that a row that never came is seen. */
export async function countReminders(pool: Pool): Promise<Reminders> {
  const { rows } = await pool.query<Omit<Reminders, 'lost'>>(`
    with said as (select distinct jsonb_array_elements_text(messages -> 'said') as key from ledger),
    placed as (
      select l.message_key as key, count(*) filter (where d.status = 'sent') as sent, count(*) as places,
        count(*) filter (where d.status = 'leftOut' and jsonb_exists(d.left_out, l.message_key)) as left_out
        from delivery_message l join delivery d on d.id = l.delivery group by l.message_key
    )
    select (select count(*)::int from said left join message m using (key) where m.key is null or ${OF_DUTIES}) as due,
      count(*)::int as "inOutbox",
      count(*) filter (where m.status = 'cancelled')::int as "takenBack",
      count(*) filter (where m.status = 'waiting')::int as waiting,
      count(*) filter (where p.sent >= 1)::int as delivered,
      count(*) filter (where p.sent = 0 and p.left_out >= 1 and exists (select from message later
        where later.party = m.party and later.kind = m.kind and later.code = m.code and later.seq > m.seq))::int as overtaken,
      count(*) filter (where p.places > 1)::int as "inTwoDeliveries"
      from message m left join placed p using (key) where ${OF_DUTIES}`);
  const counted = rows[0]!;
  return { ...counted, lost: counted.due - counted.takenBack - counted.delivered - counted.overtaken };
}

export interface Lines {
  projects: number;
  units: number;
  acts: number;
  wakes: number;
  recalculations: number;
  messages: number;
  mails: number;
  /** Acts accepted, with how often. */
  accepted: Record<string, number>;
  /** Wakes that came this much later than planned, at most, seconds of the project's clock. */
  latestWakeS: number;
}

export async function countLines(pool: Pool): Promise<Lines> {
  const { rows } = await pool.query<Omit<Lines, 'accepted'>>(`select
    (select count(*)::int from dossier where kind = 'project') as projects,
    (select count(*)::int from dossier where kind = 'unit') as units,
    count(*) filter (where line = 'act')::int as acts, count(*) filter (where line = 'time')::int as wakes,
    count(*) filter (where line = 'recalculation')::int as recalculations, (select count(*)::int from message) as messages,
    (select count(*)::int from delivery where status = 'sent') as mails,
    coalesce(max(extract(epoch from at) - planned / 1000.0) filter (where line = 'time'), 0)::float8 as "latestWakeS"
    from (select line, at, lag((outcome ->> 'nextWakeAt')::float8) over (partition by kind, code order by seq) as planned from ledger) lines`);
  const acts = await pool.query<{ act: string; times: number }>(
    `select act, count(*)::int as times from ledger where line = 'act' group by act`,
  );
  return { ...rows[0]!, accepted: Object.fromEntries(acts.rows.map(({ act, times }) => [act, times])) };
}

export const neverAccepted = ({ accepted }: Pick<Lines, 'accepted'>): string[] =>
  ACTS_OF_ALL.filter((name) => !accepted[name]);
