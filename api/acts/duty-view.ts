// A duty as lists show it: what is recorded, as far as the reader may know it, and what follows from the day of reading
// (lamp, days left), which is never stored.
import { daysBetween } from '../../measures/calendar/calendar-date.ts';
import { isAwaiting, isOpen, isOverdue, isPastTarget, lastDayOf, type DutyRecord } from '../../measures/duty.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { lampOf, type LampMoment } from '../../measures/lamp.ts';
import { dutyOf, titleOfDuty } from '../../measures/register.ts';
import { AWAITED_NAMES, type PartyId } from '../../measures/vocabulary.ts';
import { dutyFor } from './undisclosed.ts';

/** Every list shows duties through here: none can leave out what `party` may not read of them. */
export function dutyView(kind: DossierKind, party: PartyId, record: DutyRecord, moment: LampMoment) {
  const {
    armedAt: _armedAt,
    armedVersion: _armedVersion,
    armedByDecision: _armedByDecision,
    said: _said,
    ladder: _ladder,
    ...kept
  } = dutyFor(party, record);
  const duty = dutyOf(kind, record.duty);
  const lastDayOn = lastDayOf(record);
  return {
    ...kept,
    title: titleOfDuty(kind, record),
    toDo: duty?.toDo,
    metBy: record.metBy ?? duty?.metBy,
    lastDayOn,
    open: isOpen(record),
    overdue: isOverdue(record, moment.today),
    pastTarget: isPastTarget(record, moment.today),
    ...(isAwaiting(record, moment.today) && { awaiting: AWAITED_NAMES[record.awaits!.what] }),
    ...(isOpen(record) && { daysLeft: daysBetween(moment.today, lastDayOn) }),
    lamp: lampOf(kind, [record], moment),
  };
}
