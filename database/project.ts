// The read model of projects. Written by `record` alone; read by everyone.
import type { ProjectFacts } from '../measures/project/facts.ts';
import type { Lamp } from '../measures/lamp.ts';
import type { PartyId, ProjectKind, Stage } from '../measures/vocabulary.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';

/** What lists show. */
export interface ProjectSummary {
  code: string;
  name: string;
  unit: PartyId;
  department: PartyId;
  parties: PartyId[];
  kind: ProjectKind;
  stage: Stage;
  classified: boolean;
  /** Fen. */
  estimatedTotal: string | null;
  approvedTotal: string | null;
  seq: number;
  lastActSeq: number;
  /** As of the last record: it is brought up to date by the wake on the morning it changes. */
  lamp: Lamp;
  /** `DUTY:key` */
  nextDuty: string | null;
  nextDueOn: string | null;
  nextWakeAt: number | null;
  ended: boolean;
  openedAt: number;
  updatedAt: number;
}

/** `Recorded` is the slim answer of the last record, in the shape the workflow's contract gives it. */
export interface ProjectRow<Recorded = unknown> extends ProjectSummary {
  facts: ProjectFacts;
  recorded: Recorded;
  ledgerHash: string;
}

export interface ProjectFilter {
  /** Only projects in which this party has a role; undefined sees all. */
  visibleTo?: PartyId;
  unit?: PartyId;
  department?: PartyId;
  stage?: Stage;
  lamp?: Lamp;
  /** Part of the name or the code. */
  q?: string;
}

/** Place in a list; `dueOn` only where the order is by due date, 'infinity' for projects that owe nothing. */
export interface ProjectPlace {
  code: string;
  dueOn?: string;
}

const SUMMARY = `code, name, unit, department, parties, kind, stage, classified, estimated_total as "estimatedTotal",
  approved_total as "approvedTotal", seq, last_act_seq as "lastActSeq", lamp, next_duty as "nextDuty", next_due_on as "nextDueOn",
  next_wake_at as "nextWakeAt", ended, opened_at as "openedAt", updated_at as "updatedAt"`;
const ROW = `${SUMMARY}, facts, recorded, ledger_hash as "ledgerHash"`;

export async function readProject<Recorded = unknown>(db: Db, code: string): Promise<ProjectRow<Recorded> | undefined> {
  const { rows } = await db.query<ProjectRow<Recorded>>({
    name: 'read-project',
    text: `select ${ROW} from project where code = $1`,
    values: [code],
  });
  return rows[0];
}

/**
 * A project together with the number of the line that stands under a request key, in one look; null where none does.
 */
export async function readProjectAndKey<Recorded = unknown>(
  db: Db,
  code: string,
  requestKey: string,
): Promise<(ProjectRow<Recorded> & { seqOfKey: number | null }) | undefined> {
  const { rows } = await db.query<ProjectRow<Recorded> & { seqOfKey: number | null }>({
    name: 'read-project-and-key',
    text: `select ${ROW}, (select seq from ledger where project = code and request_key = $2) as "seqOfKey" from project where code = $1`,
    values: [code, requestKey],
  });
  return rows[0];
}

/** Projects by code, or by the next due date with the most urgent first. */
export async function listProjects(
  db: Db,
  filter: ProjectFilter,
  { order, limit, after }: { order: 'code' | 'nextDue'; limit: number; after?: ProjectPlace },
): Promise<Page<ProjectSummary, ProjectPlace>> {
  const values: unknown[] = [];
  const given = (value: unknown) => `$${values.push(value)}`;
  const conditions = conditionsOf(filter, given);
  const byDue = order === 'nextDue';
  if (after && byDue)
    conditions.push(
      `(coalesce(next_due_on, 'infinity'), code) > (${given(after.dueOn ?? 'infinity')}::date, ${given(after.code)})`,
    );
  else if (after) conditions.push(`code > ${given(after.code)}`);
  const { rows } = await db.query<ProjectSummary>(
    `select ${SUMMARY} from project ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}
     order by ${byDue ? `coalesce(next_due_on, 'infinity'), code` : 'code'} limit ${given(limit + 1)}`,
    values,
  );
  return pageOf(rows, limit, ({ code, nextDueOn }) => (byDue ? { code, dueOn: nextDueOn ?? 'infinity' } : { code }));
}

/** Codes of projects that have not ended, for whoever must go through them all. */
export async function openProjectCodes(
  db: Db,
  { after = '', limit }: { after?: string; limit: number },
): Promise<string[]> {
  const { rows } = await db.query<{ code: string }>(
    'select code from project where not ended and code > $1 order by code limit $2',
    [after, limit],
  );
  return rows.map(({ code }) => code);
}

/** Which of these codes have a row. */
export async function knownProjectCodes(db: Db, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await db.query<{ code: string }>('select code from project where code = any($1)', [codes]);
  return new Set(rows.map(({ code }) => code));
}

/**
 * The next code that Duban issues itself: `prefix` and a number of at least four digits. `isTaken` where somebody
 * brought it from elsewhere.
 */
export async function nextProjectCode(db: Db, prefix: string): Promise<{ code: string; isTaken: boolean }> {
  const { rows } = await db.query<{ code: string; isTaken: boolean }>({
    name: 'next-project-code',
    text: `select next.code, exists (select from project where project.code = next.code) as "isTaken"
      from (select $1 || case when number < 10000 then lpad(number::text, 4, '0') else number::text end as code from nextval('project_number') as number) next`,
    values: [prefix],
  });
  return rows[0]!;
}

function conditionsOf(
  { visibleTo, unit, department, stage, lamp, q }: ProjectFilter,
  given: (value: unknown) => string,
): string[] {
  const conditions: string[] = [];
  if (visibleTo !== undefined) conditions.push(`parties @> array[${given(visibleTo)}::text]`);
  for (const [column, value] of Object.entries({ unit, department, stage, lamp })) {
    if (value !== undefined) conditions.push(`${column} = ${given(value)}`);
  }
  if (q !== undefined) {
    const part = given(`%${q.replace(/[\\%_]/g, '\\$&')}%`);
    conditions.push(`(name ilike ${part} or code ilike ${part})`);
  }
  return conditions;
}

const COLUMNS = [
  'name',
  'unit',
  'department',
  'parties',
  'kind',
  'stage',
  'classified',
  'estimated_total',
  'approved_total',
  'facts',
  'seq',
  'last_act_seq',
  'lamp',
  'next_duty',
  'next_due_on',
  'next_wake_at',
  'ended',
  'recorded',
  'ledger_hash',
  'updated_at',
];

/** A row as it is written; instants in ISO form. */
export interface StoredProject {
  code: string;
  name: string;
  unit: string;
  department: string;
  parties: string[];
  kind: string;
  stage: string;
  classified: boolean;
  estimated_total: string | null;
  approved_total: string | null;
  facts: unknown;
  seq: number;
  last_act_seq: number;
  lamp: string;
  next_duty: string | null;
  next_due_on: string | null;
  next_wake_at: string | null;
  ended: boolean;
  recorded: unknown;
  ledger_hash: string;
  opened_at: string;
  updated_at: string;
}

/** SQL that writes the project in `parameter` (jsonb); the opening instant of an earlier row stays. */
export const upsertProjectSql = (parameter: string): string => {
  const columns = ['code', 'opened_at', ...COLUMNS].join(', ');
  return `insert into project (${columns}) select ${columns} from jsonb_populate_record(null::project, ${parameter}::jsonb)
    on conflict (code) do update set ${COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`;
};
