// The yearly rest days as they are published: whole, or as an amendment of the edition in force; previewed first, and
// withdrawn by the next where they were entered in error.
import { z } from 'zod';
import { readClock } from '../../database/clock.ts';
import type { Db } from '../../database/pool.ts';
import { publishArrangements, readArrangements } from '../../database/rest-day.ts';
import { writtenLine } from '../../measures/field/written.ts';
import { beijingDateOf, isCalendarDate } from '../../measures/calendar/calendar-date.ts';
import { amended, editionAfter, flawsOf, type EditionChanges, type Follows } from '../../measures/calendar/edition.ts';
import { calendarOf, editionNumberOf, type RestDayArrangement } from '../../measures/calendar/rest-days.ts';
import type { Actor } from '../../measures/line.ts';
import { etagOf } from '../acts/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { paging } from '../http/paging.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { refuseOtherVersion, type Expected } from '../http/request-headers.ts';
import { yearNamed } from './calendar-year.ts';
import { editionPreview } from './edition-preview.ts';

const date = z.string().refine(isCalendarDate, { error: '应为实有的公历日期，格式为 YYYY-MM-DD' });
const text = writtenLine(200);
const edition = z
  .string()
  .regex(/^20\d{2}(\.[1-9]\d{0,2})?$/, { error: '版次应为年度，其后的为 年度.序号，例如 2027、2027.2' });
const days = z.array(z.strictObject({ on: date, holiday: text })).max(100);
const dayChanges = z.strictObject({ removed: z.array(date).max(100).default([]), added: days.default([]) });
const NO_CHANGE = { removed: [], added: [] };

/** Either whole (`restDays` and `makeUpWorkingDays`), or an amendment (`amends` and `changes`). */
const editionBody = z
  .strictObject({
    edition,
    notice: z.strictObject({ number: text, title: text, issuedOn: date }),
    restDays: days.optional(),
    makeUpWorkingDays: days.optional(),
    withdraws: z.strictObject({ edition, reason: text }).optional(),
    amends: edition.optional(),
    changes: z
      .strictObject({ restDays: dayChanges.default(NO_CHANGE), makeUpWorkingDays: dayChanges.default(NO_CHANGE) })
      .optional(),
  })
  .superRefine((given, context) => {
    const isAmendment = given.amends !== undefined || given.changes !== undefined;
    const [needed, foreign] = isAmendment ? [PARTS.amendment, PARTS.whole] : [['restDays', 'makeUpWorkingDays'], []];
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    for (const part of needed) if (given[part as keyof typeof given] === undefined) refuse(part, '此项必填');
    for (const part of foreign)
      if (given[part as keyof typeof given] !== undefined)
        refuse(part, '调整（amends、changes）只写变动的日期，不与完整的安排一并填写');
  });
const PARTS = { whole: ['restDays', 'makeUpWorkingDays', 'withdraws'], amendment: ['amends', 'changes'] };
type EditionBody = z.output<typeof editionBody>;

const tag = '日历';
const roles = ['administrator'] as const;

export const calendarEditionRoutes = [
  endpoint({
    method: 'put',
    path: '/calendar/{year}',
    title: '公布一年的放假调休安排：完整的一版，或者对现行一版的调整（市大数据发展局管理员）',
    tag,
    roles,
    keyed: true,
    matches: 'versionIfGiven',
    body: editionBody,
    audited: async (db, { year }) => (await readArrangements(db)).filter((one) => String(one.year) === year),
    answers: { 200: '已公布' },
    handle: (call, deps) =>
      remembered(call, deps, 'editions', async (db) => {
        administratorsOnly(call.actor);
        const year = yearNamed(call.params.year!);
        const { arrangement, follows } = await proposedEdition(db, year, call.body, call);
        if ((await publishArrangements(db, [arrangement], call.actor.sub, follows)) === 0)
          throw new Problem('versionTaken');
        const says =
          '安排已公布，此后新算的期限均以此为准；在办卷宗由系统自行逐一重新计算，进度可以查询（GET /practice/recalculation）。';
        return {
          body: { ...arrangement, follows, recalculation: says },
          headers: { ETag: etagOf(editionNumberOf(arrangement.edition)) },
        };
      }),
  }),
  endpoint({
    method: 'post',
    path: '/calendar/{year}/preview',
    title: '预览一版放假调休安排：在办卷宗的哪些日期和提醒会变动（市大数据发展局管理员），不作记录',
    tag,
    roles,
    query: z.strictObject(paging),
    body: editionBody,
    answers: { 200: '本页所查卷宗中有变动的；逐页读取，直至没有下一页' },
    handle: async ({ actor, params, query, body }, { pool }) => {
      administratorsOnly(actor);
      const { arrangement, present } = await proposedEdition(pool, yearNamed(params.year!), body);
      const calendar = calendarOf([...present, arrangement]);
      const page = await editionPreview(pool, query, 'calendar', (inForce) => ({ ...inForce, calendar }));
      return { body: { ...page, proposed: arrangement } };
    },
  }),
];

function administratorsOnly({ party }: Actor): void {
  if (party !== 'big-data') throw new Problem('wrongParty', { detail: '放假调休安排由市大数据发展局管理员公布。' });
}

/** The edition as it would be in force, refused for whatever speaks against it. */
async function proposedEdition(
  db: Db,
  year: number,
  body: EditionBody,
  expected: Expected = {},
): Promise<{ arrangement: RestDayArrangement; follows: Follows; present: RestDayArrangement[] }> {
  const [{ now }, present] = [await readClock(db), await readArrangements(db)];
  const inForce = calendarOf(present).arrangements.find((arrangement) => arrangement.year === year);
  refuseOtherVersion(expected, inForce ? editionNumberOf(inForce.edition) : 0);
  refuseOutOfTurn(year, body, present, inForce);
  const { arrangement, follows } = wholeOf(year, body, inForce);
  const flaws = flawsOf(arrangement, beijingDateOf(now));
  if (flaws.length > 0)
    throw malformed(
      flaws.map(({ pointer, says }) => ({
        pointer: 'amends' in (follows ?? {}) && pointer !== '/notice/issuedOn' ? '/changes' : pointer,
        says,
      })),
    );
  return { arrangement, follows, present };
}

/** Whoever publishes says what they take for the edition in force, and takes the next number. */
function refuseOutOfTurn(
  year: number,
  { edition: asked, amends, withdraws }: EditionBody,
  present: readonly RestDayArrangement[],
  inForce: RestDayArrangement | undefined,
): void {
  const editions = present.filter((other) => other.year === year).map((other) => other.edition);
  if (editions.includes(asked)) throw new Problem('versionTaken');
  const named = amends ?? withdraws?.edition;
  if (named !== inForce?.edition)
    throw new Problem('versionTaken', {
      detail: inForce
        ? `${year}年的现行版次为 ${inForce.edition}。依后来的通知调整的，以 amends 写明该版次；该版有误的，以 withdraws 写明该版次和理由。`
        : `${year}年尚无已公布的安排，不能调整或者撤回${named}。`,
    });
  const next = editionAfter(year, editions);
  if (asked !== next) throw malformed([{ pointer: '/edition', says: `应为${year}年的下一版次 ${next}` }]);
}

function wholeOf(
  year: number,
  { edition: asked, notice, restDays = [], makeUpWorkingDays = [], withdraws, amends, changes }: EditionBody,
  inForce: RestDayArrangement | undefined,
): { arrangement: RestDayArrangement; follows: Follows } {
  if (amends === undefined) {
    const arrangement = { year, edition: asked, notice, restDays, makeUpWorkingDays };
    return { arrangement, follows: withdraws ? { withdraws } : null };
  }
  const made = amended(inForce!, { edition: asked, notice }, changes as EditionChanges);
  if ('errors' in made) throw malformed(made.errors);
  return { ...made, follows: { amends, changes: changes as EditionChanges } };
}
