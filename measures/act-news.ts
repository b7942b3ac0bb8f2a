// Whom an act concerns is told of it: decisions go to the unit and consents to the other authority at once, all else
// with the next morning's digest.
import { addDays, beijingDateOf, beijingInstantOf } from './calendar/calendar-date.ts';
import { onOrAfterWorkingDay, type Calendar } from './calendar/rest-days.ts';
import type { Proposal } from './project/facts.ts';
import { isBureau, partyOf } from './project/questions.ts';
import { findAct } from './register.ts';
import type { ActLine } from './line.ts';
import type { Notice, Saying } from './notice.ts';
import type { Practice } from './practice.ts';
import { projectOf } from './reminders-due.ts';
import type { PartyId } from './vocabulary.ts';

/** `proposals`: those open before the line; a confirmation brings no input of its own. */
export function newsOf(
  line: ActLine,
  proposals: readonly Proposal[],
  calendar: Calendar,
  practice: Practice,
): Saying[] {
  const { brought, facts, seq, at } = line;
  const act = findAct(brought.act)!;
  const on = beijingDateOf(at);
  const by = brought.actor.party;
  const proposal = line.proposes ? facts.proposals.find((open) => open.seq === (brought.confirms ?? seq)) : undefined;
  const confirmed = proposals.find((open) => open.seq === brought.confirms);
  const { input, references } = proposal ?? confirmed ?? brought;
  const common = {
    project: projectOf(facts),
    act: act.name,
    article: act.article,
    by,
    on,
    seq,
    input,
    documents: references.documents.map(({ id, kind, name }) => ({ id, kind, name })),
  };
  const notice: Notice = proposal
    ? { kind: 'awaitingConsent', ...common, awaiting: proposal.awaiting }
    : { kind: 'act', basis: act.basis, ...common };
  const told = proposal ? proposal.awaiting : act.tells(facts, input).map((capacity) => partyOf(facts, capacity));
  const parties = [...new Set(told)].filter((party): party is PartyId => party !== undefined && party !== by);
  return parties.map((party) => ({
    key: [facts.code, `#${seq}`, act.name, `${party}/handler`].join('|'),
    party,
    person: 'handler',
    plannedOn: on,
    sendNotBefore:
      proposal || (isBureau(by) && party === facts.parties.constructionUnit) ? at : nextMorning(at, calendar, practice),
    step: act.name,
    notice,
  }));
}

/** The digest of this morning if it has not left yet, else of the next working morning. */
function nextMorning(at: number, calendar: Calendar, practice: Practice): number {
  const on = beijingDateOf(at);
  const isBeforeSending = at < beijingInstantOf(on, practice.sendAt);
  return beijingInstantOf(onOrAfterWorkingDay(calendar, isBeforeSending ? on : addDays(on, 1)).on, practice.sendAt);
}
