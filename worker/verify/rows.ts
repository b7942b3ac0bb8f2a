// Rows that are read from a ledger, held against what its lines come to. A chain that holds is taken for granted.
import { DOSSIERS, type DossierRow } from '../../database/dossier.ts';
import { DUTIES, type DutyRow } from '../../database/duty.ts';
import { canonicalJson } from '../../database/hash-chain.ts';
import { messageHash, saidOf, type SaidMessage } from '../../database/message.ts';
import type { Db } from '../../database/pool.ts';
import { sqlName } from '../../database/table.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { foldLedger, type Folded } from '../fold-ledger.ts';

/** What does not hold, each as one sentence in Chinese. */
export async function alteredRows(db: Db, id: DossierId): Promise<string[]> {
  const folded = await foldLedger(db, id);
  if (!folded) return [];
  return [
    ...(await alteredDossier(db, id, folded)),
    ...(await alteredDuties(db, id, folded)),
    ...(await alteredMessages(db, id, folded)),
  ];
}

const REBUILD = '可用 rebuild 按台账重建';

async function alteredDossier(db: Db, { kind, code }: DossierId, { row }: Folded): Promise<string[]> {
  const { rows } = await db.query<DossierRow>(
    `select ${DOSSIERS.selected()} from dossier where kind = $1 and code = $2`,
    [kind, code],
  );
  if (!rows[0]) return [`卷宗表中没有它，台账中有：${REBUILD}`];
  const columns = differing(rows[0], row);
  return columns.length === 0 ? [] : [`卷宗表与台账末行不符（${columns.join('、')}）：曾被改动，${REBUILD}`];
}

async function alteredDuties(db: Db, { kind, code }: DossierId, { duties }: Folded): Promise<string[]> {
  const { rows } = await db.query<DutyRow>(`select ${DUTIES.selected()} from duty where kind = $1 and code = $2`, [
    kind,
    code,
  ]);
  const nameOf = ({ duty, key }: DutyRow): string => `${duty}:${key}`;
  const present = new Map(rows.map((row) => [nameOf(row), row]));
  const known = new Set(duties.map(nameOf));
  return [
    ...duties.flatMap((expected) => {
      const row = present.get(nameOf(expected));
      if (!row) return [`义务 ${nameOf(expected)} 已被删除：${REBUILD}`];
      const columns = differing(row, expected);
      return columns.length === 0
        ? []
        : [`义务 ${nameOf(expected)} 与台账不符（${columns.join('、')}）：曾被改动，${REBUILD}`];
    }),
    ...rows
      .filter((row) => !known.has(nameOf(row)))
      .map((row) => `义务 ${nameOf(row)} 不见于台账：是添加的，${REBUILD}`),
  ];
}

async function alteredMessages(db: Db, id: DossierId, { said, ...folded }: Folded): Promise<string[]> {
  const rows = await saidOf(db, id);
  const present = new Set(rows.map(({ key }) => key));
  const missing = [...said.keys()].filter((key) => !present.has(key));
  return [
    ...missing.map((key) => `消息 ${key} 已被删除：由备份恢复`),
    ...rows.flatMap((row) => {
      const first = said.get(row.key);
      if (!first) return [`消息 ${row.key} 不见于台账：是添加的`];
      if (first.content !== undefined && messageHash(row) !== first.content)
        return [`消息 ${row.key} 的内容与台账第 ${first.seq} 行所记不符：曾被改动，由备份恢复`];
      return standsAsSaid(row, folded)
        ? []
        : [
            row.status === 'cancelled'
              ? `消息 ${row.key} 标为已撤回，台账中没有撤回它的行：状态曾被改动`
              : `消息 ${row.key} 已由台账撤回，却仍待发送：状态曾被改动`,
          ];
    }),
  ];
}

/** What was claimed before it was taken back stays claimed. */
function standsAsSaid(row: SaidMessage, folded: Pick<Folded, 'takenBack' | 'putBack'>): boolean {
  if (row.status === 'claimed') return true;
  // Said and taken back by one line: which of the two came first, the line does not say.
  return row.status === 'cancelled' ? isTakenBack(row, folded, row.seq) : !isTakenBack(row, folded, row.seq + 1);
}

/** Whether it is taken back in the end; `from`: the first line that may have. */
function isTakenBack(
  row: SaidMessage,
  { takenBack, putBack }: Pick<Folded, 'takenBack' | 'putBack'>,
  from: number,
): boolean {
  const { seq, dutyRef, dueVersion } = row;
  const news = putBack.some(({ line }) => line === seq && dutyRef === null);
  const taken = takenBack.filter(
    (one) =>
      one.seq >= from &&
      one.dutyRef === dutyRef &&
      (one.exceptVersion === undefined || one.exceptVersion !== dueVersion),
  );
  // Given back, and not taken back again by the same line or a later one.
  const isGivenBack = ({ seq: at }: { seq: number }): boolean =>
    putBack.some(
      (putting) =>
        putting.line <= at &&
        putting.seq > at &&
        putting.gives.some((one) => one.dutyRef === dutyRef && one.dueVersion === dueVersion),
    );
  return news || taken.some((one) => !isGivenBack(one));
}

/** Names of the columns in which a row is not what it is to be. */
function differing<Row extends object>(row: Row, expected: Row): string[] {
  return (Object.keys(expected) as (keyof Row & string)[])
    .filter((name) => canonicalJson(row[name] ?? null) !== canonicalJson(expected[name] ?? null))
    .map(sqlName);
}

const ORPHANED = '没有台账，却有它的义务或者消息：台账已被删除';

/** Of a dossier that was asked for and has neither a line nor a row. */
export const absent = async (db: Db, id: DossierId): Promise<string> =>
  (await orphans(db, id)).length > 0
    ? ORPHANED
    : '没有台账，也没有它的任何记录：请核对编号；编号无误的，台账已被删除，由备份恢复';

/** Duties and messages of dossiers that have neither a line nor a row, each as a sentence. */
export async function orphans(db: Db, one?: DossierId): Promise<(DossierId & { says: string })[]> {
  const { rows } = await db.query<DossierId>(
    `select kind, code from (select kind, code from duty union select kind, code from message) as named
      where ($1::text is null or (kind, code) = ($1, $2))
        and not exists (select from ledger l where l.kind = named.kind and l.code = named.code)
        and not exists (select from dossier d where d.kind = named.kind and d.code = named.code)
      order by kind, code`,
    [one?.kind ?? null, one?.code ?? null],
  );
  return rows.map((id) => ({ ...id, says: ORPHANED }));
}
