// The lamp and what administrators read in a list: derived from duties at a day, never an opinion.
import { addDays, type CalendarDate } from './calendar/calendar-date.ts';
import { isDueNow, isOpen, isOverdue, lastDayOf, type DutyRecord } from './duty.ts';
import type { ProjectFacts } from './project/facts.ts';
import { isAtLeast30M } from './project/questions.ts';
import { PRACTICE } from './practice.ts';
import { findDuty } from './register.ts';
import { STAGE_NAMES, type PartyId } from './vocabulary.ts';

export type Lamp = '绿' | '黄' | '红' | '无';
/** A duty that only a delay would bring about is nobody's next duty until the delay is there. */
const isExpected = ({ duty, opensOn }: Pick<DutyRecord, 'duty' | 'opensOn'>, today: CalendarDate): boolean =>
  duty !== 'SERIOUS_PROBLEM_REPORT' || opensOn === undefined || opensOn <= today;

type Dated = Pick<
  DutyRecord,
  'duty' | 'opensOn' | 'effectiveOn' | 'legalLimitOn' | 'heldBy' | 'dischargedOn' | 'cancelled'
>;

/** 红: something is overdue and not held; 黄: due soon, or held past its date; 绿: something is owed; 无: nothing is. */
export function lampOf(duties: readonly Dated[], today: CalendarDate): Lamp {
  const open = duties.filter((duty) => isOpen(duty) && isExpected(duty, today));
  if (open.some((duty) => isOverdue(duty, today) && !duty.heldBy)) return '红';
  if (open.some((duty) => isDueNow(duty, today) && dueSoonFrom(duty) <= today)) return '黄';
  return open.length > 0 ? '绿' : '无';
}

/** First day of the yellow lamp. */
export const dueSoonFrom = (duty: Pick<DutyRecord, 'effectiveOn' | 'legalLimitOn'>): CalendarDate =>
  addDays(lastDayOf(duty), -PRACTICE.dueSoonDays);

/** The open duty with the earliest last day. */
export function nextDutyOf<D extends Dated>(duties: readonly D[], today: CalendarDate): D | undefined {
  return duties
    .filter((duty) => isOpen(duty) && isExpected(duty, today))
    .reduce<D | undefined>((first, duty) => (first && lastDayOf(first) <= lastDayOf(duty) ? first : duty), undefined);
}

/** Values for the columns and filters of the Temporal UI. */
export function attributesOf(
  facts: ProjectFacts,
  duties: readonly Dated[],
  today: CalendarDate,
  nameOf: (party: PartyId) => string,
) {
  const next = nextDutyOf(duties, today);
  const total = facts.approvedTotal ?? facts.estimatedTotal;
  return {
    ProjectName: facts.name,
    Stage: STAGE_NAMES[facts.stage],
    Unit: nameOf(facts.parties.constructionUnit),
    Department: nameOf(facts.parties.department),
    Lamp: lampOf(duties, today),
    AmountClass: total === undefined ? null : isAtLeast30M(total) ? '3000万元（含）以上' : '3000万元以下',
    NextDuty: next ? findDuty(next.duty)!.title : null,
    NextDueOn: next ? `${lastDayOf(next)}T23:59:59+08:00` : null,
  };
}
