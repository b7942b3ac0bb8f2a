// The lamp and what administrators read in a list: derived from duties at a moment, never an opinion.
import { addDays, type CalendarDate } from './calendar/calendar-date.ts';
import type { DossierFacts } from './dossier.ts';
import { isAwaiting, isDueNow, isOpen, isOverdue, isPastTarget, lastDayOf, type DutyRecord } from './duty.ts';
import type { DossierKind } from './kind.ts';
import type { Moment } from './moment.ts';
import type { Practice } from './practice.ts';
import { dutyOf, titleOfDuty } from './register.ts';
import type { PartyId } from './vocabulary.ts';

export type Lamp = '绿' | '黄' | '红' | '无';

type Dated = Pick<
  DutyRecord,
  'duty' | 'overdueSince' | 'opensOn' | 'effectiveOn' | 'legalLimitOn' | 'awaits' | 'dischargedOn' | 'cancelled'
> & { dueBasis?: DutyRecord['dueBasis'] };
/** What of a moment a lamp needs. */
export type LampMoment = Pick<Moment, 'today'> & { practice: Pick<Practice, 'dueSoonDays'> };

/** A duty that only a mishap would bring about is nobody's next duty until the mishap is there. */
const isExpected = (kind: DossierKind, { duty, opensOn }: Dated, today: CalendarDate): boolean =>
  !dutyOf(kind, duty)?.onlyOnceOpen || opensOn === undefined || opensOn <= today;

/**
 * 红: a date of the law, or one that was set, has passed; 黄: due soon, waiting for the other side, or past a date of ours;
 * 绿: something is owed; 无: nothing is.
 */
export function lampOf(kind: DossierKind, duties: readonly Dated[], { today, practice }: LampMoment): Lamp {
  const open = duties.filter((duty) => isOpen(duty) && isExpected(kind, duty, today));
  if (open.some((duty) => isOverdue(duty, today))) return '红';
  const isYellow = (duty: Dated): boolean =>
    isAwaiting(duty, today) ||
    isPastTarget(duty, today) ||
    (isDueNow(duty, today) && dueSoonFrom(duty, practice) <= today);
  if (open.some(isYellow)) return '黄';
  return open.length > 0 ? '绿' : '无';
}

/** First day of the yellow lamp. */
export const dueSoonFrom = (
  duty: Pick<DutyRecord, 'effectiveOn' | 'legalLimitOn'>,
  { dueSoonDays }: Pick<Practice, 'dueSoonDays'>,
): CalendarDate => addDays(lastDayOf(duty), -dueSoonDays);

/** The open duty with the earliest last day. */
export function nextDutyOf<D extends Dated>(
  kind: DossierKind,
  duties: readonly D[],
  today: CalendarDate,
): D | undefined {
  return duties
    .filter((duty) => isOpen(duty) && isExpected(kind, duty, today))
    .reduce<D | undefined>((first, duty) => (first && lastDayOf(first) <= lastDayOf(duty) ? first : duty), undefined);
}

/** The first day after the earliest last day that passed unmet while nothing waited; undefined where nothing is overdue. */
export function overdueSinceOf(duties: readonly Dated[], today: CalendarDate): CalendarDate | undefined {
  const late = duties.filter((duty) => isOverdue(duty, today));
  return late.map((duty) => duty.overdueSince ?? addDays(lastDayOf(duty), 1)).sort()[0];
}

/** Values for the columns and filters of the Temporal UI. */
export function attributesOf(
  kind: DossierKind,
  facts: DossierFacts,
  duties: readonly Dated[],
  moment: LampMoment,
  nameOf: (party: PartyId) => string,
) {
  const next = nextDutyOf(kind, duties, moment.today);
  const { unit, department } = kind.belongsTo(facts);
  const overdueSince = overdueSinceOf(duties, moment.today);
  return {
    DossierKind: kind.title,
    DossierName: kind.nameOf(facts),
    Stage: kind.stageNames[facts.stage]!,
    Unit: unit === undefined ? null : nameOf(unit),
    Department: department === undefined ? null : nameOf(department),
    Lamp: lampOf(kind, duties, moment),
    AmountClass: kind.amountClassOf(facts),
    NextDuty: next ? titleOfDuty(kind, next) : null,
    NextDueOn: next ? `${lastDayOf(next)}T23:59:59+08:00` : null,
    OverdueSince: overdueSince ? `${overdueSince}T00:00:00+08:00` : null,
  };
}
