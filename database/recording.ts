// One dossier as a whole, in as few round trips as can be: everything `record` must know, and everything it leaves
// behind.
import pg from 'pg';
import type { DossierFacts, DossierId } from '../measures/dossier.ts';
import type { DutyRecord } from '../measures/duty.ts';
import type { TakingBack } from '../measures/notice.ts';
import { DOSSIERS, upsertDossiersSql, type DossierRow } from './dossier.ts';
import { DUTIES, upsertDutiesSql, type DutyRow } from './duty.ts';
import { LEDGER, type LedgerLine, type LineIdentity } from './ledger.ts';
import {
  MESSAGE_CHANNEL,
  SAID_MESSAGES,
  puttingMessagesBack,
  sayOnceSql,
  takeBackSql,
  type PuttingBackBy,
  type SaidMessage,
} from './message.ts';
import { inTransaction, inTwoRoundTrips, type Db, type Pool } from './pool.ts';
import { RULES_FINGERPRINT_SQL } from './rules.ts';

export interface HeldRow<Recorded> {
  facts: DossierFacts;
  seq: number;
  lastActSeq: number;
  ledgerHash: string;
  /** Instant of the last line. */
  lastAt: number;
  recorded: Recorded;
}

export interface HeldDossier<Recorded> {
  /** Null before the first line. */
  row: HeldRow<Recorded> | null;
  duties: DutyRecord[];
  /** Lines that are there already under the numbers or the request keys asked for. */
  lines: LineIdentity[];
  partyNames: Record<string, string>;
  /** Changes whenever an edition of the calendar or of the practice is published. */
  rules: string;
}

/**
 * What is looked up with a dossier: the numbers and request keys that lines are to be recorded under, and parties by
 * name.
 */
export interface Wanted extends DossierId {
  from: number;
  to: number;
  parties: readonly string[];
  keys: readonly string[];
}

/** What a batch of lines leaves behind. */
export interface Leavings {
  lines: LedgerLine[];
  row: DossierRow;
  duties: DutyRow[];
  says: SaidMessage[];
  /** For messages of earlier batches, in the order of the lines. */
  takesBack: (TakingBack & { seq: number })[];
  /** Of lines that take an act back. */
  putsBack: PuttingBackBy[];
  /** Parties with something that may go at once. */
  promptly: string[];
}

/** One transaction that alone may write the dossier, whether its row is there yet or not. */
export const holdingDossier = <T>(pool: Pool, id: DossierId, work: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(pool, work, beginHolding(id));

/** The same for what `record` does: read everything, decide, and leave what follows, if anything does. */
export const onDossier = <Recorded, Answer>(
  pool: Pool,
  wanted: Wanted,
  decide: (held: HeldDossier<Recorded>, db: Db) => Promise<{ answer: Answer; leavings?: Leavings }>,
): Promise<Answer> =>
  inTwoRoundTrips(
    pool,
    beginHolding(wanted),
    (db) => readHeld<Recorded>(db, wanted),
    async (held, db) => {
      const { answer, leavings } = await decide(held, db);
      return { answer, ...(leavings && { write: leaving(leavings) }) };
    },
  );

/**
 * The row does not exist before the first line, so a lock on its name comes first; in the same round trip as the
 * beginning.
 */
const beginHolding = ({ kind, code }: DossierId): string =>
  `begin; select pg_advisory_xact_lock(hashtextextended(${pg.escapeLiteral(`${kind}:${code}`)}, 0))`;

const READ = `
  with held as (
    select facts, seq, last_act_seq as "lastActSeq", ledger_hash as "ledgerHash", recorded,
      round(extract(epoch from updated_at) * 1000)::bigint as "lastAt"
    from dossier where kind = $1 and code = $2 for update
  ), taken as (
    select seq, line, round(extract(epoch from at) * 1000)::bigint as at, request_key as "requestKey",
      request_hash as "requestHash"
    from ledger where kind = $1 and code = $2 and (seq between $3 and $4 or request_key = any($6))
  )
  select (select to_jsonb(held) from held) as row,
    (select coalesce(jsonb_agg(record), '[]') from duty where kind = $1 and code = $2) as duties,
    (select coalesce(jsonb_agg(to_jsonb(taken) order by seq), '[]') from taken) as lines,
    (select coalesce(jsonb_object_agg(id, name), '{}') from party where id = any($5)) as "partyNames",
    ${RULES_FINGERPRINT_SQL} as rules`;

/** Reads a dossier, locks its row, and looks up which of the numbers `from` to `to` are taken. */
async function readHeld<Recorded>(
  db: Db,
  { kind, code, from, to, parties, keys }: Wanted,
): Promise<HeldDossier<Recorded>> {
  const { rows } = await db.query<HeldDossier<Recorded>>({
    name: 'read-held',
    text: READ,
    values: [kind, code, from, to, parties, keys],
  });
  return rows[0]!;
}

const LEAVE = `
  with appended as (${LEDGER.insertSql('$3')}),
    shown as (${upsertDossiersSql('$4')}),
    owed as (${upsertDutiesSql('$5')}),
    said as (${sayOnceSql('$6')}),
    taken_back as (${takeBackSql('$1', '$2', '$7')})
  select pg_notify('${MESSAGE_CHANNEL}', party) from unnest($8::text[]) party`;

/** All of it is one statement; where an act is taken back, what waited for it comes first. */
export function leaving({ lines, row, duties, says, takesBack, putsBack, promptly }: Leavings): pg.QueryConfig[] {
  const parts = [LEDGER.written(lines), DOSSIERS.written([row]), DUTIES.written(duties), SAID_MESSAGES.written(says)];
  return [
    ...putsBack.flatMap((putting) => puttingMessagesBack(row, putting)),
    {
      name: 'leave',
      text: LEAVE,
      values: [row.kind, row.code, ...parts, JSON.stringify(takesBack), promptly],
    },
  ];
}
