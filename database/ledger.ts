// The ledger 台账: append-only. Here is everything that ever happened to a project, in the order of its numbers.
import type { ProjectFacts } from '../measures/project/facts.ts';
import type { References } from '../measures/references.ts';
import type { DutyRecord } from '../measures/duty.ts';
import type { Line, PersonRole } from '../measures/line.ts';
import type { TakingBack } from '../measures/notice.ts';
import { pageOf, type Page } from './page.ts';
import type { Db } from './pool.ts';

/** What the row of the project took from a line, besides facts and duties. */
export interface LineOutcome<Recorded = unknown> {
  lamp: string;
  nextDuty: string | null;
  nextDueOn: string | null;
  nextWakeAt: number | null;
  ended: boolean;
  /** The slim answer for the workflow, as of this line. */
  recorded: Recorded;
}

export interface LedgerLine {
  project: string;
  seq: number;
  at: number;
  kind: Line['kind'];
  act: string | null;
  article: number | null;
  /** Subject of the token. */
  actor: string | null;
  party: string | null;
  actorRoles: PersonRole[] | null;
  input: unknown;
  refs: References | null;
  proposes: boolean | null;
  confirms: number | null;
  because: string | null;
  requestKey: string | null;
  requestHash: string | null;
  /** After the line. */
  facts: ProjectFacts;
  /** As the line left those it created or changed. */
  duties: DutyRecord[];
  messages: { said: string[]; takenBack: TakingBack[] };
  editions: { calendar: string; practice: string };
  outcome: LineOutcome;
  previousHash: string;
  hash: string;
}

/** What tells two lines apart under one number. */
export type LineIdentity = Pick<LedgerLine, 'seq' | 'kind' | 'at' | 'requestKey' | 'requestHash'>;

const LINE = `project, seq, at, kind, act, article, actor, party, actor_roles as "actorRoles", input, refs, proposes, confirms, because,
  request_key as "requestKey", request_hash as "requestHash", facts, duties, messages, editions, outcome, previous_hash as "previousHash", hash`;

/** Lines by number; `kind` narrows. */
export async function readLedger(
  db: Db,
  project: string,
  page: { limit: number; after?: number; kind?: Line['kind'] },
): Promise<Page<LedgerLine, number>> {
  const { rows } = await db.query<LedgerLine>(
    `select ${LINE} from ledger where project = $1 and seq > $2 and ($3::text is null or kind = $3) order by seq limit $4`,
    [project, page.after ?? 0, page.kind ?? null, page.limit + 1],
  );
  return pageOf(rows, page.limit, ({ seq }) => seq);
}

export async function readLine(db: Db, project: string, seq: number): Promise<LedgerLine | undefined> {
  const { rows } = await db.query<LedgerLine>({
    name: 'read-line',
    text: `select ${LINE} from ledger where project = $1 and seq = $2`,
    values: [project, seq],
  });
  return rows[0];
}

export async function readLines(db: Db, project: string, seqs: readonly number[]): Promise<LedgerLine[]> {
  const { rows } = await db.query<LedgerLine>(
    `select ${LINE} from ledger where project = $1 and seq = any($2) order by seq`,
    [project, seqs],
  );
  return rows;
}

/** The line of an act that was brought under this idempotency key. */
export async function readLineByKey(db: Db, project: string, requestKey: string): Promise<LedgerLine | undefined> {
  const { rows } = await db.query<LedgerLine>({
    name: 'read-line-by-key',
    text: `select ${LINE} from ledger where project = $1 and request_key = $2`,
    values: [project, requestKey],
  });
  return rows[0];
}

/** The youngest request keys of a project, oldest first. */
export async function recentKeys(
  db: Db,
  project: string,
  limit: number,
): Promise<{ key: string; hash: string; seq: number; at: number }[]> {
  const { rows } = await db.query<{ key: string; hash: string; seq: number; at: number }>(
    `select request_key as key, request_hash as hash, seq, at from ledger where project = $1 and request_key is not null order by seq desc limit $2`,
    [project, limit],
  );
  return rows.reverse();
}

/** Codes of all projects that have a ledger or a row, for whoever must go through them all. */
export async function recordedProjects(
  db: Db,
  { after = '', limit }: { after?: string; limit: number },
): Promise<string[]> {
  // Skips from project to project instead of reading every line.
  const { rows } = await db.query<{ project: string }>(
    `with recursive found (project, number) as (
       (select project, 1 from ledger where project > $1 order by project limit 1)
       union all
       select (select project from ledger where project > found.project order by project limit 1), number + 1
       from found where found.project is not null and number < $2
     )
     select project from found where project is not null
     union (select code from project where code > $1 order by code limit $2)
     order by project limit $2`,
    [after, limit],
  );
  return rows.map(({ project }) => project);
}

const COLUMNS =
  'project, seq, at, kind, act, article, actor, party, actor_roles, input, refs, proposes, confirms, because, request_key, request_hash, facts, duties, messages, editions, outcome, previous_hash, hash';

/** A line as it is written; the instant in ISO form. */
export interface StoredLine {
  project: string;
  seq: number;
  at: string;
  kind: string;
  act: string | null;
  article: number | null;
  actor: string | null;
  party: string | null;
  actor_roles: string[] | null;
  input: unknown;
  refs: unknown;
  proposes: boolean | null;
  confirms: number | null;
  because: string | null;
  request_key: string | null;
  request_hash: string | null;
  facts: unknown;
  duties: unknown;
  messages: unknown;
  editions: unknown;
  outcome: unknown;
  previous_hash: string;
  hash: string;
}

/** SQL that appends the lines in `parameter` (jsonb array). */
export const appendLinesSql = (parameter: string): string =>
  `insert into ledger (${COLUMNS}) select ${COLUMNS} from jsonb_populate_recordset(null::ledger, ${parameter}::jsonb)`;
