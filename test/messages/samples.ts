// One sample of every kind of message, so that its wording can be read, discussed and held fast.
import {
  acceptance,
  corrected,
  decision,
  dossier,
  extended,
  EXTENSION_ASKED,
  filing,
  organisation,
  rectification,
  sampleDuty,
  sampleReminder,
  selfEvaluation,
  UNIT,
  violation,
  yearEnd,
} from './sample-duties.ts';
import { NEWS, type Sample } from './sample-news.ts';

export type { Sample } from './sample-news.ts';
export { SAMPLE_NAMES, sampleDuty, sampleReminder } from './sample-duties.ts';

/** Every kind of notice, and every nature of a reminder. */
export const SAMPLES: readonly Sample[] = [
  { name: '提醒：新增应办事项', reader: UNIT, notice: sampleReminder(sampleDuty(acceptance), 'started', '2025-09-01') },
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
    name: '提醒：已逾期（收件单位）',
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
      sampleDuty({ ...organisation, due: { rule: 'fixed', on: '2026-01-31', setBy: '市大数据发展局' } }, extended),
      'ahead',
      '2026-01-23',
    ),
  },
  { name: '提醒：年度报告已可办理', reader: UNIT, notice: sampleReminder(sampleDuty(yearEnd), 'opened', '2023-11-01') },
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
    name: '提醒：要求限期整改送达',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(rectification, violation), 'served', '2026-03-02'),
  },
  {
    name: '提醒：整改报告待核验',
    reader: UNIT,
    notice: sampleReminder(
      sampleDuty(rectification, { ...violation, awaits: { what: 'VERIFICATION', since: '2026-03-20' } }),
      'awaiting',
      '2026-05-01',
    ),
  },
  {
    name: '提醒：整改后仍不符合要求',
    reader: UNIT,
    notice: sampleReminder(
      sampleDuty(rectification, { ...violation, found: { on: '2026-04-10', from: '2026-04-10' } }),
      'overdue',
      '2026-04-10',
    ),
  },
  {
    name: '提醒：延期申请待审批，尚未到期',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(acceptance, { awaits: EXTENSION_ASKED }), 'dueToday', '2026-02-28'),
  },
  {
    name: '提醒：延期申请待审批，期限已过',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(acceptance, { awaits: EXTENSION_ASKED }), 'awaiting', '2026-03-28'),
  },
  {
    name: '提醒：至申请延至的日期仍未审批',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(acceptance, { awaits: EXTENSION_ASKED }), 'overdue', '2026-05-30', {
      catchesUp: true,
    }),
  },
  {
    name: '提醒：截止日期变更',
    reader: UNIT,
    notice: sampleReminder(
      sampleDuty({ ...acceptance, anchor: { event: '项目建成', on: '2025-09-15' } }, corrected),
      'moved',
      '2025-10-09',
    ),
  },
  {
    name: '提醒：已过建议办结日期',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(filing), 'overdue', '2026-03-10'),
  },
  {
    name: '提醒：已逾期（市级部门）',
    reader: 'department-jtw',
    notice: sampleReminder(sampleDuty(acceptance), 'overdue', '2026-03-01'),
  },
  {
    name: '提醒：督促整改送达',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(rectification, { ...violation, article: 24 }), 'served', '2026-03-02'),
  },
  {
    name: '提醒：提出整改意见送达',
    reader: UNIT,
    notice: sampleReminder(sampleDuty(rectification, { ...violation, article: 37 }), 'served', '2026-03-02'),
  },
  {
    name: '提醒：决定延期申请（系统惯例）',
    reader: 'big-data',
    notice: sampleReminder(sampleDuty(decision), 'ahead', '2026-03-06'),
  },
  {
    name: '代拟稿：限期整改通知',
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
    name: '代拟稿：限期整改通知，延期申请未决',
    reader: 'big-data',
    notice: {
      kind: 'draftRectificationOrder',
      dossier,
      duty: sampleDuty(acceptance, { awaits: EXTENSION_ASKED }),
      daysOverdue: 91,
      requestHeldDays: 94,
      ground: 'ART35',
      suggestedDueOn: '2026-06-29',
    },
  },
  {
    name: '代拟稿：处理建议，整改后仍不符合要求',
    reader: 'finance',
    notice: {
      kind: 'draftSanctionProposal',
      dossier,
      duty: sampleDuty(rectification, { ...violation, found: { on: '2026-04-10', from: '2026-04-10' } }),
      daysOverdue: 9,
      ground: 'ART35',
    },
  },
  {
    name: '代拟稿：处理建议',
    reader: 'development-reform',
    notice: {
      kind: 'draftSanctionProposal',
      dossier,
      duty: sampleDuty(rectification, violation),
      daysOverdue: 7,
      ground: 'ART35',
    },
  },
  ...NEWS,
];
