// From a request to an act taken: known key, body, references, door, and the answer read from the ledger.
import { readDossierRow } from '../../database/dossier.ts';
import { readLine, readLineByKey, recentKeys, type LedgerLine } from '../../database/ledger.ts';
import type { Act } from '../../measures/act.ts';
import { UNOPENED, type DossierId } from '../../measures/dossier.ts';
import { judge } from '../../measures/judgement.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { momentOf } from '../../measures/moment.ts';
import {
  RECENT_KEYS_CARRIED,
  resumedFrom,
  type ActOrder,
  type ActOutcome,
  type LifecycleInput,
  type RecordedState,
} from '../../workflows/lifecycle/contract.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { Problem, refused } from '../http/problem.ts';
import { momentNow, rulesLately } from '../moment.ts';
import type { OpenedDossier } from '../visibility.ts';
import { answerOfLine } from './answer.ts';
import { readActBody, type BroughtBody } from './body.ts';
import { bringThroughDoor, mendIfBehind } from './door.ts';
import { referencesOf, referencesOfConfirmation, referencesOfOpening } from './references.ts';
import { actHash } from './request-hash.ts';

type Pool = Deps['pool'];

/**
 * Brings an act to a dossier the caller may see. `knownSeq` is the number of the line under the call's key, null if
 * there is none.
 */
export async function bringAct(
  call: Call,
  { pool, engine }: Deps,
  dossier: OpenedDossier,
  act: Act,
  knownSeq: number | null,
): Promise<Answer> {
  const { actor, key, deadline } = call;
  const { of, kind, code } = dossier;
  const id = { kind, code };
  const requestHash = actHash(act.name, actor.party, call.body);
  if (knownSeq !== null) {
    mendIfBehind(engine, id, knownSeq);
    return answerOfKnown(pool, of, (await readLine(pool, id, knownSeq))!, requestHash);
  }
  const order: ActOrder = {
    ...(await orderOf(pool, call, dossier, act, readActBody(act, call.body))),
    requestKey: key,
    requestHash,
  };
  const outcome = await bringThroughDoor(engine, {
    of,
    code,
    order,
    deadline,
    title: dossier.name,
    startWith: () => sleepingDossier(pool, dossier, order),
    recorded: () => outcomeOfKey(pool, id, key),
  });
  return answerOfSeq(pool, of, id, outcome.seq, requestHash);
}

/** The answer that this key got before; 422 when it stood for something else. */
export async function answerOfKey(
  pool: Pool,
  of: DossierKind,
  id: DossierId,
  key: string,
  requestHash: string,
  status = 200,
): Promise<Answer | undefined> {
  const line = await readLineByKey(pool, id, key);
  return line && answerOfKnown(pool, of, line, requestHash, status);
}

async function answerOfKnown(
  pool: Pool,
  of: DossierKind,
  line: LedgerLine,
  requestHash: string,
  status = 200,
): Promise<Answer> {
  if (line.requestHash !== requestHash) throw new Problem('keyReused');
  return answerOfLine(of, line, momentOf(line.at, await rulesLately(pool)), status);
}

/** What the workflow answered to this key, as the ledger has it. */
export async function outcomeOfKey(pool: Pool, id: DossierId, key: string): Promise<ActOutcome | undefined> {
  const line = await readLineByKey(pool, id, key);
  return line && { seq: line.seq, receivedAt: line.at, requestHash: line.requestHash ?? '' };
}

export async function answerOfSeq(
  pool: Pool,
  of: DossierKind,
  id: DossierId,
  seq: number,
  requestHash: string,
  status = 200,
): Promise<Answer> {
  const line = await readLine(pool, id, seq);
  // Acknowledged means recorded; anything else is a ledger that was put back behind our back.
  if (line?.requestHash !== requestHash) throw new Problem('notRecording');
  return answerOfKnown(pool, of, line, requestHash, status);
}

export async function orderOf(
  pool: Pool,
  { actor, expectedSeq }: Call,
  { of, facts, recorded }: OpenedDossier,
  act: Act,
  brought: BroughtBody,
): Promise<Omit<ActOrder, 'requestKey' | 'requestHash'>> {
  const bringing = { actor, of, facts };
  const common = { act: act.name, actor, ...(expectedSeq !== undefined && { expectedSeq }) };
  if ('confirms' in brought) {
    const references = await referencesOfConfirmation(pool, bringing);
    return { ...common, input: {}, references, confirms: brought.confirms };
  }
  const { input, onPaper } = brought;
  if (facts.stage !== UNOPENED) {
    const references = await referencesOf(pool, bringing, act, input, onPaper);
    const { figures } = recorded;
    return { ...common, input, references: act.keepsFigures ? { ...references, figures } : references };
  }
  const moment = await momentNow(pool);
  return { ...common, input, references: await referencesOfOpening(pool, bringing, act, input, moment) };
}

/**
 * A dossier that was never opened or has ended sleeps without a workflow, and one that was lost is given a new one here,
 * not only at night: what its run begins with, from row and ledger.
 */
async function sleepingDossier(pool: Pool, dossier: OpenedDossier, order: ActOrder): Promise<LifecycleInput> {
  const { of, kind, code } = dossier;
  const id = { kind, code };
  const { requestKey: key } = order;
  const row = await readDossierRow<RecordedState>(pool, id);
  if (!row && of.begins !== 'withParty') throw new Problem('notFound');
  if (!row) {
    await refuseWithoutARun(pool, dossier, order);
    return { v: 1, kind, code, facts: of.unopened(code), seq: 0, lastActSeq: 0, keys: [] };
  }
  // An act that ended the dossier may be the very one that is asked about; then the run begins with its key and answers
  // it.
  const keys = await recentKeys(pool, id, RECENT_KEYS_CARRIED);
  const asked = keys.some((recent) => recent.key === key) ? undefined : await readLineByKey(pool, id, key);
  const older = asked ? [{ key, hash: asked.requestHash ?? '', seq: asked.seq, at: asked.at }] : [];
  const known = [...older, ...keys];
  if (row.ended && !known.some((recent) => recent.key === key)) await refuseWithoutARun(pool, { ...row, of }, order);
  return resumedFrom(row, known);
}

/**
 * A run of an ended dossier that would only refuse is not started: it ends at once, and takes the updates of other
 * callers down with it.
 */
async function refuseWithoutARun(pool: Pool, dossier: OpenedDossier, order: ActOrder): Promise<void> {
  const { of, facts, lastActSeq, recorded } = dossier;
  // The workflow itself says what has become of the version.
  if (order.expectedSeq !== undefined && order.expectedSeq !== lastActSeq) return;
  const { today } = await momentNow(pool);
  const { duties, figures } = recorded;
  const situation = { facts, duties, party: order.actor.party, today, figures: order.references.figures ?? figures };
  const judgement = judge(of, order, situation);
  if (judgement.is === 'refused') throw refused(judgement.refusals);
}
