// What an act would do, judged and settled from the row by the same pure functions at today's date: nothing is sent and
// nothing is kept.
import { dutiesOf } from '../../database/duty.ts';
import type { Act } from '../../measures/act.ts';
import { applied, judge } from '../../measures/judgement.ts';
import type { ActLine, BroughtAct } from '../../measures/line.ts';
import { settle } from '../../measures/settle.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { malformed, Problem, refused } from '../http/problem.ts';
import { momentNow } from '../moment.ts';
import type { OpenedDossier } from '../visibility.ts';
import { effectBody, etagOf } from './answer.ts';
import { readActBody, wellFormed } from './body.ts';
import { orderOf } from './bringing.ts';

export async function previewAct(call: Call, { pool }: Deps, dossier: OpenedDossier, act: Act): Promise<Answer> {
  const { of, facts, lastActSeq, recorded } = dossier;
  const { party } = call.actor;
  const order = await orderOf(pool, call, dossier, act, wellFormed(readActBody(act, call.body)));
  if (call.expectedSeq !== undefined && call.expectedSeq !== lastActSeq)
    throw new Problem('seqMismatch', { lastActSeq });
  const [moment, duties] = await Promise.all([momentNow(pool), dutiesOf(pool, dossier)]);
  const { today } = moment;
  const figures = order.references.figures ?? recorded.figures;
  const judgement = judge(of, order, { facts, duties: recorded.duties, party, today, figures });
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused') throw refused(judgement.refusals);

  const seq = dossier.seq + 1;
  const brought: BroughtAct = { ...order, requestKey: '', requestHash: '' };
  const after = applied(of, facts, brought, { seq, receivedOn: today });
  const proposes = after.proposes ? { proposes: true as const } : {};
  const line: ActLine = { is: 'act', seq, at: moment.at, facts: after.facts, brought, ...proposes };
  const { changed, warnings } = settle(of, { facts, duties }, line, moment);
  const effect = { kind: of, act: act.name, seq, moment, facts: after.facts, party, duties: changed, warnings };
  const body = effectBody({ ...effect, input: order.input, proposal: order.confirms ?? seq });
  return { body: { ...body, preview: true }, headers: { ETag: etagOf(lastActSeq) } };
}
