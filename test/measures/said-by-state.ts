// Test support: duty × state × day → who is told what, in which words; written down before the rules were. Days are
// counted from the last day. All last days are a Wednesday, 10 June 2026 (the year-end report's is Wednesday, 31 December
// 2025), so of the usual steps only -60 (a Saturday) and -3 (a Sunday) go to the Friday before.
import type { DutyRecord } from '../../measures/duty.ts';
import { onDay, SAID_OF_RECTIFICATION } from './said-of-rectification.ts';
import { SAID_OF_PATHS } from './said-of-paths.ts';

export type State = Partial<
  Pick<DutyRecord, 'awaits' | 'found' | 'isOrdered' | 'isDecided' | 'ladder' | 'article' | 'dueBasis'>
>;

export interface Told {
  duty: string;
  /** What is so, in a few words. */
  state: string;
  /** From a day on the record is in another state than open. */
  since?: { day: number; state: State }[];
  /** What the record is from its beginning. */
  always?: State;
  /** `day | words between 〔 and 〕 | recipients`. */
  rows: string;
}

// 单: unit, 门: department; 发, 财, 数: the three bureaus; 办: the authority that owes. 经 handler, 处 head, 领 leader.
const ACCEPTANCE = `
  -99 | 新增应办事项 | 单经
  -61 | 剩余61天 | 单经
  -30 | 剩余30天 | 单经
  -7 | 剩余7天 | 单经
  0 | 今日到期 | 单经`;
const ACCEPTANCE_LATE = `
  1 | 逾期1天 | 单经 单处 门经 数经
  15 | 逾期15天 | 单经 单处 单领 门经 门领 数经
  30 | 逾期30天 | 单经 单处 单领 门经 门领 发经 财经`;
const ACCEPTANCE_MONTHLY = `
  61 | 逾期61天 | 单经 单处 单领 门经 门领 发经 财经 数经`;
const DRAFT_ORDER = `
  30 | 代拟稿待审定 | 数经`;
const OF_AN_AUTHORITY = `
  -5 | 剩余5天 | 办经
  1 | 已过建议办结日期1天 | 办经 办处
  15 | 已过建议办结日期15天 | 办经 办处 办领
  31 | 已过建议办结日期31天 | 办经 办处 办领
  62 | 已过建议办结日期62天 | 办经 办处 办领`;

const asked = (until: string): Told['since'] =>
  onDay(-10, { awaits: { what: 'EXTENSION', since: '2026-05-31', until } });
const bothAcceptances = (told: Omit<Told, 'duty'>): Told[] =>
  ['ACCEPTANCE_APPLICATION', 'ACCEPTANCE_ORGANISATION'].map((duty) => ({ duty, ...told }));

export const SAID_BY_STATE: readonly Told[] = [
  ...bothAcceptances({
    state: 'nothing was done',
    rows: ACCEPTANCE + ACCEPTANCE_LATE + DRAFT_ORDER + ACCEPTANCE_MONTHLY,
  }),
  ...bothAcceptances({
    state: 'an extension was asked for in time, to a day that is far',
    since: asked('2026-09-10'),
    rows: `${ACCEPTANCE}
      30 | 延期申请待审批 | 单经
      61 | 延期申请待审批 | 单经`,
  }),
  ...bothAcceptances({
    state: 'an extension was asked for in time, and its day has passed undecided',
    since: asked('2026-06-30'),
    rows: `${ACCEPTANCE}
      21 | 逾期21天 | 单经 单处 单领 门经 门领 数经
      30 | 逾期30天 | 单经 单处 单领 门经 门领 发经 财经
      ${DRAFT_ORDER}${ACCEPTANCE_MONTHLY}`,
  }),
  ...bothAcceptances({
    state: 'an order about it is open',
    since: onDay(20, { isOrdered: true }),
    // The bureau has no draft, so it is told like the others.
    rows: ACCEPTANCE + ACCEPTANCE_LATE.replace('发经 财经', '发经 财经 数经') + ACCEPTANCE_MONTHLY,
  }),
  ...bothAcceptances({
    state: 'the order about it was withdrawn again',
    since: [
      { day: 20, state: { isOrdered: true } },
      { day: 40, state: { isOrdered: undefined } },
    ],
    rows: `${ACCEPTANCE}${ACCEPTANCE_LATE.replace('发经 财经', '发经 财经 数经')}
      40 | 代拟稿待审定 | 数经
      ${ACCEPTANCE_MONTHLY}`,
  }),
  {
    duty: 'ACCEPTANCE_APPLICATION',
    state: 'the application came in time, was returned, and did not come back in time',
    since: onDay(-10, { awaits: { what: 'CORRECTION', since: '2026-05-28', until: '2026-06-14' } }),
    rows: `${ACCEPTANCE}
      5 | 逾期5天 | 单经 单处 门经 数经
      15 | 逾期15天 | 单经 单处 单领 门经 门领 数经
      30 | 逾期30天 | 单经 单处 单领 门经 门领 发经 财经
      ${DRAFT_ORDER}${ACCEPTANCE_MONTHLY}`,
  },
  {
    duty: 'ACCEPTANCE_ORGANISATION',
    state: 'a conclusion of before the day was recorded long after it',
    since: onDay(20, { awaits: { what: 'DATE_CONFIRMATION', since: '2026-06-30', countsFrom: '2026-06-05' } }),
    rows: `${ACCEPTANCE}
      1 | 逾期1天 | 单经 单处 门经 数经
      15 | 逾期15天 | 单经 单处 单领 门经 门领 数经
      50 | 验收结论日期待确认 | 单经`,
  },
  {
    duty: 'ACCEPTANCE_RESULT_FILING',
    state: 'nothing was done',
    rows: `
      -99 | 新增应办事项 | 单经
      -5 | 剩余5天 | 单经
      0 | 今日到期 | 单经
      1 | 已过建议办结日期1天 | 单经 单处 数经
      31 | 已过建议办结日期31天 | 单经 单处 单领 数经
      62 | 已过建议办结日期62天 | 单经 单处 单领 数经`,
  },
  {
    duty: 'ACCEPTANCE_REAPPLICATION',
    state: 'nothing was done',
    rows: `
      -99 | 新增应办事项 | 单经
      -15 | 剩余15天 | 单经
      0 | 今日到期 | 单经
      1 | 逾期1天 | 单经 单处 数经
      31 | 逾期31天 | 单经 单处 单领 数经
      62 | 逾期62天 | 单经 单处 单领 数经`,
  },
  {
    duty: 'YEAR_END_REPORT',
    state: 'nothing was done',
    rows: `
      -58 | 已可办理 | 单经
      -15 | 剩余15天 | 单经
      -7 | 剩余7天 | 单经
      0 | 今日到期 | 单经
      1 | 逾期1天 | 单经 单处 门经 发经 财经 数经
      15 | 逾期15天 | 单经 单处 单领 门经 门领 发经 财经 数经
      30 | 逾期30天 | 单经 单处 单领 门经 门领 财经 数经
      30 | 代拟稿待审定 | 发经
      59 | 逾期59天 | 单经 单处 单领 门经 门领 发经 财经 数经`,
  },
  {
    duty: 'SELF_EVALUATION',
    state: 'nothing was done',
    rows: `
      -365 | 已可办理 | 单经
      -180 | 剩余180天 | 单经
      -61 | 剩余61天 | 单经
      -14 | 剩余14天 | 单经
      0 | 今日到期 | 单经
      1 | 逾期1天 | 单经 单处 门经 发经 财经 数经
      15 | 逾期15天 | 单经 单处 单领 门经 门领 发经 财经 数经
      30 | 逾期30天 | 单经 单处 单领 门经 门领 财经 数经
      30 | 代拟稿待审定 | 发经
      61 | 逾期61天 | 单经 单处 单领 门经 门领 发经 财经 数经`,
  },
  ...SAID_OF_RECTIFICATION,
  {
    duty: 'SERIOUS_PROBLEM_REPORT',
    state: 'nothing was done',
    rows: `
      -99 | 已可办理 | 单经
      0 | 今日到期 | 单经
      1 | 已过建议办结日期1天 | 单经 单处 数经
      31 | 已过建议办结日期31天 | 单经 单处 单领 数经
      62 | 已过建议办结日期62天 | 单经 单处 单领 数经`,
  },
  {
    duty: 'COMPLETION_CONFIRMATION',
    state: 'nothing was done',
    rows: `
      0 | 今日到期 | 单经
      30 | 已过建议办结日期30天 | 单经 单处 单领
      61 | 已过建议办结日期61天 | 单经 单处 单领`,
  },
  {
    duty: 'CORRECTION',
    state: 'nothing came back by a day of ours',
    rows: `
      -5 | 剩余5天 | 单经
      0 | 今日到期 | 单经
      1 | 已过建议办结日期1天 | 单经 单处 数经
      31 | 已过建议办结日期31天 | 单经 单处 单领 数经
      62 | 已过建议办结日期62天 | 单经 单处 单领 数经`,
  },
  {
    duty: 'CORRECTION',
    state: 'nothing came back by the day that the authority set',
    always: { dueBasis: 'decided' },
    rows: `
      -5 | 剩余5天 | 单经
      0 | 今日到期 | 单经
      1 | 逾期1天 | 单经 单处 数经
      31 | 逾期31天 | 单经 单处 单领 数经
      62 | 逾期62天 | 单经 单处 单领 数经`,
  },
  {
    duty: 'CORRECTION',
    state: 'it came back, and nobody examines it',
    since: onDay(-4, { awaits: { what: 'REVIEW', since: '2026-06-06' } }),
    rows: `
      -5 | 剩余5天 | 单经
      30 | 补正材料待审核 | 单经
      61 | 补正材料待审核 | 单经`,
  },
  {
    duty: 'OPERATION_CONFIRMATION',
    state: 'nothing was done',
    rows: `
      0 | 今日到期 | 单经
      30 | 已过建议办结日期30天 | 单经 单处 单领
      61 | 已过建议办结日期61天 | 单经 单处 单领`,
  },
  {
    duty: 'ARCHIVES',
    state: 'nothing was done',
    rows: `
      -30 | 剩余30天 | 单经
      -7 | 剩余7天 | 单经
      0 | 今日到期 | 单经
      1 | 已过建议办结日期1天 | 单经 单处`,
  },
  {
    duty: 'POST_EVALUATION_REPORT',
    state: 'nothing was done',
    rows: `
      -30 | 剩余30天 | 办经
      0 | 今日到期 | 办经
      1 | 已过建议办结日期1天 | 办经 办处
      31 | 已过建议办结日期31天 | 办经 办处 办领
      62 | 已过建议办结日期62天 | 办经 办处 办领`,
  },
  {
    duty: 'INFORMATION_ANSWER',
    state: 'nothing was done',
    rows: `
      -99 | 新增应办事项 | 单经
      -5 | 剩余5天 | 单经
      0 | 今日到期 | 单经
      1 | 逾期1天 | 单经 单处 数经
      31 | 逾期31天 | 单经 单处 单领 数经
      62 | 逾期62天 | 单经 单处 单领 数经`,
  },
  {
    duty: 'FINAL_REPORT',
    state: 'nothing was done',
    rows: `
      -99 | 新增应办事项 | 单经
      -7 | 剩余7天 | 单经
      1 | 已过建议办结日期1天 | 单经 单处`,
  },
  ...SAID_OF_PATHS,
  ...[
    'CORRECTION_REVIEW',
    'EXTENSION_DECISION',
    'RECTIFICATION_VERIFICATION',
    'CONCLUSION_DATE_CONFIRMATION',
    'SUSPENSION_REVIEW',
    'LISTING_DECISION',
    'APPROVAL_DECISION',
    'CHANGE_DECISION',
    'TERMINATION_DECISION',
    'BUDGET_REVISION',
    'EARLIER_APPROVAL_CONFIRMATION',
  ].map((duty): Told => ({ duty, state: 'nothing was done', rows: OF_AN_AUTHORITY })),
];
