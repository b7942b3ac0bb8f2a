// Who may enter a plan or an exception, and what none can say.
import { readClock } from '../../database/clock.ts';
import { readParties, readParty } from '../../database/party.ts';
import type { Db } from '../../database/pool.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import type { Call } from '../http/endpoint.ts';
import { malformed, Problem } from '../http/problem.ts';

/** Departments and bureaus make plans, and only those that are registered. */
export async function departmentsOnly(db: Db, party: PartyId, article: number, detail: string): Promise<void> {
  const registered = await readParty(db, party);
  if (registered?.kind !== 'department' && registered?.kind !== 'bureau')
    throw new Problem('wrongParty', { detail, article });
}

/** A decision is about the plan that was handed in, and leaves it as it is. */
export function refuseUndecidable(given: readonly PartyId[], present: readonly PartyId[] | undefined): void {
  if (!present) throw malformed([{ pointer: '/status', says: '该框架方案尚未编报，不能审核' }]);
  const isSame = given.every((id) => present.includes(id)) && present.every((id) => given.includes(id));
  if (!isSame) throw malformed([{ pointer: '/participants', says: '审核不变更参与单位，应与编报的相同' }]);
}

/** What is entered has happened. */
export async function refuseNotYet(db: Db, dates: Record<string, string | undefined>): Promise<void> {
  const today = beijingDateOf((await readClock(db)).now);
  const errors = Object.entries(dates).flatMap(([field, on]) =>
    on !== undefined && on > today ? [{ pointer: `/${field}`, says: `不得晚于今日（${today}）` }] : [],
  );
  if (errors.length > 0) throw malformed(errors);
}

export async function refuseUnregistered(db: Db, participants: readonly PartyId[]): Promise<void> {
  const known = new Set((await readParties(db, participants)).map(({ id }) => id));
  const errors = participants.flatMap((id, at) =>
    known.has(id) ? [] : [{ pointer: `/participants/${at}`, says: `参与单位（${id}）尚未登记` }],
  );
  if (errors.length > 0) throw malformed(errors);
}

export function only({ actor }: Call, parties: readonly string[], article: number, detail: string): void {
  if (!parties.includes(actor.party)) throw new Problem('wrongParty', { detail, article });
}
