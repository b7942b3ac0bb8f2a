// Dossiers and the editions they rest on. A dossier is behind while its last line rests on others than those in force.
import type { DossierFacts, DossierId } from '../measures/dossier.ts';
import type { DutyRecord } from '../measures/duty.ts';
import type { EditionNames } from '../measures/editions.ts';
import type { Db } from './pool.ts';

export interface DossierBehind extends DossierId {
  /** On which its last line rests. */
  editions: EditionNames;
}

const OPEN = `from dossier d join ledger l on l.kind = d.kind and l.code = d.code and l.seq = d.seq where not d.ended`;
const PAST = `($1::text is null or (d.kind, d.code) > ($1, $2))`;
const IS_BEHIND = (calendar: string, practice: string): string =>
  `l.editions <> jsonb_build_object('calendar', ${calendar}::text, 'practice', ${practice}::text)`;

/** Open dossiers behind these editions, in order of kind and code. */
export async function dossiersBehind(
  db: Db,
  { calendar, practice }: EditionNames,
  { after, limit }: { after?: DossierId; limit: number },
): Promise<DossierBehind[]> {
  const { rows } = await db.query<DossierBehind>(
    `select d.kind, d.code, l.editions ${OPEN} and ${PAST} and ${IS_BEHIND('$3', '$4')} order by d.kind, d.code limit $5`,
    [after?.kind ?? null, after?.code ?? null, calendar, practice, limit],
  );
  return rows;
}

/** How many dossiers are open, and how many of them are behind these editions. */
export async function countBehind(
  db: Db,
  { calendar, practice }: EditionNames,
): Promise<{ open: number; behind: number }> {
  const { rows } = await db.query<{ open: number; behind: number }>(
    `select count(*)::int as open, count(*) filter (where ${IS_BEHIND('$1', '$2')})::int as behind ${OPEN}`,
    [calendar, practice],
  );
  return rows[0]!;
}

/** All that settling starts from. */
export interface OpenState extends DossierId {
  name: string;
  facts: DossierFacts;
  /** Instant of its last line. */
  at: number;
  duties: DutyRecord[];
}

/** Open dossiers as their last lines left them, in order of kind and code. */
export async function openStates(db: Db, { after, limit }: { after?: DossierId; limit: number }): Promise<OpenState[]> {
  const { rows } = await db.query<OpenState>(
    `select d.kind, d.code, d.name, d.facts, d.updated_at as at,
       (select coalesce(jsonb_agg(record), '[]') from duty o where o.kind = d.kind and o.code = d.code) as duties
     from dossier d where not d.ended and ${PAST} order by d.kind, d.code limit $3`,
    [after?.kind ?? null, after?.code ?? null, limit],
  );
  return rows;
}
