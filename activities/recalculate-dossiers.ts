// One batch of a recalculation as an activity: asks open dossiers behind the editions in force, a bounded number a
// second.
import { setTimeout as sleep } from 'node:timers/promises';
import { heartbeat } from '@temporalio/activity';
import { countBehind, dossiersBehind } from '../database/recalculation.ts';
import type { Pool } from '../database/pool.ts';
import { readRules } from '../database/rules.ts';
import type { DossierId } from '../measures/dossier.ts';
import { editionNamesOf, newEditionsSay, rulesOf, type EditionNames } from '../measures/editions.ts';
import type {
  RecalculatedBatch,
  RecalculationActivities,
  RecalculationBatch,
} from '../workflows/recalculation/contract.ts';

export interface RecalculateDeps {
  pool: Pool;
  perSecond: number;
  /** Dossiers in a batch. */
  atOnce?: number;
  /** The worker's: it talks to the engine, which no activity does by itself. A run is asked once for the same editions. */
  ask: (id: DossierId, because: string, editions: EditionNames) => Promise<'asked' | 'started' | 'unreachable'>;
}

/** So long that few events are needed, so short that its progress is seen. */
const BATCH_SECONDS = 10;

export function recalculateDossiersWith(deps: RecalculateDeps): RecalculationActivities {
  return { recalculateDossiers: (batch) => recalculateBatch(deps, batch) };
}

async function recalculateBatch(
  { pool, perSecond, atOnce = BATCH_SECONDS * perSecond, ask }: RecalculateDeps,
  { editions, after }: RecalculationBatch,
): Promise<RecalculatedBatch> {
  const done: RecalculatedBatch = { asked: 0, started: 0, unreachable: [], behind: 0, superseded: false };
  const inForce = editionNamesOf(rulesOf(await readRules(pool)));
  if (inForce.calendar !== editions.calendar || inForce.practice !== editions.practice)
    return { ...done, superseded: true };
  const found = await dossiersBehind(pool, editions, { after, limit: atOnce });
  const startedAt = performance.now();
  for (const [at, { editions: before, ...id }] of found.entries()) {
    const waitMs = startedAt + (at * 1_000) / perSecond - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    const outcome = await ask(id, newEditionsSay(before, editions), editions);
    if (outcome === 'unreachable') done.unreachable.push(`${id.kind}:${id.code}`);
    else done.asked += 1;
    if (outcome === 'started') done.started += 1;
    heartbeat();
  }
  const { behind } = await countBehind(pool, editions);
  const last = found.at(-1);
  return { ...done, behind, ...(last && found.length === atOnce && { next: { kind: last.kind, code: last.code } }) };
}
