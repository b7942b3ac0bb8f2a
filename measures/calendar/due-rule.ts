/** How a due date follows from its anchor, as data: written in the registers of duties, read by `period.ts`. */
import type { CalendarDate } from './calendar-date.ts';

/**
 * What a last day does that is a rest day. FORWARD: the day after the rest ends is the last day. BACKWARD_SOFT: the
 * legal limit stays, the aim is the working day before. NONE: nothing.
 */
export type Rolling = 'FORWARD' | 'BACKWARD_SOFT' | 'NONE';

export type DueRule =
  | { rule: 'months'; months: number; rolling: Rolling }
  | { rule: 'days'; days: number; rolling: Rolling }
  | { rule: 'workingDays'; days: number }
  /** A day that is what it is: who set it, or what it is where nobody did, e.g. 计划建成日期. */
  | { rule: 'fixed'; on: CalendarDate; setBy?: string; as?: string }
  | { rule: 'yearEnd'; year: number };

/** The rule in Chinese: '满6个月', '15个工作日内', '指定日期', '2026年年底前'. */
export function ruleNameOf(rule: DueRule): string {
  switch (rule.rule) {
    case 'months':
      return `满${rule.months}个月`;
    case 'days':
      return `满${rule.days}日`;
    case 'workingDays':
      return `${rule.days}个工作日内`;
    case 'fixed':
      return rule.as ?? '指定日期';
    case 'yearEnd':
      return `${rule.year}年年底前`;
  }
}
