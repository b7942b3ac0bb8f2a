// Duties as recorded. Written by `record` alone; lists read them with the most urgent first.
import type { DutyRecord } from '../measures/duty.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';

/** A duty in a list across projects. */
export interface DutyOfProject {
  project: string;
  projectName: string;
  unit: PartyId;
  department: PartyId;
  /** Last day on which meeting it is in time. */
  lastDayOn: string;
  record: DutyRecord;
}

export interface DutyPlace {
  lastDayOn: string;
  project: string;
  duty: string;
  key: string;
}

/** Every duty of a project, open or not, by its last day. */
export async function dutiesOfProject(db: Db, project: string): Promise<DutyRecord[]> {
  const { rows } = await db.query<{ record: DutyRecord }>(
    'select record from duty where project = $1 order by last_day_on, duty, key',
    [project],
  );
  return rows.map(({ record }) => record);
}

/** Open duties that a party owes, across projects. `openedBy` leaves out those whose window opens later. */
export const dutiesOwedBy = (db: Db, party: PartyId, page: DutyPaging) => openDuties(db, 'd.owed_by = $1', party, page);

/** Open duties that a party is owed, across projects. */
export const dutiesOwedTo = (db: Db, party: PartyId, page: DutyPaging) =>
  openDuties(db, 'd.owed_to @> array[$1::text]', party, page);

export interface DutyPaging {
  limit: number;
  after?: DutyPlace;
  openedBy?: string;
}

async function openDuties(
  db: Db,
  whose: string,
  party: PartyId,
  { limit, after, openedBy }: DutyPaging,
): Promise<Page<DutyOfProject, DutyPlace>> {
  const { rows } = await db.query<DutyOfProject>(
    `select d.project, p.name as "projectName", p.unit, p.department, d.last_day_on as "lastDayOn", d.record
     from duty d join project p on p.code = d.project
     where d.open and ${whose}
       and ($2::date is null or d.opens_on is null or d.opens_on <= $2)
       and ($3::date is null or (d.last_day_on, d.project, d.duty, d.key) > ($3, $4, $5, $6))
     order by d.last_day_on, d.project, d.duty, d.key limit $7`,
    [
      party,
      openedBy ?? null,
      after?.lastDayOn ?? null,
      after?.project ?? null,
      after?.duty ?? null,
      after?.key ?? null,
      limit + 1,
    ],
  );
  return pageOf(rows, limit, ({ lastDayOn, project, record }) => ({
    lastDayOn,
    project,
    duty: record.duty,
    key: record.key,
  }));
}

const COLUMNS = [
  'owed_by',
  'owed_to',
  'article',
  'basis',
  'opens_on',
  'nominal_on',
  'effective_on',
  'target_on',
  'legal_limit_on',
  'last_day_on',
  'due_version',
  'held_until',
  'overdue_since',
  'discharged_on',
  'cancelled',
  'open',
  'record',
];

/** A row as it is written. */
export interface StoredDuty {
  project: string;
  duty: string;
  key: string;
  owed_by: string;
  owed_to: string[];
  article: number | null;
  basis: string;
  opens_on?: string;
  nominal_on: string;
  effective_on: string;
  target_on?: string;
  legal_limit_on?: string;
  last_day_on: string;
  due_version: number;
  held_until?: string;
  overdue_since?: string;
  discharged_on?: string;
  cancelled?: string;
  open: boolean;
  record: DutyRecord;
}

/** SQL that writes the duties in `parameter` (jsonb array), each named once. */
export const upsertDutiesSql = (parameter: string): string => {
  const columns = ['project', 'duty', 'key', ...COLUMNS].join(', ');
  return `insert into duty (${columns}) select ${columns} from jsonb_populate_recordset(null::duty, ${parameter}::jsonb)
    on conflict (project, duty, key) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;
};
