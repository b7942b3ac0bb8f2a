// The read model of dossiers, of whatever kind. Written by `record` alone; read by everyone.
import type { LastAct } from '../measures/undo.ts';
import type { DossierFacts, DossierId } from '../measures/dossier.ts';
import type { DossierKind } from '../measures/kind.ts';
import type { Lamp } from '../measures/lamp.ts';
import type { Leaning } from '../measures/references.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { LedgerLine, LineOutcome } from './ledger.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';
import { column, instant, instantOrNull, table, type RowOf } from './table.ts';

/** What lists show. */
const SUMMARY = {
  kind: column<string>(),
  code: column<string>(),
  name: column<string>(),
  unit: column<PartyId | null>(),
  department: column<PartyId | null>(),
  /** Who has a part in it. */
  parties: column<PartyId[]>(),
  stage: column<string>(),
  /** What lists show of its kind beside this. */
  details: column<Record<string, unknown>>(),
  seq: column<number>(),
  lastActSeq: column<number>(),
  /** As of the last record: it is brought up to date by the wake on the morning it changes. */
  lamp: column<Lamp>(),
  /** `DUTY:key` */
  nextDuty: column<string | null>(),
  nextDueOn: column<string | null>(),
  nextWakeAt: instantOrNull,
  ended: column<boolean>(),
  openedAt: instant,
  updatedAt: instant,
};
const SUMMARIES = table('dossier', SUMMARY);
export const DOSSIERS = table('dossier', {
  ...SUMMARY,
  facts: column<DossierFacts>(),
  /** What acts on it are judged by beside it, as its facts have it. */
  leansOn: column<Leaning>(),
  recorded: column<unknown>(),
  ledgerHash: column<string>(),
});

export type DossierSummary = RowOf<typeof SUMMARIES>;
export const SUMMARY_COLUMNS = Object.keys(SUMMARY) as (keyof DossierSummary)[];
/** `Recorded` is the slim answer of the last record, in the shape the workflow's contract gives it. */
export type DossierRow<Recorded = unknown> = Omit<RowOf<typeof DOSSIERS>, 'recorded'> & { recorded: Recorded };

export interface FirstAndLastLine {
  opening: Pick<LedgerLine, 'at'>;
  last: Pick<LedgerLine, 'seq' | 'at' | 'hash'>;
}

/** The row as the ledger leaves it; where it is there already, its opening stays as it is. */
export function dossierRow<Recorded>(
  kind: DossierKind,
  facts: DossierFacts,
  parties: PartyId[],
  { opening, last }: FirstAndLastLine,
  lastActSeq: number,
  { lamp, nextDuty, nextDueOn, nextWakeAt, ended, recorded }: LineOutcome<Recorded>,
): DossierRow<Recorded> {
  const { unit = null, department = null } = kind.belongsTo(facts);
  return {
    kind: kind.name,
    code: facts.code,
    name: kind.nameOf(facts),
    unit,
    department,
    parties,
    stage: facts.stage,
    details: kind.detailsOf(facts),
    facts,
    leansOn: kind.leansOn?.(facts) ?? {},
    seq: last.seq,
    lastActSeq,
    lamp,
    nextDuty,
    nextDueOn,
    nextWakeAt,
    ended,
    recorded,
    ledgerHash: last.hash,
    openedAt: opening.at,
    updatedAt: last.at,
  };
}

/** SQL that writes the dossiers in `parameter` (jsonb array); the opening instant of an earlier row stays. */
export const upsertDossiersSql = (parameter: string): string =>
  DOSSIERS.upsertSql(parameter, ['kind', 'code'], ['openedAt']);

/** The last act as it was recorded, for whoever takes it back. */
export async function readLastAct(db: Db, { kind, code }: DossierId): Promise<LastAct | undefined> {
  const { rows } = await db.query<{ lastAct: LastAct | null }>(
    `select recorded -> 'lastAct' as "lastAct" from dossier where kind = $1 and code = $2`,
    [kind, code],
  );
  return rows[0]?.lastAct ?? undefined;
}

/** Whatever the case of the code that is asked for; the row has it as it is registered. */
export async function readDossierRow<Recorded = unknown>(
  db: Db,
  { kind, code }: DossierId,
): Promise<DossierRow<Recorded> | undefined> {
  const { rows } = await db.query<DossierRow<Recorded>>({
    name: 'read-dossier-row',
    text: `select ${DOSSIERS.selected()} from dossier where kind = $1 and lower(code) = lower($2)`,
    values: [kind, code],
  });
  return rows[0];
}

/** With its code as it is registered, whatever its case here; as it is asked for where none is registered. */
export async function asRegistered(db: Db, { kind, code }: DossierId): Promise<DossierId> {
  const { rows } = await db.query<{ code: string | null }>(
    `select coalesce((select code from dossier where kind = $1 and lower(code) = lower($2)),
       (select code from dossier_code where kind = $1 and folded = lower($2))) as code`,
    [kind, code],
  );
  return { kind, code: rows[0]!.code ?? code };
}

/** A few that are open, other ones each time; of very many, among the first that the table holds. */
export async function someOpenDossiers(db: Db, count: number): Promise<DossierId[]> {
  const { rows } = await db.query<DossierId>(
    'select kind, code from (select kind, code from dossier where not ended limit 2000) open order by random() limit $1',
    [count],
  );
  return rows;
}

/** Whether there is one, whoever may see it, and whatever the case of its code. */
export async function isThere(db: Db, { kind, code }: DossierId): Promise<boolean> {
  const { rows } = await db.query('select from dossier where kind = $1 and lower(code) = lower($2)', [kind, code]);
  return rows.length > 0;
}

export interface DossierFilter {
  kind: string;
  /** Only dossiers in which this party has a part; undefined sees all. */
  visibleTo?: PartyId;
  unit?: PartyId;
  department?: PartyId;
  stage?: string;
  /** Part of the name or the code. */
  q?: string;
}

/** Place in a list; `dueOn` only where the order is by due date, 'infinity' for dossiers that owe nothing. */
export interface DossierPlace {
  code: string;
  dueOn?: string;
}

/** Dossiers of a kind by code, or by the next due date with the most urgent first. */
export async function listDossiers(
  db: Db,
  filter: DossierFilter,
  { order, limit, after }: { order: 'code' | 'nextDue'; limit: number; after?: DossierPlace },
): Promise<Page<DossierSummary, DossierPlace>> {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = conditionsOf(filter, given);
  const byDue = order === 'nextDue';
  if (after && byDue) {
    const place = `(${given(after.dueOn ?? 'infinity')}::date, ${given(after.code)})`;
    conditions.push(`(coalesce(next_due_on, 'infinity'), code) > ${place}`);
  } else if (after) conditions.push(`code > ${given(after.code)}`);
  const { rows } = await db.query<DossierSummary>(
    `select ${SUMMARIES.selected()} from dossier where ${conditions.join(' and ')}
     order by ${byDue ? `coalesce(next_due_on, 'infinity'), code` : 'code'} limit ${given(limit + 1)}`,
    values,
  );
  return pageOf(rows, limit, ({ code, nextDueOn }) => (byDue ? { code, dueOn: nextDueOn ?? 'infinity' } : { code }));
}

/** What the index of names is made of. Of a longer part only its pairs are asked for: that tells best how rare it is. */
const NAME_MARKS_SQL = `(characters_in(name || ' ' || code) || pairs_in(name || ' ' || code))`;

function conditionsOf(
  { kind, visibleTo, unit, department, stage, q }: DossierFilter,
  given: (value: unknown) => string,
): string[] {
  const conditions = [`kind = ${given(kind)}`];
  if (visibleTo !== undefined) conditions.push(`parties @> array[${given(visibleTo)}::text]`);
  for (const [name, value] of Object.entries({ unit, department, stage })) {
    if (value !== undefined) conditions.push(`${name} = ${given(value)}`);
  }
  if (q !== undefined) {
    // The first finds few by an index, with all that are meant among them; which are, the second says.
    const marks = [...q].length > 1 ? 'pairs_in' : 'characters_in';
    conditions.push(`${NAME_MARKS_SQL} @> ${marks}(${given(q)})`);
    const part = given(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(name ilike ${part} or code ilike ${part})`);
  }
  return conditions;
}

/** Dossiers that have not ended, for whoever must go through them all; in order of kind and code. */
export async function openDossiers(
  db: Db,
  { after, limit }: { after?: DossierId; limit: number },
): Promise<DossierId[]> {
  const { rows } = await db.query<DossierId>(
    `select kind, code from dossier where not ended and ($1::text is null or (kind, code) > ($1, $2))
     order by kind, code limit $3`,
    [after?.kind ?? null, after?.code ?? null, limit],
  );
  return rows;
}

/** Open ones whose facts take more than so many bytes, as PostgreSQL writes them: with a few blanks that nobody else writes. */
export async function largeDossiers(db: Db, bytes: number): Promise<(DossierId & { facts: DossierFacts })[]> {
  const { rows } = await db.query<DossierId & { facts: DossierFacts }>(
    'select kind, code, facts from dossier where not ended and octet_length(facts::text) > $1 order by kind, code',
    [bytes],
  );
  return rows;
}

/** Which of these have a row. */
export async function knownDossiers(db: Db, ids: readonly DossierId[]): Promise<DossierId[]> {
  const { rows } = await db.query<DossierId>(
    `select kind, code from dossier where (kind, code) in (select * from unnest($1::text[], $2::text[]))`,
    [ids.map(({ kind }) => kind), ids.map(({ code }) => code)],
  );
  return rows;
}

/** Keeps the spelling of a code, or answers the one that was there first. */
export async function spellingOf(db: Db, { kind, code }: DossierId): Promise<string> {
  const known = 'select code from dossier_code where kind = $1 and folded = lower($2)';
  const { rows: entered } = await db.query<{ code: string }>({
    name: 'enter-spelling',
    text: `with entered as (
        insert into dossier_code (kind, folded, code) values ($1, lower($2), $2) on conflict do nothing returning code
      )
      select code from entered union all ${known}`,
    values: [kind, code],
  });
  if (entered[0]) return entered[0].code;
  // Another was faster, after this statement had begun: what it entered only the next one sees.
  const { rows } = await db.query<{ code: string }>(known, [kind, code]);
  return rows[0]!.code;
}

/**
 * The next code of a kind that Duban issues itself: `prefix` and a number of at least four digits. `isTaken` where
 * somebody brought it from elsewhere.
 */
export async function nextCode(db: Db, kind: string, prefix: string): Promise<{ code: string; isTaken: boolean }> {
  const { rows } = await db.query<{ code: string; isTaken: boolean }>({
    name: 'next-code',
    text: `select next.code,
        exists (select from dossier_code taken where taken.kind = $1 and taken.folded = lower(next.code))
          or exists (select from dossier where dossier.kind = $1 and lower(dossier.code) = lower(next.code)) as "isTaken"
      from (select $2 || case when number < 10000 then lpad(number::text, 4, '0') else number::text end as code
        from nextval('issued_number') as number) next`,
    values: [kind, prefix],
  });
  return rows[0]!;
}
