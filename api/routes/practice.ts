// Our practice in its editions: what is in force, what another would move, and its publication by an administrator.
import { z } from 'zod';
import { practiceEditions, publishPractice } from '../../database/practice-edition.ts';
import { countBehind, openStates } from '../../database/recalculation.ts';
import { readRules } from '../../database/rules.ts';
import { editionNamesOf } from '../../measures/editions.ts';
import { movesOf } from '../../measures/edition-preview.ts';
import type { Actor } from '../../measures/line.ts';
import { EDITION, practiceSchema } from '../../measures/practice-schema.ts';
import { kindNamed } from '../../measures/register.ts';
import type { Deps } from '../deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { listOf, paging, placeOf } from '../http/paging.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { momentNow } from '../moment.ts';

const dossierPlace = z.strictObject({ kind: z.string(), code: z.string() });
/** Dossiers that are read and settled at once; a page is made of several, so that others are answered in between. */
const AT_ONCE = 20;

const tag = '惯例';
const roles = ['administrator'] as const;

/** The body is made from the register, so each kind of dossier has its ladders and figures in it. */
export function practiceRoutes(): Endpoint[] {
  const body = practiceSchema();
  return [
    ...readingRoutes(),
    endpoint({
      method: 'put',
      path: '/practice/{edition}',
      title: '公布一版提醒惯例（市大数据发展局管理员）',
      tag,
      roles,
      keyed: true,
      body,
      audited: async (db) => (await readRules(db)).practice,
      answers: { 200: '已公布' },
      handle: (call, deps) =>
        remembered(call, deps, async (db) => {
          administratorsOnly(call.actor);
          if (!EDITION.test(call.params.edition!)) throw new Problem('notFound');
          if (call.body.edition !== call.params.edition)
            throw malformed([{ pointer: '/edition', says: '应与地址中的版次相同' }]);
          const published = await publishPractice(db, call.body, call.actor.sub);
          if (!published) throw new Problem('versionTaken');
          const { edition, publishedAt } = published;
          const says = '惯例已公布，自此施行；在办卷宗由系统自行逐一重新计算，进度可以查询。';
          return { body: { edition, publishedAt, recalculation: says } };
        }),
    }),
    endpoint({
      method: 'post',
      path: '/practice/preview',
      title: '预览一版提醒惯例：在办卷宗的哪些日期和提醒会变动（市大数据发展局管理员），不作记录',
      tag,
      roles,
      query: z.strictObject(paging),
      body,
      answers: { 200: '本页所查卷宗中有变动的；逐页读取，直至没有下一页' },
      handle: async ({ actor, query, body: practice }, { pool }) => {
        administratorsOnly(actor);
        const { at, ...inForce } = await momentNow(pool);
        const rules = { inForce, proposed: { ...inForce, practice } };
        let after = placeOf(query.cursor, dossierPlace);
        let looked = 0;
        const moved = [];
        while (looked < query.limit) {
          const limit = Math.min(AT_ONCE, query.limit - looked);
          const states = await openStates(pool, { after, limit });
          for (const { kind, code, name, ...state } of states) {
            const moves = movesOf(kindNamed(kind), state, at, rules);
            if (moves.dates.length + moves.reminders.length > 0) moved.push({ kind, code, name, ...moves });
          }
          looked += states.length;
          after = states.length < limit ? undefined : states.at(-1);
          if (!after) break;
        }
        const { open } = await countBehind(pool, editionNamesOf(inForce));
        return {
          body: {
            inForce: inForce.practice.edition,
            open,
            looked,
            moved: {
              dossiers: moved.length,
              dates: moved.reduce((sum, { dates }) => sum + dates.length, 0),
              reminders: moved.reduce((sum, { reminders }) => sum + reminders.length, 0),
            },
            ...listOf({ items: moved, next: after ? { kind: after.kind, code: after.code } : null }, (one) => one),
          },
        };
      },
    }),
  ];
}

function readingRoutes(): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/practice',
      title: '现行的提醒惯例：提前和逾期提醒的步骤、工作日数等《办法》未作规定的各项',
      tag,
      answers: { 200: '现行惯例' },
      handle: async (_call, { pool }) => ({ body: (await momentNow(pool)).practice }),
    }),
    endpoint({
      method: 'get',
      path: '/practice/editions',
      title: '提醒惯例的各版次，最新的在前',
      tag,
      answers: { 200: '各版次及其公布时间' },
      handle: async (_call, { pool }) => ({ body: { items: await practiceEditions(pool) } }),
    }),
    endpoint({
      method: 'get',
      path: '/practice/recalculation',
      title: '重新计算的进度：在办卷宗中尚按旧版惯例或者旧版放假安排计算的有多少',
      tag,
      answers: { 200: '进度' },
      handle: async (_call, deps) => ({ body: await progressOf(deps) }),
    }),
  ];
}

async function progressOf({ pool }: Deps): Promise<unknown> {
  const editions = editionNamesOf(await momentNow(pool));
  return { editions, ...(await countBehind(pool, editions)) };
}

function administratorsOnly({ party }: Actor): void {
  if (party !== 'big-data') throw new Problem('wrongParty', { detail: '提醒惯例由市大数据发展局管理员公布。' });
}
