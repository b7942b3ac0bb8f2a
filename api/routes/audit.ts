import { z } from 'zod';
import { changesOf, looksOf, type ChangeLine, type LookLine } from '../../database/audit.ts';
import { isCalendarDate } from '../../measures/calendar/calendar-date.ts';
import { allKinds } from '../../measures/register.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { dayInCursor, listOf, paging, placeOf } from '../http/paging.ts';
import { malformed, Problem } from '../http/problem.ts';

const word = z.string().min(1).max(100);
const lookPlace = z.strictObject({
  day: dayInCursor,
  party: z.string().max(100),
  sub: z.string().max(200),
  kind: z.string().max(100),
  code: z.string().max(100),
});
const changePlace = z.int().positive();

/** Made from the register, so that dossiers of each kind can be asked for. */
export const auditRoutes = () => [
  endpoint({
    method: 'get',
    path: '/audit',
    title:
      '审计记录（市大数据发展局审计人员、管理员）：reads 何人何时查看了与本单位无关的卷宗，每人每个卷宗每日一条；changes 管理员和登记人员的改动',
    tag: '审计',
    roles: ['administrator', 'auditor'],
    query: z.strictObject({
      ...paging,
      what: z.enum(['reads', 'changes']).default('reads'),
      kind: z.enum(allKinds().map(({ name }) => name) as [string, ...string[]]).optional(),
      project: word.optional(),
      party: word.optional(),
      day: z.string().refine(isCalendarDate, { error: '应为实有的公历日期，格式为 YYYY-MM-DD' }).optional(),
    }),
    answers: { 200: '审计记录，新的在前' },
    handle: async ({ actor, query: { what, limit, cursor, kind, project, party, day } }, { pool }) => {
      if (actor.party !== 'big-data')
        throw new Problem('wrongParty', { detail: '审计记录由市大数据发展局审计人员、管理员查阅。' });
      if (what === 'changes') {
        if (kind ?? project) throw malformed([{ pointer: '/project', says: '改动不属于卷宗，不能按卷宗查询' }]);
        const page = await changesOf(pool, { party, day }, { limit, after: placeOf(cursor, changePlace) });
        return { body: listOf(page, changeView) };
      }
      // A project, unless another kind of dossier is named.
      const of = kind ?? (project === undefined ? undefined : 'project');
      const filter = { party, day, kind: of, code: project };
      const page = await looksOf(pool, filter, { limit, after: placeOf(cursor, lookPlace) });
      return { body: listOf(page, lookView) };
    },
  }),
];

const lookView = ({ firstAt, ...line }: LookLine) => ({ ...line, firstAt: instantOf(firstAt) });
const changeView = ({ at, ...line }: ChangeLine) => ({ ...line, at: instantOf(at) });
