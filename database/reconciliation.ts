// What reconciliations found, by night and by hand: the last one is what people are told of.
import type { Db } from './pool.ts';
import { column, instant, table, type RowOf } from './table.ts';

const RECONCILIATIONS = table('reconciliation', {
  finishedAt: instant,
  dossiers: column<number>(),
  mended: column<number>(),
  watched: column<number>(),
  leftToPeople: column<number>(),
});
export type ReconciliationRow = RowOf<typeof RECONCILIATIONS>;

export async function saveReconciliation(db: Db, found: Omit<ReconciliationRow, 'finishedAt'>): Promise<void> {
  await db.query('insert into reconciliation (dossiers, mended, watched, left_to_people) values ($1, $2, $3, $4)', [
    found.dossiers,
    found.mended,
    found.watched,
    found.leftToPeople,
  ]);
}

/** Undefined where there was none yet. */
export async function lastReconciliation(db: Db): Promise<ReconciliationRow | undefined> {
  const { rows } = await db.query<ReconciliationRow>(
    `select ${RECONCILIATIONS.selected()} from reconciliation order by number desc limit 1`,
  );
  return rows[0];
}
