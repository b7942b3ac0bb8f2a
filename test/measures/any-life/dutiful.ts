// Test support: what holds of duties and of what is said of them, after every line.
import { beijingDateOf, beijingInstantOf, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { canonicalJson } from '../../../measures/canonical-json.ts';
import { isAwaiting, isOpen, isOverdue, lastDayOf, refOf, type DutyRecord } from '../../../measures/duty.ts';
import { isBureau } from '../../../measures/party-id.ts';
import type { Saying } from '../../../measures/notice.ts';
import { settle, type Settlement } from '../../../measures/settle.ts';
import { PROJECT } from '../ways-out/standpoint.ts';
import type { AnyLife, Turn } from './any-life.ts';
import { hold } from './lawful-state.ts';

/** Every duty is open, met, overdue or fallen away, and none is forgotten. */
export function dutiful(life: AnyLife, { line, before }: Turn): void {
  const { last, duties } = life;
  const today = beijingDateOf(line.at);
  const now = new Map(duties.map((duty) => [refOf(duty), duty]));
  for (const was of before.duties) hold(now.has(refOf(was)), `${refOf(was)} is forgotten`);
  for (const duty of duties) {
    const ref = refOf(duty);
    hold(!(duty.dischargedOn && duty.cancelled), `${ref} is met and fell away`);
    hold(duty.cancelled === undefined || duty.cancelled !== '', `${ref} fell away for no reason`);
    hold(duty.owedBy !== '' || !isOpen(duty), `${ref} is owed by nobody`);
    hold(duty.dueBasis !== 'practice' || !duty.overdueSince, `${ref} is late by a date of ours`);
    hold(!isOverdue(duty, today) || duty.overdueSince !== undefined, `${ref} is overdue, and nobody noted since when`);
    hold(!duty.overdueSince || duty.overdueSince <= today, `${ref} is late from ${duty.overdueSince} on`);
    hold(!duty.cancelled || !duty.overdueSince, `${ref} fell away and is late`);
    if (line.is === 'time') standsStill(before.duties, duty);
    movesWithReason(before.duties, duty);
  }
  hold(!duties.some(isOpen) || last.nextWakeAt !== null || !duties.some(isNotSaid), 'nothing wakes what is open');
  hold(last.nextWakeAt === null || last.nextWakeAt > line.at, 'it wakes in the past');
}

/**
 * Whoever owes something can do it: of the acts that meet a duty one is open at the stage, and of those that lift what
 * lies over the project.
 */
export function nothingIsStuck({ facts, duties }: AnyLife): void {
  const isOpenHere = (act: string): boolean =>
    PROJECT.acts.some(({ name, at }) => name === act && at.includes(facts.stage));
  for (const record of duties.filter(isOpen)) {
    const { metBy, alsoMetBy = [] } = PROJECT.duties.find(({ name }) => name === record.duty)!;
    const meeting = [record.metBy ?? metBy, ...alsoMetBy];
    hold(meeting.some(isOpenHere), `${refOf(record)} is open at ${facts.stage}, and none of ${meeting.join()} is`);
  }
  for (const overlay of PROJECT.overlays ?? []) {
    const over = overlay.inForce(facts);
    const lifting = (over?.wayOut.acts ?? []).map((step) => (typeof step === 'string' ? step : step.act));
    hold(!over || lifting.some(isOpenHere), `${overlay.name} is in force at ${facts.stage}, and cannot be lifted`);
  }
}

/** Its last step may have been said: then the list of what is open is all that is left. */
const isNotSaid = (duty: DutyRecord): boolean => isOpen(duty) && Object.keys(duty.said).length === 0;

const sameDates = (one: DutyRecord, other: DutyRecord): boolean =>
  one.opensOn === other.opensOn &&
  one.nominalOn === other.nominalOn &&
  one.effectiveOn === other.effectiveOn &&
  one.legalLimitOn === other.legalLimitOn;

const found = (duties: readonly DutyRecord[], duty: DutyRecord): DutyRecord | undefined =>
  duties.find((one) => one.duty === duty.duty && one.key === duty.key);

/** Time alone moves no date. */
function standsStill(before: readonly DutyRecord[], now: DutyRecord): void {
  const was = found(before, now);
  hold(!was || sameDates(was, now), `${refOf(now)} moved with time from ${was?.effectiveOn} to ${now.effectiveOn}`);
}

function movesWithReason(before: readonly DutyRecord[], now: DutyRecord): void {
  const was = found(before, now);
  if (!was || was.effectiveOn === now.effectiveOn) return;
  hold(now.dueVersion > was.dueVersion, `${refOf(now)} moved and kept its version`);
  hold(!!now.history.at(-1)?.because, `${refOf(now)} moved for no reason`);
}

/** Reckoned again at the same moment, by the same editions, nothing moves and nothing is said. */
export function reckonedAgain(life: AnyLife): void {
  const { facts, duties, last, rules, seq } = life;
  const line = { is: 'recalculation', seq: seq + 1, at: last.at, facts, because: '' } as const;
  const again = settle(PROJECT, { facts, duties, at: last.at }, line, rules);
  hold(again.says.length === 0, `reckoned again it says ${again.says.map(({ key }) => key).join()}`);
  hold(again.takesBack.length === 0, 'reckoned again it takes back');
  hold(again.nextWakeAt === last.nextWakeAt, 'reckoned again it wakes at another time');
  for (const duty of again.duties) {
    const was = found(duties, duty);
    hold(was !== undefined && sameDates(was, duty), `${refOf(duty)} moved by reckoning`);
    hold(was!.dueVersion === duty.dueVersion, `${refOf(duty)} has a new version by reckoning`);
    hold(was!.overdueSince === duty.overdueSince, `${refOf(duty)} is late by reckoning`);
  }
}

/** As PostgreSQL keeps it (jsonb): members by the length of their names and then by their bytes, and none without a value. */
function asStored<T>(value: T): T {
  if (Array.isArray(value)) return value.map(asStored) as T;
  if (typeof value !== 'object' || value === null) return value;
  const bySize = ([one]: [string, unknown], [other]: [string, unknown]): number =>
    one.length - other.length || (one < other ? -1 : 1);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.sort(bySize).map(([name, member]) => [name, asStored(member)])) as T;
}

/** What comes back from the store settles to the same, in the same order: a line taken from there has the same hash. */
export function settledAsStored(life: AnyLife, { line, before }: Turn): void {
  const { last, rules, turns } = life;
  const at = turns.at(-2)?.line.at;
  const again = settle(
    PROJECT,
    asStored({ facts: before.facts, duties: [...before.duties], at }),
    asStored(line),
    rules,
  );
  const told = (one: Settlement): string =>
    canonicalJson({ ...one, changed: one.changed.map(refOf), duties: one.duties.map(refOf).sort(), facts: {} });
  hold(
    told(again) === told(last),
    `line ${line.seq} settles otherwise once it was stored:\n${told(again)}\n${told(last)}`,
  );
}

/** Nothing is said twice, before its day or of what is done; no bureau hears of another's lateness. */
export function wellSaid(life: AnyLife, says: readonly Saying[], keys: Set<string>): void {
  for (const saying of says) {
    const { key, party, plannedOn, sendNotBefore, notice, dutyRef } = saying;
    hold(!keys.has(key), `${key} is said twice`);
    keys.add(key);
    hold(party !== '', `${key} goes to nobody`);
    if (notice.kind !== 'reminder') continue;
    const { duty, nature } = notice;
    hold(sendNotBefore >= beijingInstantOf(plannedOn), `${key} goes out before its day`);
    const record = found(life.duties, duty as DutyRecord);
    hold(record !== undefined && refOf(record) === dutyRef && isOpen(record), `${key} speaks of what is not owed`);
    hold(nature !== 'overdue' || plannedOn > lastDayOf(duty) || !!duty.found, `${key} calls it late before its day`);
    hold(nature !== 'overdue' || !restsOn(duty, plannedOn), `${key} calls it late while the other side is silent`);
    // A bureau's own project is another matter: there it owes as its unit.
    const isOfOffice = isBureau(duty.owedBy) && duty.owedBy !== life.facts.parties.constructionUnit;
    hold(party === duty.owedBy || nature !== 'overdue' || !isOfOffice, `${key}: a bureau's lateness told to another`);
  }
}

const restsOn = (duty: Pick<DutyRecord, 'awaits'>, on: CalendarDate): boolean =>
  duty.awaits !== undefined && isAwaiting(duty, on);
