// A duty as lists show it: what is recorded, and what follows from the day of reading (lamp, days left), which is never
// stored.
import { daysBetween, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { isOpen, isOverdue, lastDayOf, type DutyRecord } from '../../measures/duty.ts';
import { lampOf } from '../../measures/lamp.ts';
import { findDuty } from '../../measures/register.ts';

export function dutyView(record: DutyRecord, today: CalendarDate) {
  const { armedAt: _armedAt, armedByDecision: _armedByDecision, said: _said, ladder: _ladder, ...kept } = record;
  const duty = findDuty(record.duty);
  const lastDayOn = lastDayOf(record);
  return {
    ...kept,
    title: duty?.title ?? record.duty,
    toDo: duty?.toDo,
    metBy: duty?.metBy,
    lastDayOn,
    open: isOpen(record),
    overdue: isOverdue(record, today),
    ...(isOpen(record) && { daysLeft: daysBetween(today, lastDayOn) }),
    lamp: lampOf([record], today),
  };
}
