// Our practice in its editions: what is in force, what another would move, and its publication by an administrator.
import { z } from 'zod';
import { practiceEditions, numberInForce, practiceInForce, publishPractice } from '../../database/practice-edition.ts';
import { countBehind } from '../../database/recalculation.ts';
import { readRules } from '../../database/rules.ts';
import { editionNamesOf } from '../../measures/editions.ts';
import type { Actor } from '../../measures/line.ts';
import { EDITION, practiceSchema } from '../../measures/practice-schema.ts';
import { etagOf } from '../acts/answer.ts';
import type { Deps } from '../deps.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { paging } from '../http/paging.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { refuseOtherVersion } from '../http/request-headers.ts';
import { momentNow } from '../moment.ts';
import { editionPreview } from './edition-preview.ts';

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
      matches: 'versionIfGiven',
      body,
      audited: async (db) => (await readRules(db)).practice,
      answers: { 200: '已公布' },
      handle: (call, deps) =>
        remembered(call, deps, 'editions', async (db) => {
          administratorsOnly(call.actor);
          if (!EDITION.test(call.params.edition!)) throw new Problem('notFound');
          if (call.body.edition !== call.params.edition)
            throw malformed([{ pointer: '/edition', says: '应与地址中的版次相同' }]);
          if (call.expectedSeq !== undefined || call.expectsAny) refuseOtherVersion(call, await numberInForce(db));
          const published = await publishPractice(db, call.body, call.actor.sub);
          if (!published) throw new Problem('versionTaken');
          const { edition, publishedAt, number } = published;
          const says = '惯例已公布，自此施行；在办卷宗由系统自行逐一重新计算，进度可以查询。';
          return { body: { edition, publishedAt, recalculation: says }, headers: { ETag: etagOf(number) } };
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
        return { body: await editionPreview(pool, query, 'practice', (inForce) => ({ ...inForce, practice })) };
      },
    }),
  ];
}

function readingRoutes(): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/practice',
      title: '现行的提醒惯例：提前和逾期提醒的步骤、工作日数等《办法》未作规定的各项；ETag 为版次的序号',
      tag,
      answers: { 200: '现行惯例' },
      handle: async (_call, { pool }) => {
        const [{ practice }, inForce] = [await momentNow(pool), await practiceInForce(pool)];
        return { body: practice, headers: { ETag: etagOf(inForce?.number ?? 0) } };
      },
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
