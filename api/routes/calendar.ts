import { z } from 'zod';
import { publishArrangements, readArrangements } from '../../database/rest-day.ts';
import { withoutSecrecyMark } from '../../measures/field/secrecy-mark.ts';
import { isCalendarDate } from '../../measures/calendar/calendar-date.ts';
import { periodEnd, type DueRule } from '../../measures/calendar/period.ts';
import { calendarOf, type RestDayArrangement } from '../../measures/calendar/rest-days.ts';
import { endpoint } from '../http/endpoint.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';

const date = z.string().refine(isCalendarDate, { error: '应为实有的公历日期，格式为 YYYY-MM-DD' });
const text = withoutSecrecyMark(z.string().trim().min(1).max(200));
const count = (max: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, { error: '应为非负整数' })
    .transform(Number)
    .refine((number) => number <= max, { error: `不得大于${max}` })
    .optional();
const days = z.array(z.strictObject({ on: date, holiday: text })).max(100);

const periodQuery = z
  .strictObject({
    from: date,
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
const arrangementBody = z.strictObject({
  edition: z.string().regex(/^20\d{2}(\.[1-9]\d?)?$/, { error: '版次应为年度，调整的为 年度.序号，例如 2027、2027.2' }),
  notice: z.strictObject({ number: text, title: text, issuedOn: date }),
  restDays: days.min(1),
  makeUpWorkingDays: days,
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
    title: '一年的放假调休安排及其通知；尚未公布的为暂定',
    tag: '日历',
    open: true,
    answers: { 200: '放假调休安排' },
    handle: async ({ params }, { pool }) => {
      const year = yearOf(params.year!);
      const arrangements = await readArrangements(pool);
      const inForce = calendarOf(arrangements).arrangements.find((arrangement) => arrangement.year === year);
      if (!inForce)
        return { body: { year, status: 'PROVISIONAL', says: `${year}年的放假安排尚未公布，期限暂按周末计算。` } };
      return {
        body: {
          ...inForce,
          status: 'FINAL',
          editions: arrangements.filter((arrangement) => arrangement.year === year).map(({ edition }) => edition),
        },
      };
    },
  }),
  endpoint({
    method: 'put',
    path: '/calendar/{year}',
    title: '公布一年的放假调休安排（市大数据发展局管理员）',
    tag: '日历',
    roles: ['administrator'],
    keyed: true,
    body: arrangementBody,
    audited: async (db, { year }) => (await readArrangements(db)).filter((one) => String(one.year) === year),
    answers: { 200: '已公布' },
    handle: (call, deps) =>
      remembered(call, deps, async (db) => {
        if (call.actor.party !== 'big-data')
          throw new Problem('wrongParty', { detail: '放假调休安排由市大数据发展局管理员公布。' });
        const arrangement: RestDayArrangement = { year: yearOf(call.params.year!), ...call.body };
        const present = await readArrangements(db);
        refuseUnfit(arrangement, present);
        if ((await publishArrangements(db, [arrangement], call.actor.sub)) === 0) throw new Problem('versionTaken');
        const says = '安排已公布，此后新算的期限均以此为准；在办卷宗由系统自行逐一重新计算，进度可以查询。';
        return { body: { ...arrangement, recalculation: says } };
      }),
  }),
];

function ruleOf({ months, days: daysLater, workingDays, rolling = 'NONE' }: z.output<typeof periodQuery>): DueRule {
  if (months !== undefined) return { rule: 'months', months, rolling };
  if (daysLater !== undefined) return { rule: 'days', days: daysLater, rolling };
  return { rule: 'workingDays', days: workingDays! };
}

function yearOf(year: string): number {
  if (!/^20\d{2}$/.test(year)) throw new Problem('notFound');
  return Number(year);
}

/** A broken arrangement would get as far as every due date there is, so it stops here. */
function refuseUnfit(arrangement: RestDayArrangement, present: readonly RestDayArrangement[]): void {
  const { year, edition, notice, restDays, makeUpWorkingDays } = arrangement;
  if (!edition.startsWith(String(year))) throw malformed([{ pointer: '/edition', says: `版次应属于${year}年` }]);
  const editions = present.filter((other) => other.year === year);
  if (editions.some((other) => other.edition === edition)) throw new Problem('versionTaken');
  const latest = editions
    .map((other) => other.notice.issuedOn)
    .sort()
    .at(-1);
  if (latest && notice.issuedOn < latest)
    throw malformed([{ pointer: '/notice/issuedOn', says: `现行安排的通知为${latest}印发，更早的通知不能取代` }]);
  const errors = [
    ...restDays.map((day, at) => ({ ...day, pointer: `/restDays/${at}/on` })),
    ...makeUpWorkingDays.map((day, at) => ({ ...day, pointer: `/makeUpWorkingDays/${at}/on` })),
  ]
    .filter(
      ({ on }, at, all) =>
        all.findIndex((other) => other.on === on) !== at || Math.abs(Number(on.slice(0, 4)) - year) > 1,
    )
    .map(({ pointer, on }) => ({ pointer, says: `${on} 重复，或者不在${year}年及其相邻年度` }));
  if (errors.length > 0) throw malformed(errors);
}
