// The acts of a dossier of any kind: what may be done now, doing it, and seeing beforehand what it would do.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import { UNOPENED } from '../../measures/dossier.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { actOf, openingActOf } from '../../measures/register.ts';
import { etagOf } from '../acts/answer.ts';
import { bringAct } from '../acts/bringing.ts';
import { actListing } from '../acts/listing.ts';
import { PREVIEW_SCHEMA } from '../acts/foresight-view.ts';
import { previewAct } from '../acts/preview.ts';
import { standingOf } from '../acts/references.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { momentNow } from '../moment.ts';
import { visibleDossier } from '../visibility.ts';

export const actRoutes = (of: DossierKind): Endpoint[] => [
  endpoint({
    method: 'get',
    path: `/${of.path}/{code}/acts`,
    title: '全部行为：现在可以办理，或者不能办理及其全部理由；每项所需的内容',
    tag: '行为',
    answers: { 200: '行为列表' },
    handle: async (call, { pool }) => {
      const { facts, recorded, lastActSeq } = await visibleDossier(pool, call, of, call.params.code!);
      const [{ today, at, practice }, standing] = await Promise.all([momentNow(pool), standingOf(pool, of, facts)]);
      const situation = {
        facts,
        duties: recorded.duties,
        references: { documents: [], standing },
        party: call.actor.party,
        today,
        figures: facts.stage === UNOPENED ? practice.figures : recorded.figures,
        lastAct: recorded.lastAct,
        at,
      };
      return { body: { items: actListing(of, situation), next: null, today }, headers: { ETag: etagOf(lastActSeq) } };
    },
  }),
  endpoint({
    method: 'post',
    path: `/${of.path}/{code}/acts/{act}`,
    title:
      '办理一项行为；联合行为由会同方以 { "confirms": 台账序号 } 会同；纸质材料由收件的主管部门代录，另附 "onPaper": { "arrivedOn": 送达日期, "receipt": 收件回执编号 }',
    tag: '行为',
    keyed: true,
    matches: 'dossier',
    body: z.unknown(),
    answers: { 200: '已办理并记入台账；awaiting 表示尚待会同' },
    handle: (call, deps) => {
      const act = knownAct(of, call.params.act!);
      return bringAct(call, deps, of, act);
    },
  }),
  endpoint({
    method: 'post',
    path: `/${of.path}/{code}/acts/{act}/preview`,
    title:
      '预览一项行为：答复与办理相同，另以 would 列出将新增、变动、办结的义务和将发出的通知，以 text 全文说明；什么也不发生',
    tag: '行为',
    matches: 'dossier',
    body: z.unknown(),
    answers: { 200: '办理后将会如何；Accept: text/plain 只答全文' },
    answered: PREVIEW_SCHEMA,
    readable: true,
    handle: async (call, deps) => {
      const act = knownAct(of, call.params.act!);
      return previewAct(call, deps, await visibleDossier(deps.pool, call, of, call.params.code!), act);
    },
  }),
];

/** Acts that are brought to a dossier; one that is opened by a request of its own is not opened here. */
export const actsBroughtTo = (of: DossierKind): Act[] =>
  of.acts.filter((act) => of.begins !== 'byRequest' || act !== openingActOf(of));

function knownAct(of: DossierKind, name: string): Act {
  const act = actOf(of, name);
  if (!act || !actsBroughtTo(of).includes(act))
    throw new Problem('unknownAct', { detail: `没有「${name}」这项行为。` });
  return act;
}
