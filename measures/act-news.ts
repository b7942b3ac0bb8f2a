// Whom an act concerns is told of it: decisions go to the unit and consents to the other side at once, all else with
// the next morning's digest.
import { articleOfAct, type Warning } from './act.ts';
import { addDays, beijingInstantOf } from './calendar/calendar-date.ts';
import { onOrAfterWorkingDay } from './calendar/rest-days.ts';
import type { DossierFacts, DossierId } from './dossier.ts';
import type { DutyFigures } from './duty.ts';
import type { Settling } from './duty-records.ts';
import type { DossierKind } from './kind.ts';
import type { ActLine } from './line.ts';
import type { Moment } from './moment.ts';
import type { Notice, NoticeDossier, Saying } from './notice.ts';
import { isBureau } from './party-id.ts';
import { writerOf } from './on-paper.ts';
import { partiesOfAll } from './parts.ts';
import { actOf } from './register.ts';
import type { PartyId } from './vocabulary.ts';

/**
 * The act of a line, with the input and documents it amounts to: of a confirmation, those of the proposal. `before`:
 * the facts it met.
 */
function broughtBy({ kind }: Pick<Settling, 'kind'>, { brought, facts, seq, proposes }: ActLine, before: DossierFacts) {
  const proposal = proposes ? facts.proposals.find((open) => open.seq === (brought.confirms ?? seq)) : undefined;
  const confirmed = before.proposals.find((open) => open.seq === brought.confirms);
  const { input, references } = proposal ?? confirmed ?? brought;
  return { act: actOf(kind, brought.act)!, proposal, input, documents: references.documents };
}

/** On which article the act of a line rests; of a confirmation, that of the proposal. */
export function articleOfLine(kind: DossierKind, line: ActLine, before: DossierFacts): number | null {
  const { act, input } = broughtBy({ kind }, line, before);
  return articleOfAct(act, before, input);
}

/** What an act met. */
type Before = { facts: DossierFacts; duties: readonly DutyFigures[] };

/** What is lawful about an act and yet worth a word. */
export function warningsOf(settling: Settling, line: ActLine, before: Before): Warning[] {
  const { act, input } = broughtBy(settling, line, before.facts);
  const ground = { ...before, party: line.brought.actor.party, moment: settling.moment };
  return [...(act.warnings?.(ground, input) ?? [])];
}

/** Those of them that this party is told. */
export const warningsTo = (party: PartyId, warnings: readonly Warning[]): Warning[] =>
  warnings.filter(({ to }) => to === undefined || to === party);

/** Who is told of an act, and what; `before`: the facts that the act met. */
export function newsOf(settling: Settling, line: ActLine, before: DossierFacts, warnings: Warning[]): Saying[] {
  const { kind, facts, moment } = settling;
  const { seq, at } = line;
  const { act, proposal, input, documents } = broughtBy(settling, line, before);
  const { party: recorder } = line.brought.actor;
  const { onPaper } = line.brought.references;
  const on = onPaper?.arrivedOn ?? moment.today;
  const by = (onPaper && writerOf(kind, before, act, input)) ?? recorder;
  const common = {
    dossier: noticeDossierOf(kind, facts),
    act: act.name,
    ...(act.titleHere && { title: act.titleHere(facts, input) ?? act.title }),
    article: articleOfAct(act, before, input),
    by,
    ...(onPaper && { recordedBy: recorder }),
    on,
    seq,
    input,
    documents: documents.map(({ id, kind }) => ({ id, kind })),
  };
  const notice: Notice = proposal
    ? { kind: 'awaitingConsent', ...common, awaiting: proposal.awaiting }
    : { kind: 'act', basis: act.basis, ...common };
  const { heardOf = [] } = line.brought.references;
  const concerned = proposal ? proposal.awaiting : [...partiesOfAll(kind, facts, act.tells(facts, input)), ...heardOf];
  // Whoever wrote it hears that it was recorded, and as what.
  const told = onPaper ? [...new Set([by, ...concerned])] : concerned;
  const { unit } = kind.belongsTo(facts);
  const others = told.filter((party) => party !== recorder);
  // Whoever decides has it in writing what is unusual about it; whom the decision concerns is told the decision alone.
  const warned = warningsTo(recorder, warnings).length > 0 && isBureau(recorder) ? [...others, recorder] : others;
  const hears = (party: PartyId): Warning[] =>
    proposal !== undefined || isBureau(party) ? warningsTo(party, warnings) : [];
  return warned.map((party) => ({
    key: [...keyOf({ kind: kind.name, code: facts.code }), `#${seq}`, act.name, `${party}/handler`].join('|'),
    party,
    post: 'handler',
    plannedOn: moment.today,
    sendNotBefore:
      party !== recorder && (proposal || (isBureau(recorder) && party === unit)) ? at : nextMorning(moment),
    step: act.name,
    notice: hears(party).length > 0 ? { ...notice, warnings: hears(party) } : notice,
  }));
}

/** The beginning of every message key: which dossier it is about. */
export const keyOf = ({ kind, code }: DossierId): string[] => [kind, code];

export const noticeDossierOf = (kind: DossierKind, facts: DossierFacts): NoticeDossier => ({
  kind: kind.name,
  code: facts.code,
  name: kind.nameOf(facts),
  ...kind.belongsTo(facts),
});

/** The digest of this morning if it has not left yet, else of the next working morning. */
function nextMorning({ at, today, calendar, practice }: Moment): number {
  const isBeforeSending = at < beijingInstantOf(today, practice.sendAt);
  const from = isBeforeSending ? today : addDays(today, 1);
  return beijingInstantOf(onOrAfterWorkingDay(calendar, from).on, practice.sendAt);
}
