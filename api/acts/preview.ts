// What an act would do, judged and settled from the row by the same pure functions at today's date: nothing is sent and
// nothing is kept.
import { readClock } from '../../database/clock.ts';
import { dutiesOfProject } from '../../database/duty.ts';
import { readArrangements } from '../../database/rest-day.ts';
import type { Act } from '../../measures/act.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { applied, judge } from '../../measures/judgement.ts';
import type { ActLine, BroughtAct } from '../../measures/line.ts';
import { PRACTICE } from '../../measures/practice.ts';
import { settle } from '../../measures/settle.ts';
import { effectBody, etagOf } from './answer.ts';
import { readActBody } from './body.ts';
import { orderOf } from './bringing.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { malformed, Problem, refused } from '../http/problem.ts';
import type { OpenedProject } from '../visibility.ts';

export async function previewAct(call: Call, { pool }: Deps, project: OpenedProject, act: Act): Promise<Answer> {
  const { code, facts, lastActSeq, recorded } = project;
  const order = await orderOf(pool, call, project, act, readActBody(act, call.body));
  if (call.expectedSeq !== undefined && call.expectedSeq !== lastActSeq)
    throw new Problem('seqMismatch', { lastActSeq });
  const [{ now }, duties, arrangements] = await Promise.all([
    readClock(pool),
    dutiesOfProject(pool, code),
    readArrangements(pool),
  ]);
  const today = beijingDateOf(now);
  const judgement = judge(order, { facts, duties: recorded.duties, party: call.actor.party, today });
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused') throw refused(judgement.refusals);

  const seq = project.seq + 1;
  const brought: BroughtAct = { ...order, requestKey: '', requestHash: '' };
  const after = applied(facts, brought, { seq, receivedOn: today });
  const line: ActLine = {
    kind: 'act',
    seq,
    at: now,
    facts: after.facts,
    brought,
    ...(after.proposes && { proposes: true as const }),
  };
  const { changed } = settle({ facts, duties }, line, calendarOf(arrangements), PRACTICE);
  const effect = {
    code,
    act: act.name,
    seq,
    at: now,
    facts: after.facts,
    party: call.actor.party,
    duties: changed,
    proposal: order.confirms ?? seq,
  };
  return { body: { ...effectBody(effect), preview: true }, headers: { ETag: etagOf(lastActSeq) } };
}
