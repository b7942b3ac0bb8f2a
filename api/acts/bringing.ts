// From a request to an act taken: known key, body, references, door, and the answer read from the ledger.
import { readDossierRow, readLastAct } from '../../database/dossier.ts';
import { readAnswered, readLineByKey, recentKeys, type AnsweredLine } from '../../database/ledger.ts';
import { standingFrom } from '../../database/standing.ts';
import type { ActGround } from '../../database/visible.ts';
import type { Act } from '../../measures/act.ts';
import { UNOPENED, type DossierId } from '../../measures/dossier.ts';
import { filledIn, type Filled } from '../../measures/field/field.ts';
import { comparableName } from '../../measures/field/written.ts';
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
import { NOTHING_RECORDED } from '../unopened.ts';
import { visibleGround, type OpenedDossier } from '../visibility.ts';
import { answerOfLine } from './answer.ts';
import { readActBody, wellFormed, type BroughtBody } from './body.ts';
import { bringThroughDoor, mendIfBehind } from './door.ts';
import {
  beforeOf,
  namedIn,
  referencesFrom,
  referencesOf,
  referencesOfConfirmation,
  referencesOfOpening,
} from './references.ts';
import { actHash } from './request-hash.ts';

type Pool = Deps['pool'];

/** Who acts for a party; administrators and auditors look on. */
const ACTING: readonly string[] = ['handler', 'leader'];

/** Brings an act to the dossier of the call, if the caller may see it. */
export async function bringAct(call: Call, ends: Deps, of: DossierKind, act: Act): Promise<Answer> {
  const { pool } = ends;
  const { actor, key, deadline } = call;
  const read = readActBody(act, call.body);
  const filled = 'input' in read ? filledIn(act.input, read.input) : [];
  const named = namedIn(filled, 'input' in read ? read.onPaper : undefined);
  const found = await visibleGround(pool, call, of, call.params.code!, named);
  if (!actor.roles.some((role) => ACTING.includes(role)))
    throw new Problem('wrongRole', { detail: `「${act.title}」由经办人或负责人办理。`, article: act.article });
  const { code, name, seqOfKey } = 'ground' in found ? found.ground : { ...found.unopened, seqOfKey: null };
  const id = { kind: of.name, code };
  const requestHash = actHash(act.name, actor.party, call.body);
  if (seqOfKey !== null) return (await answerOfKey(ends, of, id, key, requestHash))!;
  const brought = wellFormed(read);
  const asked =
    'ground' in found
      ? orderOn(found.ground, call, act, brought, filled)
      : await orderOf(pool, call, found.unopened, act, brought);
  if (act.bringsBefore && 'ground' in found)
    Object.assign(asked.references, await beforeOf(pool, id, act, await readLastAct(pool, id)));
  const order: ActOrder = { ...asked, requestKey: key, requestHash };
  const outcome = await bringThroughDoor(ends, {
    of,
    code,
    order,
    deadline,
    title: name,
    startWith: () => sleepingDossier(pool, of, id, order),
    recorded: () => outcomeOfKey(pool, id, key),
  });
  return answerOfSeq(pool, of, id, outcome.seq, requestHash);
}

/** The answer that this key got before, and a workflow that knows of it; 422 when it stood for something else. */
export async function answerOfKey(
  ends: Deps,
  of: DossierKind,
  id: DossierId,
  key: string,
  requestHash: string,
  status = 200,
): Promise<Answer | undefined> {
  const line = await readAnswered(ends.pool, id, { requestKey: key });
  if (!line) return undefined;
  mendIfBehind(ends, id, line.seq);
  return answerOfKnown(ends.pool, of, line, requestHash, status);
}

async function answerOfKnown(
  pool: Pool,
  of: DossierKind,
  line: AnsweredLine,
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
  const line = await readAnswered(pool, id, { seq });
  // Acknowledged means recorded; anything else is a ledger that was put back behind our back.
  if (line?.requestHash !== requestHash) throw new Problem('notRecording');
  return answerOfKnown(pool, of, line, requestHash, status);
}

type Asked = Omit<ActOrder, 'requestKey' | 'requestHash'>;

/** What is asked of a dossier that was opened. */
function orderOn(
  { parties: partakers, leansOn, figures, documents, registered, standing: found }: ActGround,
  { actor, expectedSeq }: Call,
  act: Act,
  brought: BroughtBody,
  filled: readonly Filled[],
): Asked {
  const common = { act: act.name, actor, ...(expectedSeq !== undefined && { expectedSeq }) };
  const standing = standingFrom(found, leansOn, comparableName);
  if ('confirms' in brought)
    return { ...common, input: {}, references: { documents: [], standing }, confirms: brought.confirms };
  const references = referencesFrom({ actor, partakers, onPaper: brought.onPaper }, filled, {
    documents,
    registered,
    standing,
  });
  return { ...common, input: brought.input, references: act.keepsFigures ? { ...references, figures } : references };
}

/** The same with everything looked up here, and of one that it would open. */
export async function orderOf(
  pool: Pool,
  { actor, expectedSeq }: Call,
  { of, facts, recorded }: OpenedDossier,
  act: Act,
  brought: BroughtBody,
): Promise<Asked> {
  const bringing = { actor, of, facts };
  const common = { act: act.name, actor, ...(expectedSeq !== undefined && { expectedSeq }) };
  if ('confirms' in brought) {
    const references = await referencesOfConfirmation(pool, bringing);
    return { ...common, input: {}, references, confirms: brought.confirms };
  }
  const { input, onPaper } = brought;
  if (facts.stage !== UNOPENED) {
    const references = await referencesOf(pool, bringing, act, input, onPaper);
    const { figures, lastAct } = recorded;
    const before = await beforeOf(pool, { kind: of.name, code: facts.code }, act, lastAct);
    return { ...common, input, references: { ...references, ...before, ...(act.keepsFigures && { figures }) } };
  }
  const moment = await momentNow(pool);
  return { ...common, input, references: await referencesOfOpening(pool, bringing, act, input, moment) };
}

/**
 * A dossier that was never opened or has ended sleeps without a workflow, and one that was lost is given a new one here,
 * not only at night: what its run begins with, from row and ledger.
 */
async function sleepingDossier(pool: Pool, of: DossierKind, id: DossierId, order: ActOrder): Promise<LifecycleInput> {
  const { requestKey: key } = order;
  const row = await readDossierRow<RecordedState>(pool, id);
  if (!row && of.begins !== 'withParty') throw new Problem('notFound');
  if (!row) {
    const facts = of.unopened(id.code);
    await refuseWithoutARun(pool, { of, facts, lastActSeq: 0, recorded: NOTHING_RECORDED }, order);
    return { v: 1, ...id, facts, seq: 0, lastActSeq: 0, keys: [] };
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
async function refuseWithoutARun(
  pool: Pool,
  { of, facts, lastActSeq, recorded }: Pick<OpenedDossier, 'of' | 'facts' | 'lastActSeq' | 'recorded'>,
  order: ActOrder,
): Promise<void> {
  // The workflow itself says what has become of the version.
  if (order.expectedSeq !== undefined && order.expectedSeq !== lastActSeq) return;
  const { today, at } = await momentNow(pool);
  const { duties, lastAct } = recorded;
  const figures = order.references.figures ?? recorded.figures;
  const situation = { facts, duties, party: order.actor.party, today, figures, lastAct, at };
  const judgement = judge(of, order, situation);
  if (judgement.is === 'refused') throw refused(judgement.refusals);
}
