// What must hold of a dossier that a unit has filled: its bureau's next order is recorded in time, a new run has begun,
// and the workflow starts again from the ledger and takes another act.
import { setTimeout as sleep } from 'node:timers/promises';
import { projectId } from '../../test/dossier-names.ts';
import { startFromLedger } from '../../engine/start-from-ledger.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import type { Ground } from './ground.ts';
import type { Hand } from './hand.ts';
import { historiesOf, rowsOf, type Histories, type Rows } from './measured.ts';
import { rectificationOrder } from './orders.ts';

/** Within which every order is recorded. */
const RECORDED_WITHIN_MS = 5_000;
/** What the engine takes in one payload; it warns from a quarter of it. */
const ENGINE_TAKES_BYTES = 2 * 1024 * 1024;
const LISTED_WITHIN_MS = 10_000;

export interface End {
  code: string;
  stage: string;
  orderMs: number;
  orderAfterRestartMs: number;
  histories: Histories;
  rows: Rows;
  broken: string[];
}

/** `isChurned`: so much was brought that a new run must have begun. */
export async function judgeEnd(ground: Ground, hand: Hand, isChurned: boolean): Promise<End> {
  const { engine, pool } = ground;
  const id = projectId(hand.code);
  const broken: string[] = [];
  const stage = (await hand.seen())?.facts.stage ?? 'ended';
  const orderMs = await ordered(hand, 'with the dossier full', broken);
  const handle = engine.workflow.getHandle(workflowIdOf(id));
  const { runId } = await handle.describe();
  await handle.terminate('the bounds are tried');
  const started = await startFromLedger({ client: engine, pool }, id);
  if (started.is !== 'started') broken.push(`a start from the ledger answered that it is ${started.is}`);
  const orderAfterRestartMs = await ordered(hand, 'after a start from the ledger', broken);
  if ((await handle.describe()).runId === runId) broken.push('the run that was ended is still there');
  const histories = await allRuns(ground, hand, isChurned);
  if (isChurned && histories.newRuns === 0) broken.push('no new run has begun');
  if (histories.largestPayload.bytes > ENGINE_TAKES_BYTES / 2)
    broken.push(`a payload of ${histories.largestPayload.bytes} bytes comes near what the engine takes`);
  return {
    code: hand.code,
    stage,
    orderMs: Math.round(orderMs),
    orderAfterRestartMs: Math.round(orderAfterRestartMs),
    histories,
    rows: await rowsOf(pool, id),
    broken: broken.map((says) => `${hand.code}: ${says}`),
  };
}

/** Answers how long it took until the order stood in the ledger. */
async function ordered(hand: Hand, when: string, broken: string[]): Promise<number> {
  const seen = await hand.seen();
  if (!seen) {
    broken.push(`${when} there is no row that goes on`);
    return 0;
  }
  const { status, text, tookMs } = await hand.bring(rectificationOrder(seen));
  if (status !== 200) broken.push(`${when} the order was answered ${status} ${text.slice(0, 300)}`);
  if (tookMs > RECORDED_WITHIN_MS) broken.push(`${when} the order took ${Math.round(tookMs)} ms`);
  return tookMs;
}

/** The list of the engine is a moment behind. */
async function allRuns({ engine }: Ground, hand: Hand, isChurned: boolean): Promise<Histories> {
  for (const until = Date.now() + LISTED_WITHIN_MS; ; await sleep(500)) {
    const found = await historiesOf(engine, projectId(hand.code));
    if (found.runs >= (isChurned ? 3 : 2) || Date.now() > until) return found;
  }
}
