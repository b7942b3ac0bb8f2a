import { z } from 'zod';
import { readClock } from '../../database/clock.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { Act } from '../../measures/act.ts';
import { findAct } from '../../measures/register.ts';
import { etagOf } from '../acts/answer.ts';
import { bringAct } from '../acts/bringing.ts';
import { actListing } from '../acts/listing.ts';
import { previewAct } from '../acts/preview.ts';
import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { OPENING_ACT } from '../acts/opening.ts';
import { standingOf } from '../acts/references.ts';
import { visibleProject, visibleProjectAndKey } from '../visibility.ts';

/** Who acts for a party; administrators and auditors look on. */
const ACTING = ['handler', 'leader'] as const;

export const actRoutes = [
  endpoint({
    method: 'get',
    path: '/projects/{code}/acts',
    title: '全部行为：现在可以办理，或者不能办理及其全部理由；每项所需的内容',
    tag: '行为',
    answers: { 200: '行为列表' },
    handle: async ({ actor, params }, { pool }) => {
      const project = await visibleProject(pool, actor, params.code!);
      const [{ now }, standing] = await Promise.all([readClock(pool), standingOf(pool, project.facts)]);
      const today = beijingDateOf(now);
      const situation = {
        facts: project.facts,
        duties: project.recorded.duties,
        references: { documents: [], standing },
        party: actor.party,
        today,
      };
      return {
        body: { items: actListing(situation), next: null, today },
        headers: { ETag: etagOf(project.lastActSeq) },
      };
    },
  }),
  endpoint({
    method: 'post',
    path: '/projects/{code}/acts/{act}',
    title: '办理一项行为；联合行为由会同方以 { "confirms": 台账序号 } 会同',
    tag: '行为',
    keyed: true,
    matches: 'project',
    body: z.unknown(),
    answers: { 200: '已办理并记入台账；awaiting 表示尚待会同' },
    handle: async (call, deps) => {
      const act = knownAct(call.params.act!);
      const { seqOfKey, ...project } = await visibleProjectAndKey(deps.pool, call.actor, call.params.code!, call.key);
      if (!call.actor.roles.some((role) => (ACTING as readonly string[]).includes(role))) {
        throw new Problem('wrongRole', { detail: `「${act.title}」由经办人或负责人办理。`, article: act.article });
      }
      return bringAct(call, deps, project, act, seqOfKey);
    },
  }),
  endpoint({
    method: 'post',
    path: '/projects/{code}/acts/{act}/preview',
    title: '预览一项行为：答复与办理相同，但什么也不发生',
    tag: '行为',
    matches: 'project',
    body: z.unknown(),
    answers: { 200: '办理后将会如何' },
    handle: async (call, deps) => {
      const act = knownAct(call.params.act!);
      return previewAct(call, deps, await visibleProject(deps.pool, call.actor, call.params.code!), act);
    },
  }),
];

function knownAct(name: string): Act {
  const act = name === OPENING_ACT ? undefined : findAct(name);
  if (!act) throw new Problem('unknownAct', { detail: `没有「${name}」这项行为。` });
  return act;
}
