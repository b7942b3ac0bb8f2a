/** Says in one Chinese sentence how a date came about. Decides nothing: the ending is handed in. */
import { addDays, weekdayNameOf, yearOf, type CalendarDate } from './calendar-date.ts';
import type { DueRule, Rolling } from './due-rule.ts';
import { awaitedYearOf, dayOf, type Calendar, type DayWithReason } from './rest-days.ts';

export interface Anchor {
  /** What happened, as a noun: '建成', '验收结论作出'. */
  event: string;
  on: CalendarDate;
}

export interface PeriodEnding {
  nominalOn: CalendarDate;
  effectiveOn: CalendarDate;
  targetOn?: CalendarDate;
  legalLimitOn?: CalendarDate;
  moved: DayWithReason[];
  provisional: boolean;
}

export function explainInChinese(rule: DueRule, anchor: Anchor, ending: PeriodEnding, calendar: Calendar): string {
  const event = `“${anchor.event}”（${dateName(anchor.on)}，${weekdayNameOf(anchor.on)}）`;
  return (
    [...clauses(rule, event, anchor.on, ending, calendar), ...doubt(rule, anchor.on, ending, calendar)].join('；') +
    '。'
  );
}

function clauses(rule: DueRule, event: string, from: CalendarDate, ending: PeriodEnding, calendar: Calendar): string[] {
  const { nominalOn, moved } = ending;
  const nominal = dayName(nominalOn, calendar);
  switch (rule.rule) {
    case 'months':
      return [
        `自${event}的次日起算，满${rule.months}个月为${nominal}`,
        ...(nominalOn.slice(8) === from.slice(8) ? [] : [`该月没有${Number(from.slice(8))}日，以该月最后一日为准`]),
        ...rollingClauses(rule.rolling, ending, calendar),
      ];
    case 'days':
      return [`自${event}的次日起算，满${rule.days}日为${nominal}`, ...rollingClauses(rule.rolling, ending, calendar)];
    case 'workingDays': {
      const restDays = moved.filter(({ on }) => !dayOf(calendar, on).working);
      const makeUp = moved.filter(({ on }) => dayOf(calendar, on).working);
      return [
        `自${event}的次日起算，第${rule.days}个工作日为${nominal}`,
        ...(restDays.length ? [`其间不计休息日${spans(restDays)}`] : []),
        ...(makeUp.length ? [`计入${spans(makeUp)}`] : []),
      ];
    }
    case 'fixed':
      return [
        rule.as
          ? `起因为${event}，${rule.as}为${nominal}，不因休息日移动`
          : `起因为${event}，日期由${rule.setBy ?? '人'}指定为${nominal}，不因休息日移动`,
        ...(rule.as || dayOf(calendar, nominalOn).working ? [] : ['请注意：指定的这一天是休息日']),
      ];
    case 'yearEnd':
      return [
        `起因为${event}，须在${rule.year}年年底前完成，即${nominal}`,
        ...rollingClauses('BACKWARD_SOFT', ending, calendar),
      ];
  }
}

function rollingClauses(
  rolling: Rolling,
  { effectiveOn, targetOn, moved }: PeriodEnding,
  calendar: Calendar,
): string[] {
  switch (rolling) {
    case 'NONE':
      return ['该日不因休息日移动'];
    case 'FORWARD':
      return moved.length
        ? [
            `最后一日是休息日（${spans(moved)}），以休息日结束的次日${dayName(effectiveOn, calendar)}为最后一日（参照《民法典》第二百零三条）`,
          ]
        : ['该日为工作日，不顺延'];
    case 'BACKWARD_SOFT':
      return [
        '期限截至该日24时，不因休息日顺延',
        moved.length
          ? `该日是休息日（${spans([...moved].reverse())}），宜在此前最后一个工作日${dayName(targetOn!, calendar)}办结`
          : '该日为工作日',
      ];
  }
}

/** Which arrangement is still awaited; none can move a day that is what it is. */
function doubt(rule: DueRule, from: CalendarDate, ending: PeriodEnding, calendar: Calendar): string[] {
  if (rule.rule === 'fixed' || !ending.provisional) return [];
  const first = rule.rule === 'workingDays' ? addDays(from, 1) : (ending.targetOn ?? ending.nominalOn);
  const years = new Set<number>();
  for (let on = first; on <= ending.effectiveOn; on = addDays(on, 1)) {
    const awaited = awaitedYearOf(calendar, on);
    if (awaited !== null) years.add(awaited);
  }
  return [`尚无${[...years].join('、')}年放假安排，暂按周末推算，安排公布后重新计算`];
}

function dateName(on: CalendarDate): string {
  return `${yearOf(on)}年${monthAndDay(on)}`;
}

function monthAndDay(on: CalendarDate): string {
  return `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;
}

/** '2026年2月28日（周六，春节调休上班日）' */
function dayName(on: CalendarDate, calendar: Calendar): string {
  const { because } = dayOf(calendar, on);
  const weekday = weekdayNameOf(on);
  return `${dateName(on)}（${because === '工作日' || because === weekday ? weekday : `${weekday}，${because}`}）`;
}

/** '2025年9月27日周六，2025年10月1日至10月8日国庆节、中秋节假期' */
function spans(days: DayWithReason[]): string {
  const runs: { from: CalendarDate; to: CalendarDate; because: string }[] = [];
  for (const { on, because } of days) {
    const run = runs.at(-1);
    if (run && run.because === because && addDays(run.to, 1) === on) run.to = on;
    else runs.push({ from: on, to: on, because });
  }
  return runs
    .map(
      ({ from, to, because }) =>
        `${dateName(from)}${from === to ? '' : `至${sameYear(from, to) ? monthAndDay(to) : dateName(to)}`}${because}`,
    )
    .join('，');
}

function sameYear(a: CalendarDate, b: CalendarDate): boolean {
  return yearOf(a) === yearOf(b);
}
