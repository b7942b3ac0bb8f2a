// Opening a project: its code is kept under the request's key before anything starts, so that a retry never makes a
// second project.
import { z } from 'zod';
import { beijingDateOf, yearOf } from '../../measures/calendar/calendar-date.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { type References } from '../../measures/references.ts';
import { inputErrors } from '../../measures/field/input-errors.ts';
import { judge } from '../../measures/judgement.ts';
import { findAct } from '../../measures/register.ts';
import { readClock } from '../../database/clock.ts';
import { nextProjectCode, readProject } from '../../database/project.ts';
import { enterRequest, readRequest } from '../../database/request.ts';
import type { ActOrder, LifecycleInput } from '../../workflows/lifecycle/contract.ts';
import { answerOfKey, answerOfSeq, outcomeOfKey } from './bringing.ts';
import { openThroughDoor } from './door.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { malformed, Problem, refused } from '../http/problem.ts';
import { referencesOfOpening } from './references.ts';
import { actHash } from './request-hash.ts';

export const OPENING_ACT = 'openDossier';
const CREATED = 201;

export const projectCode = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{3,39}$/, { error: '项目编号应为4至40位字母、数字或连字符，以字母或数字开头' });

export async function openProject(call: Call, { pool, engine }: Deps): Promise<Answer> {
  const { actor, key, deadline } = call;
  const { code: askedCode, input } = readOpening(call.body);
  const requestHash = actHash(OPENING_ACT, actor.party, call.body);
  const [earlier, { now }] = await Promise.all([readRequest(pool, actor.party, key), readClock(pool)]);
  if (earlier && (earlier.bodyHash !== requestHash || !earlier.project)) throw new Problem('keyReused');
  const known = earlier?.project && (await answerOfKey(pool, earlier.project, key, requestHash, CREATED));
  if (known) return known;

  const facts = unopenedFacts(earlier?.project ?? askedCode ?? '');
  const references = await referencesOfOpening(pool, actor, facts, findAct(OPENING_ACT)!, input);
  judgeOpening({ input, references }, actor.party, now);
  const code = earlier?.project ?? (await keepCode(pool, call, requestHash, askedCode, now));

  const order: ActOrder = { act: OPENING_ACT, input, references, actor, requestKey: key, requestHash };
  const start: LifecycleInput = { v: 1, code, facts: unopenedFacts(code), seq: 0, lastActSeq: 0, keys: [] };
  const delivery = {
    code,
    order,
    deadline,
    title: String(input.name),
    startWith: async () => start,
    recorded: () => outcomeOfKey(pool, code, key),
  };
  const outcome = await openThroughDoor(engine, delivery, start).catch((error: unknown) => {
    // Another request was faster with this code: its dossier is no longer unopened.
    throw error instanceof Problem && (error.code === 'refused' || error.code === 'wrongParty')
      ? new Problem('codeTaken', {}, { cause: error })
      : error;
  });
  return answerOfSeq(pool, code, outcome.seq, requestHash, CREATED);
}

function readOpening(body: unknown): { code?: string; input: Record<string, unknown> } {
  const { code, ...input } =
    typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  const parsedCode = projectCode.optional().safeParse(code);
  const { input: schema } = findAct(OPENING_ACT)!;
  const parsedInput = schema.safeParse(input);
  const errors = [
    ...(parsedCode.success ? [] : inputErrors(parsedCode.error).map(({ says }) => ({ pointer: '/code', says }))),
    ...(parsedInput.success ? [] : inputErrors(parsedInput.error, schema)),
  ];
  if (errors.length > 0) throw malformed(errors);
  return { code: parsedCode.data, input };
}

/** Judged before a run is started: a refused opening leaves nothing behind. */
function judgeOpening(
  { input, references }: { input: unknown; references: References },
  party: string,
  now: number,
): void {
  const situation = { facts: unopenedFacts(''), duties: [], party, today: beijingDateOf(now) };
  const judgement = judge({ act: OPENING_ACT, input, references }, situation);
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused') throw refused(judgement.refusals);
}

/**
 * The code of the project that this key opens: the one asked for, or the next that is free. Of two requests at once the
 * first decides.
 */
async function keepCode(
  pool: Deps['pool'],
  { actor, key }: Call,
  bodyHash: string,
  asked: string | undefined,
  now: number,
): Promise<string> {
  if (asked !== undefined && (await readProject(pool, asked))) throw new Problem('codeTaken');
  const project = asked ?? (await nextFreeCode(pool, now));
  const entered = await enterRequest(pool, { key, party: actor.party, bodyHash, project });
  if (entered.bodyHash !== bodyHash || !entered.project) throw new Problem('keyReused');
  return entered.project;
}

async function nextFreeCode(pool: Deps['pool'], now: number): Promise<string> {
  for (;;) {
    const { code, isTaken } = await nextProjectCode(pool, `CQ-${yearOf(beijingDateOf(now))}-`);
    if (!isTaken) return code;
  }
}
