// Promise 4, and the runs of promise 2: a dossier's row and duties are what its lines fold to, and its workflow knows
// the same.
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import { dossierRow, readDossierRow } from '../../database/dossier.ts';
import { dutiesOf } from '../../database/duty.ts';
import { canonicalJson } from '../../database/hash-chain.ts';
import type { LedgerLine } from '../../database/ledger.ts';
import type { Db } from '../../database/pool.ts';
import type { DossierId } from '../../measures/dossier.ts';
import { refOf, type DutyRecord } from '../../measures/duty.ts';
import { partakersOf } from '../../measures/parts.ts';
import { runsOf } from '../../engine/runs.ts';
import { kindNamed, workflowTypes } from '../../measures/register.ts';
import {
  CURRENT_DOSSIER_QUERY,
  dossierOf,
  workflowIdOf,
  type CurrentDossier,
} from '../../workflows/lifecycle/contract.ts';
import type { Finding } from './finding.ts';

/** What does not agree, of one dossier. */
export async function checkStanding(
  db: Db,
  client: Client,
  id: DossierId,
  lines: readonly LedgerLine[],
): Promise<Finding[]> {
  const last = lines.at(-1);
  const row = await readDossierRow(db, id);
  const say = (says: string, seq?: number): Finding => ({ promise: 4, dossier: workflowIdOf(id), seq, says });
  if (!last || !row) return [say(last ? 'has a ledger and no row' : 'has a row and no ledger', last?.seq)];
  const lastActSeq = lines.findLast(({ line }) => line === 'act')?.seq ?? 0;
  const kind = kindNamed(id.kind);
  const parties = partakersOf(kind, last.facts);
  const folded = dossierRow(kind, last.facts, parties, { opening: lines[0]!, last }, lastActSeq, last.outcome);
  const stored = await dutiesOf(db, id);
  return [
    ...different(folded, row as unknown as Record<string, unknown>).map((field) =>
      say(`the row's ${field} is not what the ledger folds to`, last.seq),
    ),
    ...differentDuties(lines, stored).map((duty) => say(`the duty ${duty} is not what the ledger folds to`, last.seq)),
    ...(await workflowFindings(client, id, { ...folded, recordedUpTo: last.seq })).map((says) => say(says, last.seq)),
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
  CurrentDossier,
  'kind' | 'code' | 'stage' | 'seq' | 'recordedUpTo' | 'lastActSeq' | 'nextWakeAt' | 'ended' | 'facts'
>;

async function workflowFindings(
  client: Client,
  id: DossierId,
  { kind, code, stage, seq, recordedUpTo, lastActSeq, nextWakeAt, ended, facts }: Known,
): Promise<string[]> {
  const handle = client.workflow.getHandle(workflowIdOf(id));
  try {
    const { status } = await handle.describe();
    if (status.name !== 'RUNNING') return ended ? [] : [`its workflow is ${status.name}`];
    const current = await handle.query<CurrentDossier, []>(CURRENT_DOSSIER_QUERY);
    const wrong = different(
      { kind, code, stage, seq, recordedUpTo, lastActSeq, nextWakeAt, ended, facts },
      { ...current },
    );
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
    query: runsOf(workflowTypes(), { isRunning: true }),
  })) {
    const { kind, code } = dossierOf(workflowId);
    const { rowCount } = await db.query('select from ledger where kind = $1 and code = $2 limit 1', [kind, code]);
    // The list lags behind; what it names is asked itself.
    if (!rowCount && (await isRunning(client, workflowId)))
      found.push({ promise: 2, dossier: workflowId, says: 'a run lives that has accepted no opening' });
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
