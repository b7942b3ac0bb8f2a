// Test support: of an order of rectification, state × day → who is told what; the table of said-by-state.ts goes on here.
import type { State, Told } from './said-by-state.ts';

const ORDER_35 = `
  -99 | 要求限期整改 | 单经 单领
  -50 | 剩余50天 | 单经
  -5 | 剩余5天 | 单经
  0 | 今日到期 | 单经`;
export const onDay = (day: number, state: State): Told['since'] => [{ day, state }];

export const SAID_OF_RECTIFICATION: readonly Told[] = [
  {
    duty: 'RECTIFICATION',
    state: 'nothing was done under article 35',
    always: { ladder: 'ART35' },
    rows: `${ORDER_35}
      1 | 逾期1天 | 单经 单处 数经 发经 财经
      7 | 逾期7天 | 单经 单处 数经
      7 | 代拟稿待审定 | 发经 财经
      31 | 逾期31天 | 单经 单处 单领 数经 发经 财经
      62 | 逾期62天 | 单经 单处 单领 数经 发经 财经`,
  },
  {
    duty: 'RECTIFICATION',
    state: 'people decided, before the draft, that nothing follows',
    always: { ladder: 'ART35' },
    since: onDay(5, { isDecided: true }),
    rows: `${ORDER_35}
      1 | 逾期1天 | 单经 单处 数经 发经 财经
      7 | 逾期7天 | 单经 单处 数经
      31 | 逾期31天 | 单经 单处 单领 数经 发经 财经
      62 | 逾期62天 | 单经 单处 单领 数经 发经 财经`,
  },
  {
    duty: 'RECTIFICATION',
    state: 'people decided on that it was late, and then a late report was found not compliant',
    always: { ladder: 'ART35' },
    since: [
      { day: 5, state: { isDecided: true } },
      { day: 20, state: { isDecided: undefined, found: { on: '2026-06-30', from: '2026-06-30' } } },
    ],
    rows: `${ORDER_35}
      1 | 逾期1天 | 单经 单处 数经 发经 财经
      7 | 逾期7天 | 单经 单处 数经
      20 | 代拟稿待审定 | 发经 财经
      31 | 整改后仍不符合要求 | 单经 单处 单领 数经 发经 财经
      62 | 整改后仍不符合要求 | 单经 单处 单领 数经 发经 财经`,
  },
  ...([24, 37] as const).map((article): Told => ({
    duty: 'RECTIFICATION',
    state: `nothing was done under article ${article}`,
    always: { ladder: `ART${article}`, article },
    rows: `
      -99 | ${article === 24 ? '督促整改' : '提出整改意见'} | 单经 单领
      -50 | 剩余50天 | 单经
      -5 | 剩余5天 | 单经
      0 | 今日到期 | 单经
      1 | 逾期1天 | 单经 单处 数经 发经 财经
      7 | 逾期7天 | 单经 单处 数经 发经 财经
      31 | 逾期31天 | 单经 单处 单领 数经 发经 财经
      62 | 逾期62天 | 单经 单处 单领 数经 发经 财经`,
  })),
  {
    duty: 'RECTIFICATION',
    state: 'a report came in time, and the issuer is silent',
    always: { ladder: 'ART35' },
    since: onDay(-20, { awaits: { what: 'VERIFICATION', since: '2026-05-21' } }),
    rows: `
      -99 | 要求限期整改 | 单经 单领
      -50 | 剩余50天 | 单经
      30 | 整改报告待核验 | 单经
      61 | 整改报告待核验 | 单经`,
  },
  {
    duty: 'RECTIFICATION',
    state: 'a report came late, and the issuer is silent',
    always: { ladder: 'ART35' },
    since: onDay(10, { awaits: { what: 'VERIFICATION', since: '2026-06-20' } }),
    rows: `${ORDER_35}
      1 | 逾期1天 | 单经 单处 数经 发经 财经
      7 | 逾期7天 | 单经 单处 数经
      7 | 代拟稿待审定 | 发经 财经
      40 | 整改报告待核验 | 单经
      71 | 整改报告待核验 | 单经`,
  },
  {
    duty: 'RECTIFICATION',
    state: 'a report was found not compliant before the day',
    always: { ladder: 'ART35' },
    since: onDay(-40, { found: { on: '2026-05-01', from: '2026-06-11' } }),
    rows: `${ORDER_35}
      1 | 整改后仍不符合要求 | 单经 单处 数经
      1 | 代拟稿待审定 | 发经 财经
      7 | 整改后仍不符合要求 | 单经 单处 数经
      31 | 整改后仍不符合要求 | 单经 单处 单领 数经 发经 财经
      62 | 整改后仍不符合要求 | 单经 单处 单领 数经 发经 财经`,
  },
  {
    duty: 'RECTIFICATION',
    state: 'a report of before the day was found not compliant after it',
    always: { ladder: 'ART35' },
    since: [
      { day: -20, state: { awaits: { what: 'VERIFICATION', since: '2026-05-21' } } },
      { day: 40, state: { awaits: undefined, found: { on: '2026-07-20', from: '2026-07-20' } } },
    ],
    rows: `
      -99 | 要求限期整改 | 单经 单领
      -50 | 剩余50天 | 单经
      30 | 整改报告待核验 | 单经
      40 | 整改后仍不符合要求 | 单经 单处 单领 数经
      40 | 代拟稿待审定 | 发经 财经
      62 | 整改后仍不符合要求 | 单经 单处 单领 数经 发经 财经`,
  },
];
