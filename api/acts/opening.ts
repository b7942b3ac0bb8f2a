// Opening a dossier by a request of its own: its code is kept under the request's key before anything starts, so that a
// retry never makes a second one.
import { z } from 'zod';
import { isThere, nextCode, spellingOf } from '../../database/dossier.ts';
import { inTransaction, type Db } from '../../database/pool.ts';
import { inputErrors } from '../../measures/field/input-errors.ts';
import { judge } from '../../measures/judgement.ts';
import { enterRequest, readRequest } from '../../database/request.ts';
import { yearOf } from '../../measures/calendar/calendar-date.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { Moment } from '../../measures/moment.ts';
import { partyKindOf } from '../../measures/party-id.ts';
import type { BroughtReferences } from '../../measures/references.ts';
import { openingActOf } from '../../measures/register.ts';
import type { ActOrder, LifecycleInput } from '../../workflows/lifecycle/contract.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { malformed, Problem, refused } from '../http/problem.ts';
import { countTowards } from '../http/quota.ts';
import { momentNow } from '../moment.ts';
import { answerOfKey, answerOfSeq, outcomeOfKey } from './bringing.ts';
import { openThroughDoor, type Errand } from './door.ts';
import { referencesOfOpening } from './references.ts';
import { actHash } from './request-hash.ts';

const CREATED = 201;

export const codeSchema = ({ title, code, codeForm }: DossierKind) =>
  z.string().regex(code, { error: `${title}编号应为${codeForm}` });

export async function openDossierOf(of: DossierKind, call: Call, deps: Deps): Promise<Answer> {
  const { pool } = deps;
  const { actor, key, deadline } = call;
  const act = openingActOf(of);
  if (partyKindOf(actor.party) === 'company')
    throw new Problem('wrongParty', { detail: `${of.title}不能由监理单位、评估机构建立。` });
  const requestHash = actHash(act.name, actor.party, call.body);
  const [earlier, moment] = await Promise.all([readRequest(pool, actor.party, key), momentNow(pool)]);
  if (earlier && (earlier.bodyHash !== requestHash || earlier.kind !== of.name || !earlier.code))
    throw new Problem('keyReused');
  const { code: askedCode, input } = readOpening(of, call.body);
  const kept = earlier?.code ?? undefined;
  const idOf = (code: string) => ({ kind: of.name, code });
  const known = kept && (await answerOfKey(deps, of, idOf(kept), key, requestHash, CREATED));
  if (known) return known;

  const bringing = { actor, of, facts: of.unopened(kept ?? askedCode ?? '') };
  const references = await referencesOfOpening(pool, bringing, act, input, moment);
  judgeOpening(of, { act: act.name, input, references }, actor.party, moment);
  const code = kept ?? (await keepCode(deps, of, call, requestHash, askedCode, moment));

  const order: ActOrder = { act: act.name, input, references, actor, requestKey: key, requestHash };
  const facts = of.unopened(code);
  const start: LifecycleInput = { v: 1, ...idOf(code), facts, seq: 0, lastActSeq: 0, keys: [] };
  const errand: Errand = {
    of,
    code,
    order,
    deadline,
    title: of.nameOf(act.apply(facts, input, { seq: 1, receivedOn: moment.today, by: actor.party, references })),
    startWith: async () => start,
    recorded: () => outcomeOfKey(pool, idOf(code), key),
  };
  const outcome = await openThroughDoor(deps, errand, start).catch((error: unknown) => {
    // Another request was faster with this code: its dossier is no longer unopened.
    throw error instanceof Problem && (error.code === 'refused' || error.code === 'wrongParty')
      ? new Problem('codeTaken', {}, { cause: error })
      : error;
  });
  return answerOfSeq(pool, of, idOf(code), outcome.seq, requestHash, CREATED);
}

function readOpening(of: DossierKind, body: unknown): { code?: string; input: Record<string, unknown> } {
  const { code, ...input } =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  const parsedCode = codeSchema(of).optional().safeParse(code);
  const { input: schema } = openingActOf(of);
  const parsedInput = schema.safeParse(input);
  const errors = [
    ...(parsedCode.success ? [] : inputErrors(parsedCode.error).map(({ says }) => ({ pointer: '/code', says }))),
    ...(parsedCode.success && parsedCode.data === undefined && !of.issuesCodes
      ? [{ pointer: '/code', says: '此项必填' }]
      : []),
    ...(parsedInput.success ? [] : inputErrors(parsedInput.error, schema)),
  ];
  if (errors.length > 0) throw malformed(errors);
  return { code: parsedCode.data, input };
}

/** Judged before a run is started: a refused opening leaves nothing behind. */
function judgeOpening(
  of: DossierKind,
  order: { act: string; input: unknown; references: BroughtReferences },
  party: string,
  { today }: Moment,
): void {
  const figures = order.references.figures ?? {};
  const judgement = judge(of, order, { facts: of.unopened(''), duties: [], party, today, figures });
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused') throw refused(judgement.refusals);
}

/**
 * The code of the dossier that this key opens: the one asked for, or the next that is free. Of two requests at once the
 * first decides, also where they spell one code differently.
 */
async function keepCode(
  deps: Deps,
  of: DossierKind,
  { actor, key }: Call,
  bodyHash: string,
  asked: string | undefined,
  moment: Moment,
): Promise<string> {
  return inTransaction(deps.pool, async (db) => {
    const code = asked === undefined ? await nextFreeCode(db, of, moment) : await freeCode(db, of, asked);
    const entered = await enterRequest(db, { key, party: actor.party, bodyHash, opens: { kind: of.name, code } });
    if (entered.bodyHash !== bodyHash || !entered.code) throw new Problem('keyReused');
    if (entered.isNew) await countTowards('openings', actor.party, deps, db);
    return entered.code;
  });
}

async function freeCode(db: Db, of: DossierKind, code: string): Promise<string> {
  const id = { kind: of.name, code };
  const [isTaken, spelled] = await Promise.all([isThere(db, id), spellingOf(db, id)]);
  if (isTaken) throw new Problem('codeTaken');
  if (spelled !== code)
    throw new Problem('codeTaken', { detail: `编号不分大小写，已有「${spelled}」，不能再用「${code}」。` });
  return code;
}

async function nextFreeCode(db: Db, of: DossierKind, { today }: Moment): Promise<string> {
  for (;;) {
    const { code, isTaken } = await nextCode(db, of.name, of.issuesCodes!(yearOf(today)));
    if (!isTaken && (await spellingOf(db, { kind: of.name, code })) === code) return code;
  }
}
