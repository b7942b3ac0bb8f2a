// Open duties of several projects at once: what the lamps of a list are derived from.
import type { DutyRecord } from '../measures/duty.ts';
import type { Db } from './pool.ts';

/** Open duties by project; a project that owes nothing is left out. */
export async function openFiguresOf(db: Db, codes: readonly string[]): Promise<Map<string, DutyRecord[]>> {
  const { rows } = await db.query<{ project: string; records: DutyRecord[] }>(
    'select project, jsonb_agg(record) as records from duty where open and project = any($1) group by project',
    [codes],
  );
  return new Map(rows.map(({ project, records }) => [project, records]));
}
