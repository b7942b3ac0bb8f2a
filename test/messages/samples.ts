// One sample of every kind of message, so that its wording can be read, discussed and held fast. Dates are counted by
// the same rules as real ones.
import { REST_DAY_ARRANGEMENTS } from '../../measures/calendar/arrangements.ts';
import { daysBetween, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { periodEnd, type DueRule } from '../../measures/calendar/period.ts';
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { lastDayOf } from '../../measures/duty.ts';
import type { DutyName } from '../../measures/project/duty.ts';
import type { Nature, Notice, NoticeDuty, NoticeDossier, ReminderNotice } from '../../measures/notice.ts';
import { findDuty } from '../../measures/register.ts';
import { BUREAU_NAMES, THREE_BUREAUS, type PartyId } from '../../measures/vocabulary.ts';
import type { Names } from '../../messages/names.ts';

export interface Sample {
  name: string;
  /** The party that reads it. */
  reader: PartyId;
  notice: Notice;
}

const UNIT = 'unit-cqjt-xxzx';
export const SAMPLE_NAMES: Names = { ...BUREAU_NAMES, [UNIT]: '重庆市交通信息中心', 'department-jtw': '市交通运输委' };

const dossier: NoticeDossier = {
  kind: 'project',
  code: 'CQ-2024-0017',
  name: '重庆市智慧交通综合监管平台（一期）',
  unit: UNIT,
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

const acceptance: SampleDuty = {
  duty: 'ACCEPTANCE_APPLICATION',
  anchor: { event: '项目建成', on: '2025-08-31' },
  due: { rule: 'months', months: 6, rolling: 'FORWARD' },
  owedTo: ['big-data'],
};
const organisation: SampleDuty = {
  ...acceptance,
  duty: 'ACCEPTANCE_ORGANISATION',
  anchor: { event: '项目建成', on: '2025-04-03' },
};
const yearEnd: SampleDuty = {
  duty: 'YEAR_END_REPORT',
  anchor: { event: '2023年度处于建设期', on: '2023-03-01' },
  due: { rule: 'yearEnd', year: 2023 },
  opens: { rule: 'fixed', on: '2023-11-01' },
  owedTo: [...THREE_BUREAUS],
};
const selfEvaluation: SampleDuty = {
  duty: 'SELF_EVALUATION',
  anchor: { event: '投入运行（晚于通过竣工验收）', on: '2025-10-15' },
  opens: { rule: 'months', months: 12, rolling: 'NONE' },
  due: { rule: 'months', months: 24, rolling: 'FORWARD' },
  owedTo: [...THREE_BUREAUS],
};
const rectification: SampleDuty = {
  duty: 'RECTIFICATION',
  anchor: { event: '整改通知送达', on: '2026-03-02' },
  due: { rule: 'fixed', on: '2026-04-01' },
  owedTo: ['big-data'],
};
const filing: SampleDuty = {
  duty: 'ACCEPTANCE_RESULT_FILING',
  anchor: { event: '验收结论记录', on: '2026-02-10' },
  due: { rule: 'workingDays', days: 15 },
  owedTo: ['big-data'],
};
const decision: SampleDuty = {
  duty: 'EXTENSION_DECISION',
  anchor: { event: '收到延期验收申请', on: '2026-02-25' },
  due: { rule: 'workingDays', days: 10 },
  owedBy: 'big-data',
  owedTo: [UNIT],
};

const violation = { note: '整改事项：密码应用方案未按批复要求落实。' };
const extended = {
  dueVersion: 2,
  history: [
    { dueVersion: 1, effectiveOn: '2025-10-09', replacedOn: '2025-09-20', because: '市大数据发展局同意延期验收' },
  ],
};

/** Every kind of notice, and every nature of a reminder. */
export const SAMPLES: readonly Sample[] = [
  { name: '提醒：新增义务', reader: UNIT, notice: sampleReminder(sampleDuty(acceptance), 'started', '2025-09-01') },
  {
    name: '提醒：临近到期并提示延期',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(acceptance), 'ahead', '2026-01-29', { mentionsExtension: true }),
  },
  { name: '提醒：今日到期', reader: UNIT, notice: sampleReminder(sampleDuty(filing), 'dueToday', '2026-03-09') },
  {
    name: '提醒：已逾期（义务单位）',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(acceptance), 'overdue', '2026-03-15'),
  },
  {
    name: '提醒：已逾期（报送单位）',
    reader: 'big-data',
    notice: sampleReminder(sampleDuty(acceptance), 'overdue', '2026-03-01'),
  },
  {
    name: '提醒：已逾期（监督单位）',
    reader: 'finance',
    notice: sampleReminder(sampleDuty(acceptance), 'overdue', '2026-03-30'),
  },
  {
    name: '提醒：补发',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(organisation), 'overdue', '2025-12-01', {
      catchesUp: true,
      mentionsExtension: true,
    }),
  },
  {
    name: '提醒：延期后的期限',
    reader: UNIT,
    notice: sampleReminder(
      sampleDuty({ ...organisation, due: { rule: 'fixed', on: '2026-01-31' } }, extended),
      'ahead',
      '2026-01-23',
    ),
  },
  { name: '提醒：年度报告开始受理', reader: UNIT, notice: sampleReminder(sampleDuty(yearEnd), 'opened', '2023-11-01') },
  {
    name: '提醒：年度报告宜办结日',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(yearEnd), 'dueToday', '2023-12-29'),
  },
  {
    name: '提醒：自评价窗口开启（暂定日期）',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(selfEvaluation), 'opened', '2026-10-15'),
  },
  {
    name: '提醒：限期整改送达',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(rectification, violation), 'served', '2026-03-02'),
  },
  {
    name: '提醒：整改待核验',
    reader: UNIT,
    notice: sampleReminder(
      sampleDuty(rectification, { ...violation, awaitsOtherSide: true }),
      'dueToday',
      '2026-04-01',
    ),
  },
  {
    name: '提醒：暂停失效（延期申请未决）',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(acceptance, { holdLapsedOn: '2026-03-11' }), 'holdLapsed', '2026-03-12'),
  },
  {
    name: '提醒：暂停失效（整改未核验）',
    reader: 'big-data',
    notice: sampleReminder(
      sampleDuty(rectification, { ...violation, holdLapsedOn: '2026-04-15' }),
      'holdLapsed',
      '2026-04-16',
    ),
  },
  {
    name: '提醒：延期申请待决定（系统惯例）',
    reader: 'big-data',
    notice: sampleReminder(sampleDuty(decision), 'ahead', '2026-03-06'),
  },
  {
    name: '草稿：限期整改通知',
    reader: 'big-data',
    notice: {
      kind: 'draftRectificationOrder',
      dossier,
      duty: sampleDuty(acceptance),
      daysOverdue: 30,
      ground: 'ART35',
      suggestedDueOn: '2026-04-29',
    },
  },
  {
    name: '草稿：处理建议',
    reader: 'development-reform',
    notice: {
      kind: 'draftSanctionProposal',
      dossier,
      duty: sampleDuty(rectification, violation),
      daysOverdue: 7,
      ground: 'ART35',
    },
  },
  {
    name: '办理情况：退回补正',
    reader: UNIT,
    notice: {
      kind: 'act',
      dossier,
      act: 'returnForCorrection',
      article: null,
      basis: 'practice',
      by: 'development-reform',
      on: '2025-02-20',
      seq: 9,
      input: { defects: ['缺数据资源目录', '概（预）算表与批复不一致 <第3页>'] },
      documents: [],
    },
  },
  {
    name: '待会同：纳入年度投资计划',
    reader: 'finance',
    notice: {
      kind: 'awaitingConsent',
      dossier,
      act: 'includeInAnnualPlan',
      article: 10,
      by: 'development-reform',
      on: '2025-01-15',
      seq: 21,
      awaiting: ['finance'],
      input: { year: '2025', amount: '1200000000' },
      documents: [],
    },
  },
];
