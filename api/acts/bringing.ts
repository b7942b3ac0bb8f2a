// From a request to an act taken: known key, body, references, door, and the answer read from the ledger.
import { readClock } from '../../database/clock.ts';
import { readLine, readLineByKey, recentKeys, type LedgerLine } from '../../database/ledger.ts';
import { readProject } from '../../database/project.ts';
import type { Act } from '../../measures/act.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { judge } from '../../measures/judgement.ts';
import {
  RECENT_KEYS_CARRIED,
  resumedFrom,
  type ActOrder,
  type ActOutcome,
  type LifecycleInput,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import { answerOfLine } from './answer.ts';
import { readActBody, type BroughtBody } from './body.ts';
import { bringThroughDoor, mendIfBehind } from './door.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { Problem, refused } from '../http/problem.ts';
import { referencesOf, referencesOfConfirmation } from './references.ts';
import { actHash } from './request-hash.ts';
import type { OpenedProject } from '../visibility.ts';

/**
 * Brings an act to a project the caller may see. `knownSeq` is the number of the line under the call's key, null if
 * there is none.
 */
export async function bringAct(
  call: Call,
  { pool, engine }: Deps,
  project: OpenedProject,
  act: Act,
  knownSeq: number | null,
): Promise<Answer> {
  const { actor, key, deadline } = call;
  const { code } = project;
  const requestHash = actHash(act.name, actor.party, call.body);
  if (knownSeq !== null) {
    mendIfBehind(engine, code, knownSeq);
    return answerOfKnown((await readLine(pool, code, knownSeq))!, requestHash);
  }
  const order: ActOrder = {
    ...(await orderOf(pool, call, project, act, readActBody(act, call.body))),
    requestKey: key,
    requestHash,
  };
  const startWith = () => sleepingProject(pool, code, order);
  const outcome = await bringThroughDoor(engine, {
    code,
    order,
    deadline,
    title: project.name,
    startWith,
    recorded: () => outcomeOfKey(pool, code, key),
  });
  return answerOfSeq(pool, code, outcome.seq, requestHash);
}

/** The answer that this key got before; 422 when it stood for something else. */
export async function answerOfKey(
  pool: Deps['pool'],
  code: string,
  key: string,
  requestHash: string,
  status = 200,
): Promise<Answer | undefined> {
  const line = await readLineByKey(pool, code, key);
  return line && answerOfKnown(line, requestHash, status);
}

function answerOfKnown(line: LedgerLine, requestHash: string, status = 200): Answer {
  if (line.requestHash !== requestHash) throw new Problem('keyReused');
  return answerOfLine(line, status);
}

/** What the workflow answered to this key, as the ledger has it. */
export async function outcomeOfKey(pool: Deps['pool'], code: string, key: string): Promise<ActOutcome | undefined> {
  const line = await readLineByKey(pool, code, key);
  return line && { seq: line.seq, receivedAt: line.at, requestHash: line.requestHash ?? '' };
}

export async function answerOfSeq(
  pool: Deps['pool'],
  code: string,
  seq: number,
  requestHash: string,
  status = 200,
): Promise<Answer> {
  const line = await readLine(pool, code, seq);
  // Acknowledged means recorded; anything else is a ledger that was put back behind our back.
  if (line?.requestHash !== requestHash) throw new Problem('notRecording');
  return answerOfLine(line, status);
}

export async function orderOf(
  pool: Deps['pool'],
  { actor, expectedSeq }: Call,
  { facts }: OpenedProject,
  act: Act,
  brought: BroughtBody,
) {
  const isConfirmation = 'confirms' in brought;
  const references = isConfirmation
    ? await referencesOfConfirmation(pool, facts)
    : await referencesOf(pool, actor, facts, act, brought.input);
  return {
    act: act.name,
    input: isConfirmation ? {} : brought.input,
    references,
    actor,
    ...(isConfirmation && { confirms: brought.confirms }),
    ...(expectedSeq !== undefined && { expectedSeq }),
  };
}

/**
 * An ended project sleeps without a workflow, and one that was lost is given a new one here, not only at night: what
 * its run begins with, from row and ledger.
 */
async function sleepingProject(pool: Deps['pool'], code: string, order: ActOrder): Promise<LifecycleInput> {
  const { requestKey: key } = order;
  const row = await readProject<RecordedState>(pool, code);
  if (!row) throw new Problem('notFound');
  // An act that ended the project may be the very one that is asked about; then the run begins with its key and answers
  // it.
  const keys = await recentKeys(pool, code, RECENT_KEYS_CARRIED);
  const asked = keys.some((recent) => recent.key === key) ? undefined : await readLineByKey(pool, code, key);
  const older = asked ? [{ key, hash: asked.requestHash ?? '', seq: asked.seq, at: asked.at }] : [];
  const known = [...older, ...keys];
  if (row.ended && !known.some((recent) => recent.key === key)) await refuseWithoutARun(pool, row, order);
  return resumedFrom(row, known);
}

/**
 * A run of an ended project that would only refuse is not started: it ends at once, and takes the updates of other
 * callers down with it.
 */
async function refuseWithoutARun(
  pool: Deps['pool'],
  { facts, lastActSeq, recorded }: OpenedProject,
  order: ActOrder,
): Promise<void> {
  // The workflow itself says what has become of the version.
  if (order.expectedSeq !== undefined && order.expectedSeq !== lastActSeq) return;
  const today = beijingDateOf((await readClock(pool)).now);
  const judgement = judge(order, { facts, duties: recorded.duties, party: order.actor.party, today });
  if (judgement.is === 'refused') throw refused(judgement.refusals);
}
