/**
 * How a period ends, and why. The Measures have no rule for counting; the Civil Code's (民法典第二百零一条至第二百零三条) is followed
 * by analogy:
 * the day of the event is not counted, months end on the corresponding day, a last day that is a rest day moves behind
 * the rest.
 * QUESTION(article 28, restDaysOfPeriods): whether a last day moves behind a rest is not said in the Measures themselves.
 * Knows no duty and no clock: a rule, an anchor and a calendar go in, a date with its whole explanation comes out.
 */
import { addDays, addMonths, type CalendarDate } from './calendar-date.ts';
import { ruleNameOf, type DueRule, type Rolling } from './due-rule.ts';
import { explainInChinese, type Anchor, type PeriodEnding } from './period-wording.ts';
import {
  addWorkingDays,
  onOrAfterWorkingDay,
  onOrBeforeWorkingDay,
  type Calendar,
  type DayWithReason,
} from './rest-days.ts';

export type { DueRule, Rolling } from './due-rule.ts';

export interface Explanation {
  anchor: Anchor;
  /** '满6个月' */
  rule: string;
  /** Pure arithmetic, before any rest day is looked at. */
  nominalOn: CalendarDate;
  /** The last day that counts, up to 24:00. */
  effectiveOn: CalendarDate;
  /** Where the limit does not move but work should be done earlier: the working day to aim at. */
  targetOn?: CalendarDate;
  legalLimitOn?: CalendarDate;
  /** Days that made a difference: rest days passed over, make-up working days counted. */
  moved: DayWithReason[];
  /** No holiday moves it, whichever arrangement is still to come. */
  fixed?: true;
  /** Of the calendar. */
  edition: string;
  /** PROVISIONAL while an arrangement that could change this date is still to come. */
  status: 'FINAL' | 'PROVISIONAL';
  /** One Chinese sentence that explains the date completely. */
  text: string;
}

/**
 * When the period ends that `rule` counts from `anchor`, and how that came about. The answer is shared: nobody may
 * change it.
 */
export function periodEnd(rule: DueRule, anchor: Anchor, calendar: Calendar): Explanation {
  const known = answersOf(calendar);
  const question = questionOf(rule, anchor);
  const before = known.get(question);
  if (before) return before;
  const answer = Object.freeze(explained(rule, anchor, calendar));
  if (known.size >= ANSWERS_KEPT) known.clear();
  known.set(question, answer);
  return answer;
}

/**
 * Differs wherever the answer may: the name of a rule has its kind and number, the event, which may be any text, comes
 * last.
 */
function questionOf(rule: DueRule, anchor: Anchor): string {
  // Stryker disable next-line ConditionalExpression: a date that is not there differs from none in spelling only
  const on = rule.rule === 'fixed' ? `${rule.on} ${rule.setBy ?? ''}` : '';
  const rolling = 'rolling' in rule ? rule.rolling : '';
  return `${ruleNameOf(rule)} ${on} ${rolling} ${anchor.on} ${anchor.event}`;
}

function explained(rule: DueRule, anchor: Anchor, calendar: Calendar): Explanation {
  const { provisional, ...ending } = endingOf(rule, anchor.on, calendar);
  return {
    anchor,
    rule: ruleNameOf(rule),
    ...ending,
    ...(rule.rule === 'fixed' && { fixed: true as const }),
    edition: calendar.edition,
    status: provisional ? 'PROVISIONAL' : 'FINAL',
    text: explainInChinese(rule, anchor, { provisional, ...ending }, calendar),
  };
}

/**
 * Every line of a project asks again for the periods of all its duties, and explaining them anew was a quarter of a
 * settlement.
 */
const answers = new WeakMap<Calendar, Map<string, Explanation>>();
const ANSWERS_KEPT = 2_000;

function answersOf(calendar: Calendar): Map<string, Explanation> {
  const known = answers.get(calendar);
  if (known) return known;
  const none = new Map<string, Explanation>();
  answers.set(calendar, none);
  return none;
}

/**
 * The day on which a reminder goes out that is planned for `rawOn`. 'ahead' (before or on a due date) goes to the
 * working day before a rest, 'onward' (opened, started, served: never before its event) to the one after it, 'kept'
 * (overdue) stays.
 */
export function reminderDay(
  calendar: Calendar,
  rawOn: CalendarDate,
  nature: 'ahead' | 'onward' | 'kept',
): { on: CalendarDate; moved: DayWithReason[] } {
  if (nature === 'kept') return { on: rawOn, moved: [] };
  const { on, skipped } =
    nature === 'ahead' ? onOrBeforeWorkingDay(calendar, rawOn) : onOrAfterWorkingDay(calendar, rawOn);
  return { on, moved: skipped };
}

function endingOf(rule: DueRule, from: CalendarDate, calendar: Calendar): PeriodEnding {
  switch (rule.rule) {
    case 'months':
      return rolled(addMonths(from, rule.months), rule.rolling, calendar);
    case 'days':
      return rolled(addDays(from, rule.days), rule.rolling, calendar);
    case 'workingDays':
      return afterWorkingDays(from, rule.days, calendar);
    case 'fixed':
      return rolled(rule.on, 'NONE', calendar);
    case 'yearEnd':
      // Forward would land in the next year and defeat 年底前 (article 23).
      return rolled(`${rule.year}-12-31`, 'BACKWARD_SOFT', calendar);
  }
}

function rolled(nominalOn: CalendarDate, rolling: Rolling, calendar: Calendar): PeriodEnding {
  switch (rolling) {
    case 'NONE':
      return { nominalOn, effectiveOn: nominalOn, moved: [], provisional: false };
    case 'FORWARD': {
      const { on, skipped, provisional } = onOrAfterWorkingDay(calendar, nominalOn);
      return { nominalOn, effectiveOn: on, moved: skipped, provisional };
    }
    case 'BACKWARD_SOFT': {
      const { on, skipped, provisional } = onOrBeforeWorkingDay(calendar, nominalOn);
      return { nominalOn, effectiveOn: nominalOn, targetOn: on, legalLimitOn: nominalOn, moved: skipped, provisional };
    }
  }
}

function afterWorkingDays(from: CalendarDate, days: number, calendar: Calendar): PeriodEnding {
  const { on, skipped, makeUp, provisional } = addWorkingDays(calendar, from, days);
  // Stryker disable next-line EqualityOperator: no day is both passed over and made up for
  const moved = [...skipped, ...makeUp].sort((a, b) => (a.on < b.on ? -1 : 1));
  return { nominalOn: on, effectiveOn: on, moved, provisional };
}
