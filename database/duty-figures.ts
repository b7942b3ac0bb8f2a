// Open duties of several dossiers of a kind at once: what the lamps of a list are derived from.
import type { DutyRecord } from '../measures/duty.ts';
import type { Db } from './pool.ts';

/** Open duties by code; a dossier that owes nothing is left out. */
export async function openFiguresOf(
  db: Db,
  kind: string,
  codes: readonly string[],
): Promise<Map<string, DutyRecord[]>> {
  const { rows } = await db.query<{ code: string; records: DutyRecord[] }>(
    'select code, jsonb_agg(record) as records from duty where open and kind = $1 and code = any($2) group by code',
    [kind, codes],
  );
  return new Map(rows.map(({ code, records }) => [code, records]));
}
