import { z } from 'zod';
import { readClock } from '../../database/clock.ts';
import { listProjects, type ProjectFilter, type ProjectPlace, type ProjectSummary } from '../../database/project.ts';
import { beijingDateOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import { isBureau } from '../../measures/party-id.ts';
import { lampOf, type Lamp } from '../../measures/lamp.ts';
import { STAGE_NAMES, type Stage } from '../../measures/vocabulary.ts';
import { openFiguresOf } from '../../database/duty-figures.ts';
import type { Db } from '../../database/pool.ts';
import { etagOf } from '../acts/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf, instantOrNull } from '../http/instant.ts';
import { listOf, paging, placeOf } from '../http/paging.ts';
import { openProject } from '../acts/opening.ts';
import { factsFor } from '../acts/undisclosed.ts';
import { visibleProject } from '../visibility.ts';

const word = z.string().min(1).max(100);
const filters = z.strictObject({
  ...paging,
  unit: word.optional(),
  department: word.optional(),
  stage: z.enum(Object.keys(STAGE_NAMES) as [Stage, ...Stage[]]).optional(),
  lamp: z.enum(['绿', '黄', '红', '无']).optional(),
  q: word.optional(),
});
const place = z.strictObject({ code: word });

export const projectRoutes = [
  endpoint({
    method: 'post',
    path: '/projects',
    title: '立卷：以本单位为项目建设单位建立项目（行为 openDossier，可附项目编号 code）',
    tag: '项目',
    roles: ['handler', 'leader'],
    keyed: true,
    body: z.unknown(),
    answers: { 201: '已立卷；Location 为项目地址' },
    handle: openProject,
  }),
  endpoint({
    method: 'get',
    path: '/projects',
    title: '项目列表（主管部门看全部，其他单位看本单位参与的项目）',
    tag: '项目',
    query: filters,
    answers: { 200: '项目列表' },
    handle: async ({ actor, query: { limit, cursor, lamp, ...filter } }, { pool }) => {
      const today = beijingDateOf((await readClock(pool)).now);
      const visibleTo = isBureau(actor.party) ? undefined : actor.party;
      const page = await pageOfLamp(
        pool,
        { ...filter, visibleTo },
        { today, lamp, limit, after: placeOf(cursor, place) },
      );
      return { body: listOf(page, summaryView) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/projects/{code}',
    title: '一个项目：事实、金额、灯号、最近一项义务；ETag 为最近一项行为的台账序号',
    tag: '项目',
    answers: { 200: '项目' },
    handle: async ({ actor, params }, { pool }) => {
      const project = await visibleProject(pool, actor, params.code!);
      const today = beijingDateOf((await readClock(pool)).now);
      const lamp = lampOf(project.recorded.duties, today);
      return {
        body: { ...summaryView({ ...project, lamp }), facts: factsFor(actor.party, project.facts) },
        headers: { ETag: etagOf(project.lastActSeq) },
      };
    },
  }),
];

function summaryView(project: ProjectSummary) {
  const {
    code,
    name,
    unit,
    department,
    kind,
    stage,
    classified,
    estimatedTotal,
    approvedTotal,
    seq,
    lastActSeq,
    lamp,
    nextDuty,
    nextDueOn,
    ended,
  } = project;
  return {
    code,
    name,
    unit,
    department,
    kind,
    stage,
    stageName: STAGE_NAMES[stage],
    classified,
    estimatedTotal,
    approvedTotal,
    seq,
    lastActSeq,
    lamp,
    nextDuty,
    nextDueOn,
    nextWakeAt: instantOrNull(project.nextWakeAt),
    ended,
    openedAt: instantOf(project.openedAt),
    updatedAt: instantOf(project.updatedAt),
  };
}

const SCANNED_AT_ONCE = 200;

/**
 * A page of projects with the lamp of today. The lamp is no column to filter by: it changes at midnight, without
 * anything being written.
 */
async function pageOfLamp(
  db: Db,
  filter: ProjectFilter,
  { today, lamp, limit, after }: { today: CalendarDate; lamp?: Lamp; limit: number; after?: ProjectPlace },
): Promise<{ items: ProjectSummary[]; next: ProjectPlace | null }> {
  const items: ProjectSummary[] = [];
  for (let from = after; ;) {
    const page = await listProjects(db, filter, { order: 'code', limit: lamp ? SCANNED_AT_ONCE : limit, after: from });
    const figures = await openFiguresOf(
      db,
      page.items.map(({ code }) => code),
    );
    const lit = page.items.map((project) => ({ ...project, lamp: lampOf(figures.get(project.code) ?? NONE, today) }));
    items.push(...lit.filter((project) => !lamp || project.lamp === lamp));
    if (items.length > limit) return { items: items.slice(0, limit), next: { code: items[limit - 1]!.code } };
    if (!page.next || (!lamp && items.length === limit)) return { items, next: page.next };
    from = page.next;
  }
}

const NONE: readonly DutyFigures[] = [];
