import { z } from 'zod';
import { editionsOfYear, readArrangements } from '../../database/rest-day.ts';
import { isCalendarDate } from '../../measures/calendar/calendar-date.ts';
import { periodEnd, type DueRule } from '../../measures/calendar/period.ts';
import { calendarOf, editionNumberOf } from '../../measures/calendar/rest-days.ts';
import { etagOf } from '../acts/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { calendarEditionRoutes } from './calendar-editions.ts';
import { yearNamed } from './calendar-year.ts';

/** As of every date of an act; the longest period ends long before the calendar of programs does. */
const EARLIEST = '2015-01-01';
const LATEST = '2099-12-31';
const from = z
  .string()
  .refine(isCalendarDate, { error: '应为实有的公历日期，格式为 YYYY-MM-DD' })
  .refine((on) => !isCalendarDate(on) || (on >= EARLIEST && on <= LATEST), {
    error: '应在2015年1月1日至2099年12月31日之间',
  });
const count = (max: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, { error: '应为非负整数' })
    .transform(Number)
    .refine((number) => number <= max, { error: `不得大于${max}` })
    .optional();

const periodQuery = z
  .strictObject({
    from,
    months: count(120),
    days: count(3_660),
    workingDays: count(1_000),
    rolling: z.enum(['FORWARD', 'BACKWARD_SOFT', 'NONE']).optional(),
  })
  .refine(
    (query) => [query.months, query.days, query.workingDays].filter((given) => given !== undefined).length === 1,
    { error: '月数、天数、工作日数应填写且只填写一项' },
  )
  .refine((query) => query.workingDays === undefined || query.rolling === undefined, {
    error: '按工作日计算的，不另作顺延',
    path: ['rolling'],
  });

export const calendarRoutes = [
  endpoint({
    method: 'get',
    path: '/calendar/period',
    title: '期限计算：自 from 起若干月、日或者工作日，何日届满及其由来',
    tag: '日历',
    open: true,
    query: periodQuery,
    answers: { 200: '届满日及其由来' },
    handle: async ({ query }, { pool }) => {
      const calendar = calendarOf(await readArrangements(pool));
      const explanation = periodEnd(ruleOf(query), { event: '起算', on: query.from }, calendar);
      const { nominalOn, effectiveOn, status } = explanation;
      return { body: { nominalOn, effectiveOn, status, explanation } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/calendar/{year}',
    title: '一年的放假调休安排及其通知，历次版次在后；尚未公布的为暂定。ETag 为版次的序号',
    tag: '日历',
    open: true,
    answers: { 200: '放假调休安排' },
    handle: async ({ params }, { pool }) => {
      const year = yearNamed(params.year!);
      const editions = await editionsOfYear(pool, year);
      const [inForce] = calendarOf(editions.map(({ arrangement }) => arrangement)).arrangements;
      if (!inForce)
        return {
          body: { year, status: 'PROVISIONAL', says: `${year}年的放假安排尚未公布，期限暂按周末计算。`, editions: [] },
          headers: { ETag: etagOf(0) },
        };
      const history = editions.map(({ arrangement: { year: _year, ...arrangement }, follows, publishedAt }) => ({
        ...arrangement,
        follows,
        publishedAt: instantOf(publishedAt),
        inForce: arrangement.edition === inForce.edition,
      }));
      return {
        body: { ...inForce, status: 'FINAL', editions: history },
        headers: { ETag: etagOf(editionNumberOf(inForce.edition)) },
      };
    },
  }),
  ...calendarEditionRoutes,
];

function ruleOf({ months, days: daysLater, workingDays, rolling = 'NONE' }: z.output<typeof periodQuery>): DueRule {
  if (months !== undefined) return { rule: 'months', months, rolling };
  if (daysLater !== undefined) return { rule: 'days', days: daysLater, rolling };
  return { rule: 'workingDays', days: workingDays! };
}
