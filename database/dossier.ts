// One project as a whole, in as few round trips as can be: everything `record` must know, and everything it leaves
// behind.
import pg from 'pg';
import type { DutyRecord } from '../measures/duty.ts';
import type { ProjectFacts } from '../measures/project/facts.ts';
import type { TakingBack } from '../measures/notice.ts';
import { upsertDutiesSql, type StoredDuty } from './duty.ts';
import { appendLinesSql, type LineIdentity, type StoredLine } from './ledger.ts';
import { MESSAGE_CHANNEL, sayOnceSql, takeBackSql, type StoredMessage } from './message.ts';
import { inTransaction, inTwoRoundTrips, type Db, type Pool } from './pool.ts';
import { upsertProjectSql, type StoredProject } from './project.ts';
import { ARRANGEMENTS_FINGERPRINT_SQL } from './rest-day.ts';

export interface HeldProject<Recorded> {
  facts: ProjectFacts;
  seq: number;
  lastActSeq: number;
  ledgerHash: string;
  /** Instant of the last line. */
  lastAt: number;
  recorded: Recorded;
}

export interface Dossier<Recorded> {
  /** Null before the first line. */
  project: HeldProject<Recorded> | null;
  duties: DutyRecord[];
  /** Lines that are there already under the numbers or the request keys asked for. */
  lines: LineIdentity[];
  partyNames: Record<string, string>;
  /** Changes whenever the arrangements of rest days do. */
  arrangements: string;
}

/**
 * What is looked up with a project: the numbers and request keys that lines are to be recorded under, and parties by
 * name.
 */
export interface Wanted {
  code: string;
  from: number;
  to: number;
  parties: readonly string[];
  keys: readonly string[];
}

/** What a batch of lines leaves behind. */
export interface Leavings {
  lines: StoredLine[];
  project: StoredProject;
  duties: StoredDuty[];
  says: StoredMessage[];
  /** For messages of earlier batches, in the order of the lines. */
  takesBack: TakingBack[];
  /** Parties with something that may go at once. */
  promptly: string[];
}

/** One transaction that alone may write the project `code`, whether its row is there yet or not. */
export const holdingProject = <T>(pool: Pool, code: string, work: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(pool, work, beginHolding(code));

/** The same for what `record` does: read everything, decide, and leave what follows, if anything does. */
export const onDossier = <Recorded, Answer>(
  pool: Pool,
  wanted: Wanted,
  decide: (dossier: Dossier<Recorded>, db: Db) => Promise<{ answer: Answer; leavings?: Leavings }>,
): Promise<Answer> =>
  inTwoRoundTrips(
    pool,
    beginHolding(wanted.code),
    (db) => readDossier<Recorded>(db, wanted),
    async (dossier, db) => {
      const { answer, leavings } = await decide(dossier, db);
      return { answer, write: leavings && (() => leave(db, leavings)) };
    },
  );

/**
 * The row does not exist before the first line, so a lock on its name comes first; in the same round trip as the
 * beginning.
 */
const beginHolding = (code: string): string =>
  `begin; select pg_advisory_xact_lock(hashtextextended(${pg.escapeLiteral(`project:${code}`)}, 0))`;

const READ = `
  with held as (
    select facts, seq, last_act_seq as "lastActSeq", ledger_hash as "ledgerHash", recorded,
      round(extract(epoch from updated_at) * 1000)::bigint as "lastAt" from project where code = $1 for update
  )
  select (select to_jsonb(held) from held) as project,
    (select coalesce(jsonb_agg(record), '[]') from duty where project = $1) as duties,
    (select coalesce(jsonb_agg(jsonb_build_object('seq', seq, 'kind', kind, 'at', round(extract(epoch from at) * 1000)::bigint,
       'requestKey', request_key, 'requestHash', request_hash) order by seq), '[]') from ledger where project = $1 and (seq between $2 and $3 or request_key = any($5))) as lines,
    (select coalesce(jsonb_object_agg(id, name), '{}') from party where id = any($4)) as "partyNames",
    ${ARRANGEMENTS_FINGERPRINT_SQL} as arrangements`;

/** Reads a project, locks its row, and looks up which of the numbers `from` to `to` are taken. */
async function readDossier<Recorded>(db: Db, { code, from, to, parties, keys }: Wanted): Promise<Dossier<Recorded>> {
  const { rows } = await db.query<Dossier<Recorded>>({
    name: 'read-dossier',
    text: READ,
    values: [code, from, to, parties, keys],
  });
  return rows[0]!;
}

const LEAVE = `
  with appended as (${appendLinesSql('$2')}),
    shown as (${upsertProjectSql('$3')}),
    owed as (${upsertDutiesSql('$4')}),
    said as (${sayOnceSql('$5')}),
    taken_back as (${takeBackSql('$1', '$6')})
  select pg_notify('${MESSAGE_CHANNEL}', party) from unnest($7::text[]) party`;

/** Writes all of it in one statement. */
export async function leave(db: Db, { lines, project, duties, says, takesBack, promptly }: Leavings): Promise<void> {
  const rows = [lines, project, duties, says, takesBack].map((part) => JSON.stringify(part));
  await db.query({ name: 'leave', text: LEAVE, values: [project.code, ...rows, promptly] });
}
