// Duties and reminders as `settle` would freeze them into notices; dates are counted by the same rules as real ones.
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { daysBetween, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { periodEnd, type DueRule } from '../../measures/calendar/period.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { lastDayOf } from '../../measures/duty.ts';
import type { DutyName } from '../../measures/project/duty.ts';
import type { Nature, NoticeDuty, NoticeDossier, ReminderNotice } from '../../measures/notice.ts';
import { findDuty } from '../../measures/register.ts';
import { BUREAU_NAMES, THREE_BUREAUS, type PartyId } from '../../measures/vocabulary.ts';
import type { Names } from '../../messages/names.ts';

export const UNIT = 'unit-cqjt-xxzx';
export const SAMPLE_NAMES: Names = { ...BUREAU_NAMES, [UNIT]: '重庆市交通信息中心', 'department-jtw': '市交通运输委' };

export const dossier: NoticeDossier = {
  kind: 'project',
  code: 'CQ-2024-0017',
  name: '重庆市智慧交通综合监管平台（一期）',
  unit: UNIT,
  department: 'department-jtw',
};
const calendar = calendarOf(REST_DAY_ARRANGEMENTS);

interface SampleDuty {
  duty: DutyName | 'PROPOSAL_ANSWER';
  anchor: { event: string; on: CalendarDate };
  due: DueRule;
  opens?: DueRule;
  owedTo: PartyId[];
  owedBy?: PartyId;
}

/** A duty as `settle` would freeze it into a notice. */
export function sampleDuty(
  { duty: name, anchor, due, opens, owedTo, owedBy = UNIT }: SampleDuty,
  more: Partial<NoticeDuty> = {},
): NoticeDuty {
  const { article, basis, dueBasis } = findDuty(name)!;
  const explanation = periodEnd(due, anchor, calendar);
  const opening = opens && periodEnd(opens, anchor, calendar);
  const { nominalOn, effectiveOn, targetOn, legalLimitOn } = explanation;
  return {
    duty: name,
    key: '12',
    article,
    basis,
    dueBasis,
    owedBy,
    owedTo,
    opensOn: opening?.effectiveOn,
    nominalOn,
    effectiveOn,
    targetOn,
    legalLimitOn,
    explanation,
    opening,
    dueVersion: 1,
    history: [],
    ...more,
  };
}

export function sampleReminder(
  duty: NoticeDuty,
  nature: Nature,
  plannedOn: CalendarDate,
  more: Partial<ReminderNotice> = {},
): ReminderNotice {
  return {
    kind: 'reminder',
    dossier,
    duty,
    step: nature,
    nature,
    daysLeft: daysBetween(plannedOn, lastDayOf(duty)),
    catchesUp: false,
    mentionsExtension: false,
    ...more,
  };
}

export const acceptance: SampleDuty = {
  duty: 'ACCEPTANCE_APPLICATION',
  anchor: { event: '项目建成', on: '2025-08-31' },
  due: { rule: 'months', months: 6, rolling: 'FORWARD' },
  owedTo: ['big-data'],
};
export const organisation: SampleDuty = {
  ...acceptance,
  duty: 'ACCEPTANCE_ORGANISATION',
  anchor: { event: '项目建成', on: '2025-04-03' },
};
export const yearEnd: SampleDuty = {
  duty: 'YEAR_END_REPORT',
  anchor: { event: '2023年度处于建设期', on: '2023-03-01' },
  due: { rule: 'yearEnd', year: 2023 },
  opens: { rule: 'fixed', on: '2023-11-01', as: '系统惯例的起始日' },
  owedTo: [...THREE_BUREAUS],
};
export const selfEvaluation: SampleDuty = {
  duty: 'SELF_EVALUATION',
  anchor: { event: '投入运行（晚于通过竣工验收）', on: '2025-10-15' },
  opens: { rule: 'months', months: 12, rolling: 'NONE' },
  due: { rule: 'months', months: 24, rolling: 'FORWARD' },
  owedTo: [...THREE_BUREAUS],
};
export const rectification: SampleDuty = {
  duty: 'RECTIFICATION',
  anchor: { event: '整改通知送达', on: '2026-03-02' },
  due: { rule: 'fixed', on: '2026-04-01', setBy: BUREAU_NAMES['big-data'] },
  owedTo: ['big-data'],
};
export const filing: SampleDuty = {
  duty: 'ACCEPTANCE_RESULT_FILING',
  anchor: { event: '验收结论记录', on: '2026-02-10' },
  due: { rule: 'workingDays', days: 15 },
  owedTo: ['big-data'],
};
export const decision: SampleDuty = {
  duty: 'EXTENSION_DECISION',
  anchor: { event: '收到延期验收申请', on: '2026-02-25' },
  due: { rule: 'workingDays', days: 10 },
  owedBy: 'big-data',
  owedTo: [UNIT],
};

export const violation = { note: '整改事项：密码应用方案未按批复要求落实。' };
export const extended = {
  dueVersion: 2,
  history: [
    { dueVersion: 1, effectiveOn: '2025-10-09', replacedOn: '2025-09-20', because: '市大数据发展局同意延期验收' },
  ],
};

export const corrected = {
  dueVersion: 2,
  history: [
    {
      dueVersion: 1,
      effectiveOn: '2026-02-28',
      replacedOn: '2025-10-09',
      because: '起算日期由2025年8月31日（周日）更正为2025年9月15日（周一），重新计算',
    },
  ],
};
export const EXTENSION_ASKED = { what: 'EXTENSION', since: '2026-02-25', until: '2026-05-29' } as const;
