// Whom an act concerns is told of it: decisions at once, submissions in working hours.
import { addDays, beijingDateOf, beijingInstantOf } from './calendar/calendar-date.ts';
import { isWorkingDay, onOrAfterWorkingDay, type Calendar } from './calendar/rest-days.ts';
import { isBureau, partyOf } from './facts.ts';
import { findAct } from './register.ts';
import type { ActLine } from './line.ts';
import type { Notice, Saying } from './notice.ts';
import { particularsOf } from './particulars.ts';
import type { Practice } from './practice.ts';
import { projectOf } from './reminders-due.ts';
import type { PartyId } from './vocabulary.ts';

/** End of the hours in which submissions are announced; later ones wait for the next working morning. */
const WORKING_DAY_ENDS = '18:00';

export function newsOf(line: ActLine, calendar: Calendar, practice: Practice): Saying[] {
  const { brought, facts, seq, at } = line;
  const act = findAct(brought.act)!;
  const on = beijingDateOf(at);
  const by = brought.actor.party;
  const proposal = line.proposes ? facts.proposals.find((open) => open.seq === (brought.confirms ?? seq)) : undefined;
  const common = { project: projectOf(facts), act: act.name, article: act.article, by, on, seq, particulars: particularsOf(proposal?.input ?? brought.input) };
  const notice: Notice = proposal ? { kind: 'awaitingConsent', ...common, awaiting: proposal.awaiting } : { kind: 'act', basis: act.basis, ...common };
  const told = proposal ? proposal.awaiting : act.tells(facts, brought.input).map((capacity) => partyOf(facts, capacity));
  const parties = [...new Set(told)].filter((party): party is PartyId => party !== undefined && party !== by);
  return parties.map((party) => ({
    key: [facts.code, `#${seq}`, act.name, `${party}/handler`].join('|'),
    party, person: 'handler', plannedOn: on, sendNotBefore: isBureau(by) ? at : inWorkingHours(at, calendar, practice), step: act.name, notice,
  }));
}

function inWorkingHours(at: number, calendar: Calendar, practice: Practice): number {
  const on = beijingDateOf(at);
  if (!isWorkingDay(calendar, on) || at >= beijingInstantOf(on, WORKING_DAY_ENDS)) {
    const next = isWorkingDay(calendar, on) ? addDays(on, 1) : on;
    return beijingInstantOf(onOrAfterWorkingDay(calendar, next).on, practice.sendAt);
  }
  return Math.max(at, beijingInstantOf(on, practice.sendAt));
}
