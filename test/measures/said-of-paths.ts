// Test support: part of the table of said-by-state.ts, for duties of the less usual paths; written down before the rules were.
import type { Told } from './said-by-state.ts';

export const SAID_OF_PATHS: readonly Told[] = [
  {
    duty: 'SERVICE_RENEWAL',
    state: 'nothing was done',
    rows: `
      0 | 今日到期 | 单经
      30 | 已过建议办结日期30天 | 单经 单处 单领
      61 | 已过建议办结日期61天 | 单经 单处 单领`,
  },
  {
    duty: 'ADJUSTMENT_FILING',
    state: 'nothing was done',
    rows: `
      -99 | 新增应办事项 | 单经
      0 | 今日到期 | 单经
      1 | 已过建议办结日期1天 | 单经 单处 发经 财经 数经
      31 | 已过建议办结日期31天 | 单经 单处 单领 发经 财经 数经
      62 | 已过建议办结日期62天 | 单经 单处 单领 发经 财经 数经`,
  },
];
