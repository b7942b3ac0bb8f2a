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
  /** Left out likewise, and nothing was told since: what they speak of was met, fell away or moved meanwhile. */
  met: number;
  /** Due, and none of these. */
  lost: number;
  /** Lost, waiting, or sent though it was taken back, each with what is known of it; at most fifty. */
  astray: string[];
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

/**
 * After the storm: what became of each reminder that the ledger's lines said or the outbox holds, each once. The ledger's
 * own words are counted against the outbox, so that a row that never came is seen.
 */
export async function countReminders(pool: Pool): Promise<Reminders> {
  const { rows } = await pool.query<Reminders>(`
  with said as (select distinct jsonb_array_elements_text(messages -> 'said') as key from ledger),
  placed as (
    select l.message_key as key, count(*) filter (where d.status = 'sent') as sent, count(*) as places,
      string_agg(d.left_out ->> l.message_key, '；') filter (where d.status = 'leftOut') as left_out,
      string_agg(d.id || ' ' || d.status || ' ' || coalesce(d.because, ''), '；') as deliveries
      from delivery_message l join delivery d on d.id = l.delivery group by l.message_key
  ),
  told as (select party, kind, code, max(seq) as seq from message group by party, kind, code),
  reminder as (
    select key, m.status, m.party, m.planned_on, p.places, p.left_out, p.deliveries, case
        when m.status = 'cancelled' and p.sent >= 1 then 'taken back and sent'
        when m.status = 'cancelled' then 'takenBack'
        when m.status = 'waiting' then 'waiting'
        when p.sent >= 1 then 'delivered'
        when p.left_out is null then 'lost'
        when m.seq < t.seq then 'overtaken'
        when exists (select from message l where l.kind = m.kind and l.code = m.code and l.duty_ref = m.duty_ref
          and l.party = m.party and l.planned_on > m.planned_on) then 'overtaken'
        when d.record ->> 'dischargedOn' is not null or d.record ->> 'cancelled' is not null
          or (d.record ->> 'dueVersion')::int > m.due_version then 'met'
        else 'lost'
      end as fate
      from said full join message m using (key) left join placed p using (key) left join told t using (party, kind, code)
        left join (select kind, code, duty || ':' || key as duty_ref, record from duty) d using (kind, code, duty_ref)
      where m.key is null or ${OF_DUTIES}
  )
  select count(*)::int as due, count(status)::int as "inOutbox",
      count(*) filter (where fate = 'takenBack')::int as "takenBack",
      count(*) filter (where fate = 'waiting')::int as waiting,
      count(*) filter (where fate = 'delivered')::int as delivered,
      count(*) filter (where fate = 'overtaken')::int as overtaken,
      count(*) filter (where fate = 'met')::int as met,
      count(*) filter (where fate = 'lost')::int as lost,
      count(*) filter (where places > 1)::int as "inTwoDeliveries",
      coalesce((array_agg(
        fate || ': ' || key ||
          coalesce(', ' || status || ' for ' || party || ', planned on ' || planned_on, ', not in the outbox') ||
          ', in ' || coalesce(deliveries, 'no letter') || coalesce(', left out: ' || left_out, '')
        order by key) filter (where fate in ('lost', 'waiting', 'taken back and sent')))[1:50], '{}') as astray
      from reminder`);
  return rows[0]!;
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
