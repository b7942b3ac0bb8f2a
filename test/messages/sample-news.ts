// Samples of news: an act that happened, one that waits for consent, and what the reader was never told in time.
import type { AwaitingConsentNotice, Notice } from '../../measures/notice.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { dossier, rectification, sampleDuty, sampleReminder, UNIT, violation } from './sample-duties.ts';

export interface Sample {
  name: string;
  /** The party that reads it. */
  reader: PartyId;
  notice: Notice;
}

const awaitingConsent: AwaitingConsentNotice = {
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
};

export const NEWS: readonly Sample[] = [
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
    name: '办理情况：准予延期验收，有值得留意之处',
    reader: 'big-data',
    notice: {
      kind: 'act',
      dossier,
      act: 'grantExtension',
      article: 28,
      basis: 'law',
      by: 'big-data',
      on: '2026-03-04',
      seq: 40,
      input: { until: '2026-10-03', instrument: { number: '示例〔2026〕1号', on: '2026-03-03' } },
      documents: [],
      warnings: [
        {
          code: 'onRestDay',
          article: null,
          says: '准予延期至2026年10月3日（周六）为休息日（国庆节假期）；由人指定的日期不顺延，其后首个工作日为2026年10月8日（周四）。',
        },
      ],
    },
  },
  { name: '待会同：纳入年度投资计划', reader: 'finance', notice: awaitingConsent },
  {
    name: '待会同：有值得留意之处（提议单位）',
    reader: 'development-reform',
    notice: {
      ...awaitingConsent,
      warnings: [
        {
          code: 'decidesForItself',
          article: null,
          says: '市发展改革委就是本项目的市级部门，属于对与本机关有关的项目作出决定；须由市财政局会同，会同以前不发生效力。',
        },
      ],
    },
  },
  {
    name: '已了结：要求限期整改，未送达即撤销',
    reader: UNIT,
    notice: {
      kind: 'overtaken',
      dossier,
      earlier: [sampleReminder(sampleDuty(rectification, violation), 'served', '2026-03-02')],
      act: 'withdrawRectification',
      by: 'big-data',
      on: '2026-03-05',
      seq: 33,
      input: { of: 31, reason: '经复核不成立' },
      documents: [],
    },
  },
  {
    name: '已了结：会同提议，未送达即撤回',
    reader: 'finance',
    notice: {
      kind: 'overtaken',
      dossier,
      earlier: [awaitingConsent],
      act: 'withdrawProposal',
      by: 'development-reform',
      on: '2025-01-16',
      seq: 22,
      input: { proposal: 21 },
      documents: [],
    },
  },
];
