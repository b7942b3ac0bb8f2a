// What an act would do, judged and settled from the row by the same pure functions at today's date: nothing is sent and
// nothing is kept. As data, and as one text that can be read aloud.
import { dutiesOf } from '../../database/duty.ts';
import { namesOf } from '../../database/recipient.ts';
import type { Act } from '../../measures/act.ts';
import { warningsTo } from '../../measures/act-news.ts';
import { receivedOn } from '../../measures/moment.ts';
import { foreseen, type Foresight } from '../../measures/foresight.ts';
import { judge } from '../../measures/judgement.ts';
import type { BroughtAct } from '../../measures/line.ts';
import type { Saying } from '../../measures/notice.ts';
import { partakersOf } from '../../measures/parts.ts';
import { quoted } from '../../measures/quoted.ts';
import { titleOfAct } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { mentionedTo } from '../../messages/mentioned.ts';
import { foresightText } from '../../messages/zh-CN/foresight.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from '../http/endpoint.ts';
import { malformed, Problem, refused } from '../http/problem.ts';
import { momentNow } from '../moment.ts';
import { letterOf } from '../routes/message-view.ts';
import { maySee, type OpenedDossier } from '../visibility.ts';
import { effectBody, etagOf } from './answer.ts';
import { readActBody, wellFormed } from './body.ts';
import { orderOf } from './bringing.ts';
import { foresightView } from './foresight-view.ts';
import { dutiesFor } from './undisclosed.ts';

export async function previewAct(call: Call, { pool }: Deps, dossier: OpenedDossier, act: Act): Promise<Answer> {
  const { of, facts, lastActSeq, recorded } = dossier;
  const { party } = call.actor;
  const order = await orderOf(pool, call, dossier, act, wellFormed(readActBody(act, call.body)));
  if (call.expectedSeq !== undefined && call.expectedSeq !== lastActSeq)
    throw new Problem('seqMismatch', { lastActSeq });
  const [moment, duties] = await Promise.all([momentNow(pool), dutiesOf(pool, dossier)]);
  const { today } = moment;
  const figures = order.references.figures ?? recorded.figures;
  const judgement = judge(of, order, {
    facts,
    duties: recorded.duties,
    party,
    today,
    figures,
    lastAct: recorded.lastAct,
    at: moment.at,
  });
  if (judgement.is === 'malformed') throw malformed(judgement.errors);
  if (judgement.is === 'refused') throw refused(judgement.refusals);

  const seq = dossier.seq + 1;
  const brought: BroughtAct = { ...order, requestKey: '', requestHash: '' };
  const whole = foreseen(of, { facts, duties, ...(dossier.seq > 0 && { at: dossier.updatedAt }) }, brought, {
    seq,
    moment,
    receivedOn: receivedOn(moment.at, party, figures),
  });
  const { line, changed, warnings } = whole;
  const effect = { kind: of, act: act.name, seq, moment, facts: line.facts, party, duties: changed, warnings };
  const body = effectBody({ ...effect, input: order.input, proposal: order.confirms ?? seq });

  const foresight = foresightFor(party, whole);
  const { told } = foresight;
  const notices = told.map(({ notice }) => notice);
  const concerned = [...told, ...foresight.reminders.flatMap(({ to }) => to)].map((recipient) => recipient.party);
  const owed = [...foresight.opened, ...foresight.met, ...foresight.fallenAway].flatMap(({ owedBy, owedTo }) => [
    owedBy,
    ...owedTo,
  ]);
  const ids = [...mentionedTo(party, notices), ...partakersOf(of, line.facts), ...concerned, ...owed];
  const names = await namesOf(pool, [...new Set(ids)]);
  const subjectOf = (saying: Saying): string => letterOf(saying, names, saying.party).subject;
  const awaiting = line.facts.proposals.find((open) => open.seq === (order.confirms ?? seq))?.awaiting ?? [];
  const title = titleOfAct(of, act.name, line.facts, order.input) + whatIsUndone(dossier, act);
  const text = foresightText({ kind: of, title, by: party, today, foresight, awaiting, subjectOf }, names);
  const would = foresightView(of, party, foresight, moment, names, subjectOf);
  return { body: { ...body, preview: true, would, text }, headers: { ETag: etagOf(lastActSeq) } };
}

/** By its name: whoever reads it aloud says what is taken back, not only that something is. */
function whatIsUndone({ of, facts, recorded: { lastAct } }: OpenedDossier, { bringsBefore }: Act): string {
  if (!bringsBefore || !lastAct) return '';
  return `（${quoted(titleOfAct(of, lastAct.act, facts, undefined))}，台账第${lastAct.seq}号）`;
}

/**
 * As this party may know it: of the duties what it reads of them; of the messages its own, and to whom its own act is
 * told; an authority all of them.
 */
function foresightFor(party: PartyId, whole: Foresight): Foresight {
  const known = (duties: Foresight['opened']): Foresight['opened'] => dutiesFor(party, duties);
  const seesDrafts = maySee('drafts', { party });
  const isTold = ({ party: recipient, dutyRef }: Saying): boolean =>
    dutyRef === undefined || maySee('message', { party }, { of: recipient });
  return {
    ...whole,
    opened: known(whole.opened),
    moved: whole.moved.flatMap(({ duty, ...days }) => known([duty]).map((shown) => ({ duty: shown, ...days }))),
    met: known(whole.met),
    fallenAway: known(whole.fallenAway),
    waiting: known(whole.waiting),
    changed: known(whole.changed),
    told: whole.told.filter(isTold),
    reminders: whole.reminders.flatMap((reminder) => {
      if (known([reminder.duty]).length === 0 || (reminder.isDraft && !seesDrafts)) return [];
      const to = reminder.to.filter((recipient) => maySee('message', { party }, { of: recipient.party }));
      return to.length === 0 ? [] : [{ ...reminder, to }];
    }),
    warnings: warningsTo(party, whole.warnings),
  };
}
