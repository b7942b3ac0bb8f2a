// Promise 4, and the runs of promise 2: a project's row and duties are what its lines fold to, and its workflow knows
// the same.
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { dutiesOfProject } from '../../database/duty.ts';
import { canonicalJson } from '../../database/hash-chain.ts';
import type { LedgerLine } from '../../database/ledger.ts';
import type { Db } from '../../database/pool.ts';
import { readProject } from '../../database/project.ts';
import { refOf, type DutyRecord } from '../../measures/duty.ts';
import {
  codeOf,
  CURRENT_PROJECT_QUERY,
  PROJECT_LIFECYCLE,
  workflowIdOf,
  type CurrentProject,
} from '../../workflows/lifecycle/contract.ts';
import type { Finding } from './finding.ts';

/** What does not agree, of one project. */
export async function checkStanding(
  db: Db,
  client: Client,
  code: string,
  lines: readonly LedgerLine[],
): Promise<Finding[]> {
  const last = lines.at(-1);
  const row = await readProject<{ duties: unknown }>(db, code);
  const say = (says: string, seq?: number): Finding => ({ promise: 4, project: code, seq, says });
  if (!last || !row) return [say(last ? 'has a ledger and no row' : 'has a row and no ledger', last?.seq)];
  const lastActSeq = lines.findLast(({ kind }) => kind === 'act')?.seq ?? 0;
  const { facts, outcome } = last;
  const folded = {
    seq: last.seq,
    lastActSeq,
    facts,
    ledgerHash: last.hash,
    name: facts.name,
    stage: facts.stage,
    unit: facts.parties.constructionUnit,
    department: facts.parties.department,
    estimatedTotal: facts.estimatedTotal ?? null,
    approvedTotal: facts.approvedTotal ?? null,
    lamp: outcome.lamp,
    nextDuty: outcome.nextDuty,
    nextDueOn: outcome.nextDueOn,
    nextWakeAt: outcome.nextWakeAt,
    ended: outcome.ended,
    recorded: outcome.recorded,
    openedAt: lines[0]!.at,
    updatedAt: last.at,
  };
  const stored = await dutiesOfProject(db, code);
  return [
    ...different(folded, row as unknown as Record<string, unknown>).map((field) =>
      say(`the row's ${field} is not what the ledger folds to`, last.seq),
    ),
    ...differentDuties(lines, stored).map((duty) => say(`the duty ${duty} is not what the ledger folds to`, last.seq)),
    ...(await workflowFindings(client, code, { ...folded, code, recordedUpTo: last.seq })).map((says) =>
      say(says, last.seq),
    ),
  ];
}

function different(expected: object, found: Record<string, unknown>): string[] {
  return Object.entries(expected).flatMap(([field, value]) =>
    canonicalJson(value ?? null) === canonicalJson(found[field] ?? null) ? [] : [field],
  );
}

function differentDuties(lines: readonly LedgerLine[], stored: readonly DutyRecord[]): string[] {
  const folded = new Map(lines.flatMap(({ duties }) => duties.map((record) => [refOf(record), record] as const)));
  const found = new Map(stored.map((record) => [refOf(record), record]));
  return [...new Set([...folded.keys(), ...found.keys()])].filter(
    (ref) => canonicalJson(folded.get(ref) ?? null) !== canonicalJson(found.get(ref) ?? null),
  );
}

type Known = Pick<
  CurrentProject,
  'code' | 'stage' | 'seq' | 'recordedUpTo' | 'lastActSeq' | 'nextWakeAt' | 'ended' | 'facts'
>;

async function workflowFindings(
  client: Client,
  code: string,
  { code: _code, stage, seq, recordedUpTo, lastActSeq, nextWakeAt, ended, facts }: Known,
): Promise<string[]> {
  const handle = client.workflow.getHandle(workflowIdOf(code));
  try {
    const { status } = await handle.describe();
    if (status.name !== 'RUNNING') return ended ? [] : [`its workflow is ${status.name}`];
    const current = await handle.query<CurrentProject, []>(CURRENT_PROJECT_QUERY);
    const wrong = different({ code, stage, seq, recordedUpTo, lastActSeq, nextWakeAt, ended, facts }, { ...current });
    return wrong.map((field) => `the workflow's ${field} is not what the ledger folds to`);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return ended ? [] : ['it has no workflow'];
    return [`its workflow does not answer: ${String(error)}`];
  }
}

/** Runs that live and have no line: an opening was never accepted there. */
export async function checkRuns(db: Db, client: Client): Promise<Finding[]> {
  const found: Finding[] = [];
  for await (const { workflowId } of client.workflow.list({
    query: `WorkflowType = '${PROJECT_LIFECYCLE}' AND ExecutionStatus = 'Running'`,
  })) {
    const project = codeOf(workflowId);
    const { rowCount } = await db.query('select from ledger where project = $1 limit 1', [project]);
    // The list lags behind; what it names is asked itself.
    if (!rowCount && (await isRunning(client, workflowId)))
      found.push({ promise: 2, project, says: 'a run lives that has accepted no opening' });
  }
  return found;
}

const isRunning = (client: Client, workflowId: string): Promise<boolean> =>
  client.workflow
    .getHandle(workflowId)
    .describe()
    .then(
      ({ status }) => status.name === 'RUNNING',
      () => false,
    );
