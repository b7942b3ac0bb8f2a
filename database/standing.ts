// What acts lean on beside their dossier (articles 6, 13, 31-33): plans, exceptions, blocks of a unit, parties. Rows of
// plans and exceptions are versions; none is ever changed.
import type { Leaning, Standing } from '../measures/references.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import type { Db } from './pool.ts';

type DepartmentPlan = NonNullable<Standing['departmentPlan']>;
type FrameworkPlan = NonNullable<Standing['frameworkPlan']>;
type SharingException = NonNullable<Standing['sharingException']>;

/** `projects` lists what the plan contains, by code or by name: a plan is made before its projects have codes. */
export type DepartmentPlanContent = Pick<DepartmentPlan, 'collectiveDecision' | 'filedWith'> & { projects: string[] };
export type FrameworkPlanContent = Omit<FrameworkPlan, 'id' | 'version'>;
export type SharingExceptionContent = Omit<SharingException, 'id' | 'version'>;
export interface Versioned<Content> {
  version: number;
  content: Content;
  updatedAt: number;
  updatedBy: string;
}
export type VersionedDepartmentPlan = Versioned<DepartmentPlanContent> & { fromYear: number; toYear: number };

/**
 * `stored`: entered now; `same`: was there with the same content; `taken`: another content stands under this version
 * (or a newer one does).
 */
export type Put = 'stored' | 'same' | 'taken';

export type VersionedTable = keyof ContentOf;
export interface ContentOf {
  framework_plan: FrameworkPlanContent;
  sharing_exception: SharingExceptionContent;
}

/** Enters the version of a department's plan that its caller numbered. */
export async function putDepartmentPlan(
  db: Db,
  plan: {
    department: PartyId;
    version: number;
    fromYear: number;
    toYear: number;
    content: DepartmentPlanContent;
    by: string;
  },
): Promise<Put> {
  const { rows } = await db.query<{ put: Put }>(
    `with stored as (
       insert into department_plan (department, version, from_year, to_year, content, updated_by) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning 1
     )
     select case when exists (select from stored) then 'stored'
       when exists (select from department_plan where department = $1 and version = $2 and from_year = $3 and to_year = $4 and content = $5::jsonb) then 'same'
       else 'taken' end as put`,
    [plan.department, plan.version, plan.fromYear, plan.toYear, JSON.stringify(plan.content), plan.by],
  );
  return rows[0]!.put;
}

export async function readDepartmentPlan(
  db: Db,
  department: PartyId,
  version?: number,
): Promise<VersionedDepartmentPlan | undefined> {
  const { rows } = await db.query<VersionedDepartmentPlan>(
    `select version, from_year as "fromYear", to_year as "toYear", content, updated_at as "updatedAt", updated_by as "updatedBy"
     from department_plan where department = $1 and ($2::integer is null or version = $2) order by version desc limit 1`,
    [department, version ?? null],
  );
  return rows[0];
}

/**
 * Enters the next version, of the id as it was first spelled (ids are one whatever their case); answers it, or undefined when `expectedVersion` (0: none yet) is not the latest one
 * or another was faster.
 */
export async function putNextVersion<T extends VersionedTable>(
  db: Db,
  table: T,
  { id, content, by, expectedVersion }: { id: string; content: ContentOf[T]; by: string; expectedVersion?: number },
): Promise<{ id: string; version: number } | undefined> {
  const { rows } = await db.query<{ id: string; version: number }>(
    `with latest as (
       select coalesce(max(version), 0) as version, coalesce(min(id), $1) as id from ${table} where lower(id) = lower($1)
     )
     insert into ${table} (id, version, content, updated_by)
     select id, version + 1, $2, $3 from latest where $4::integer is null or version = $4 on conflict do nothing returning id, version`,
    [id, JSON.stringify(content), by, expectedVersion ?? null],
  );
  return rows[0];
}

export async function readLatestVersion<T extends VersionedTable>(
  db: Db,
  table: T,
  id: string,
): Promise<(Versioned<ContentOf[T]> & { id: string }) | undefined> {
  const { rows } = await db.query<Versioned<ContentOf[T]> & { id: string }>(
    `select id, version, content, updated_at as "updatedAt", updated_by as "updatedBy" from ${table}
     where lower(id) = lower($1) order by version desc limit 1`,
    [id],
  );
  return rows[0];
}

/** What was found of what a dossier leans on; null where it is not there, or was not asked for. */
export interface FoundStanding {
  plan: (DepartmentPlanContent & Pick<DepartmentPlan, 'version' | 'fromYear' | 'toYear'>) | null;
  blocked: { version: number; blocks: Standing['blocks'] } | null;
  framework: { version: number; content: FrameworkPlanContent } | null;
  exception: { version: number; content: SharingExceptionContent } | null;
  party: Standing['party'] | null;
}

/** SQL that finds it, as jsonb: each part by the SQL that names it. */
export const standingSql = (by: Record<keyof Leaning, string>): string => `jsonb_build_object(
  'plan', (select content || jsonb_build_object('version', version, 'fromYear', from_year, 'toYear', to_year)
    from department_plan where department = ${by.departmentPlan} order by version desc limit 1),
  'blocked', (select jsonb_build_object('version', last_act_seq, 'blocks', facts -> 'blocks')
    from dossier where kind = 'unit' and code = ${by.blocksOf}),
  'framework', ${latestSql('framework_plan', by.frameworkPlan)},
  'exception', ${latestSql('sharing_exception', by.sharingException)},
  'party', (select jsonb_build_object('id', id, 'name', name, 'department', department, 'version', version)
    from party where id = ${by.party}))`;

const latestSql = (table: VersionedTable, id: string): string =>
  `(select jsonb_build_object('version', version, 'content', content) from ${table}
    where lower(id) = lower(${id}) order by version desc limit 1)`;

const STANDING_BY_PARAMETERS = standingSql({
  departmentPlan: '$1',
  blocksOf: '$2',
  frameworkPlan: '$3',
  sharingException: '$4',
  party: '$5',
});

/**
 * What a dossier leans on, each part with the version it was read from. `comparable`: what is left of a name for a
 * comparison.
 */
export async function readStanding(db: Db, leaning: Leaning, comparable: (name: string) => string): Promise<Standing> {
  const { departmentPlan, blocksOf, frameworkPlan, sharingException, party } = leaning;
  const { rows } = await db.query<{ found: FoundStanding }>({
    name: 'read-standing',
    text: `select ${STANDING_BY_PARAMETERS} as found`,
    values: [
      departmentPlan?.department ?? null,
      blocksOf ?? null,
      frameworkPlan ?? null,
      sharingException ?? null,
      party ?? null,
    ],
  });
  return standingFrom(rows[0]!.found, leaning, comparable);
}

export function standingFrom(
  { plan, blocked, framework, exception, party }: FoundStanding,
  { departmentPlan, frameworkPlan, sharingException }: Leaning,
  comparable: (name: string) => string,
): Standing {
  const blocks = (blocked?.blocks ?? []).map(({ flag, article, reason }) => ({
    flag,
    article,
    reason,
    version: blocked!.version,
  }));
  const standing: Standing = { blocks };
  if (plan && departmentPlan) {
    const { projects, ...rest } = plan;
    const { department, code, name } = departmentPlan;
    const called = [code, name].map(comparable);
    const contains = projects.some((project) => called.includes(comparable(project)));
    standing.departmentPlan = { department, ...rest, contains };
  }
  if (framework) standing.frameworkPlan = { id: frameworkPlan!, version: framework.version, ...framework.content };
  if (exception)
    standing.sharingException = { id: sharingException!, version: exception.version, ...exception.content };
  if (party) standing.party = party;
  return standing;
}
