// The ledger 台账: append-only. Here is everything that ever happened to a dossier, in the order of its numbers.
import type { EditionNames } from '../measures/editions.ts';
import type { Warning } from '../measures/act.ts';
import type { DossierFacts, DossierId } from '../measures/dossier.ts';
import type { DutyRecord } from '../measures/duty.ts';
import type { Lamp } from '../measures/lamp.ts';
import type { Line, PersonRole } from '../measures/line.ts';
import type { PuttingBack, TakingBack } from '../measures/notice.ts';
import type { BroughtReferences } from '../measures/references.ts';
import type { Before } from '../measures/undo.ts';
import type { Page } from './page.ts';
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

/** What the row of the dossier took from a line, besides facts and duties. */
export interface LineOutcome<Recorded = unknown> {
  lamp: Lamp;
  nextDuty: string | null;
  nextDueOn: string | null;
  nextWakeAt: number | null;
  ended: boolean;
  /** What of the act was lawful and yet worth a word. */
  warnings?: Warning[];
  /** The slim answer for the workflow, as of this line. */
  recorded: Recorded;
}

/** Of a dossier that has no line: it owes nothing and waits for nothing. */
export const NOTHING_SETTLED: Omit<LineOutcome, 'recorded'> = {
  lamp: '无',
  nextDuty: null,
  nextDueOn: null,
  nextWakeAt: null,
  ended: true,
};

export const LEDGER = table('ledger', {
  kind: column<string>(),
  code: column<string>(),
  seq: column<number>(),
  at: instant,
  line: column<Line['is']>(),
  act: column<string | null>(),
  article: column<number | null>(),
  /** Subject of the token. */
  actor: column<string | null>(),
  party: column<string | null>(),
  actorRoles: column<PersonRole[] | null>(),
  input: column<unknown>(),
  refs: column<BroughtReferences | null>(),
  proposes: column<boolean | null>(),
  confirms: column<number | null>(),
  because: column<string | null>(),
  requestKey: column<string | null>(),
  requestHash: column<string | null>(),
  /** After the line. */
  facts: column<DossierFacts>(),
  /** As the line left those it created or changed. */
  duties: column<DutyRecord[]>(),
  /** `contents`: of each that it said the hash of what it says, so that the outbox can be held against the chain. */
  messages: column<{ said: string[]; contents: string[]; takenBack: TakingBack[]; putBack?: PuttingBack }>(),
  editions: column<EditionNames>(),
  outcome: column<LineOutcome>(),
  previousHash: column<string>(),
  hash: column<string>(),
});
export type LedgerLine = RowOf<typeof LEDGER>;

/** What tells two lines apart under one number. */
export type LineIdentity = Pick<LedgerLine, 'seq' | 'line' | 'at' | 'requestKey' | 'requestHash'>;

const LINES = `select ${LEDGER.selected()} from ledger where kind = $1 and code = $2`;

/**
 * Lines by number; `line` narrows to one sort. A page ends early with the line whose facts bring it to `bytes`: every
 * line holds all that was known after it.
 */
export async function readLedger(
  db: Db,
  { kind, code }: DossierId,
  { limit, after = 0, line, bytes }: { limit: number; after?: number; line?: Line['is']; bytes?: number },
): Promise<Page<LedgerLine, number>> {
  const { rows } = await db.query<LedgerLine & { found: number }>(
    `select ${LEDGER.selected()}, found from (
       select *, (count(*) over ())::int as found,
         sum(case when $6::int is null then 0 else octet_length(facts::text) end)
           over (order by seq rows between unbounded preceding and 1 preceding) as before
         from (select * from ledger where kind = $1 and code = $2 and seq > $3 and ($4::text is null or line = $4)
                order by seq limit $5) as read
     ) as weighed where $6::int is null or before is null or before < $6::int order by seq`,
    [kind, code, after, line ?? null, limit + 1, bytes ?? null],
  );
  const isMore = rows.length > 0 && rows[0]!.found > Math.min(rows.length, limit);
  const lines = rows.slice(0, limit).map(({ found: _found, ...one }): LedgerLine => one);
  return { items: lines, next: isMore ? lines.at(-1)!.seq : null };
}

/** What whoever brought an act is answered from. */
const ANSWERED = table('ledger', {
  code: LEDGER.columns.code,
  act: LEDGER.columns.act,
  seq: LEDGER.columns.seq,
  at: LEDGER.columns.at,
  party: LEDGER.columns.party,
  input: LEDGER.columns.input,
  confirms: LEDGER.columns.confirms,
  requestHash: LEDGER.columns.requestHash,
  facts: LEDGER.columns.facts,
  duties: LEDGER.columns.duties,
});
export type AnsweredLine = RowOf<typeof ANSWERED> & { warnings: Warning[] | null };

/** By its number, or by the key of the request that brought it. */
export async function readAnswered(
  db: Db,
  { kind, code }: DossierId,
  by: { seq: number } | { requestKey: string },
): Promise<AnsweredLine | undefined> {
  const isBySeq = 'seq' in by;
  const { rows } = await db.query<AnsweredLine>({
    name: isBySeq ? 'read-answered' : 'read-answered-by-key',
    text: `select ${ANSWERED.selected()}, outcome -> 'warnings' as warnings from ledger
      where kind = $1 and code = $2 and ${isBySeq ? 'seq' : 'request_key'} = $3`,
    values: [kind, code, isBySeq ? by.seq : by.requestKey],
  });
  return rows[0];
}

export async function readLine(db: Db, { kind, code }: DossierId, seq: number): Promise<LedgerLine | undefined> {
  const { rows } = await db.query<LedgerLine>({
    name: 'read-line',
    text: `${LINES} and seq = $3`,
    values: [kind, code, seq],
  });
  return rows[0];
}

export async function readLines(db: Db, { kind, code }: DossierId, seqs: readonly number[]): Promise<LedgerLine[]> {
  const { rows } = await db.query<LedgerLine>(`${LINES} and seq = any($3) order by seq`, [kind, code, seqs]);
  return rows;
}

/** What stood before a line: the facts, the instant of the line before, and these duties as they were, if they were. */
export async function readBefore(
  db: Db,
  { kind, code }: DossierId,
  seq: number,
  duties: readonly string[],
): Promise<Before | undefined> {
  const [{ rows: lines }, { rows: records }] = await Promise.all([
    db.query<{ facts: DossierFacts; at: number }>(
      `select facts, at from ledger
        where kind = $1 and code = $2 and seq < $3 order by seq desc limit 1`,
      [kind, code, seq],
    ),
    db.query<{ record: DutyRecord }>(
      `select distinct on (ref) record from (
         select seq, record, (record ->> 'duty') || ':' || (record ->> 'key') as ref
           from ledger, jsonb_array_elements(duties) as changed (record) where kind = $1 and code = $2 and seq < $3
       ) as each where ref = any($4) order by ref, seq desc`,
      [kind, code, seq, duties],
    ),
  ]);
  return lines[0] && { ...lines[0], duties: records.map(({ record }) => record) };
}

/** The line of an act that was brought under this idempotency key. */
export async function readLineByKey(
  db: Db,
  { kind, code }: DossierId,
  requestKey: string,
): Promise<LedgerLine | undefined> {
  const { rows } = await db.query<LedgerLine>({
    name: 'read-line-by-key',
    text: `${LINES} and request_key = $3`,
    values: [kind, code, requestKey],
  });
  return rows[0];
}

/** The youngest request keys of a dossier, oldest first. */
export async function recentKeys(
  db: Db,
  { kind, code }: DossierId,
  limit: number,
): Promise<{ key: string; hash: string; seq: number; at: number }[]> {
  const { rows } = await db.query<{ key: string; hash: string; seq: number; at: number }>(
    `select request_key as key, request_hash as hash, seq, at from ledger
     where kind = $1 and code = $2 and request_key is not null order by seq desc limit $3`,
    [kind, code, limit],
  );
  return rows.reverse();
}

/** All dossiers that have a ledger or a row, for whoever must go through them all; in order of kind and code. */
export async function recordedDossiers(
  db: Db,
  { after, limit }: { after?: DossierId; limit: number },
): Promise<DossierId[]> {
  // Skips from dossier to dossier instead of reading every line.
  const { rows } = await db.query<DossierId>(
    `with recursive found (kind, code, number) as (
       (select kind, code, 1 from ledger where (kind, code) > ($1, $2) order by kind, code limit 1)
       union all
       select next.kind, next.code, number + 1 from found
         cross join lateral (select kind, code from ledger
           where (ledger.kind, ledger.code) > (found.kind, found.code) order by kind, code limit 1) next
         where number < $3
     )
     select kind, code from found
     union (select kind, code from dossier where (kind, code) > ($1, $2) order by kind, code limit $3)
     order by kind, code limit $3`,
    [after?.kind ?? '', after?.code ?? '', limit],
  );
  return rows;
}
