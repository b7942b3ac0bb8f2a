// The routes that every kind of dossier has: the list and one of them.
import { z } from 'zod';
import {
  listDossiers,
  SUMMARY_COLUMNS,
  type DossierFilter,
  type DossierPlace,
  type DossierSummary,
} from '../../database/dossier.ts';
import { openFiguresOf } from '../../database/duty-figures.ts';
import type { Db } from '../../database/pool.ts';
import { lastDayOf, refOf, type DutyFigures } from '../../measures/duty.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { lampOf, nextDutyOf, type Lamp, type LampMoment } from '../../measures/lamp.ts';
import { pick } from '../../measures/pick.ts';
import { openingActOf } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { etagOf } from '../acts/answer.ts';
import { openDossierOf } from '../acts/opening.ts';
import { factsFor, isDutyKnownTo, readerIn } from '../acts/undisclosed.ts';
import { endpoint, type Endpoint } from '../http/endpoint.ts';
import { instantOf, instantOrNull } from '../http/instant.ts';
import { listOf, paging, placeOf } from '../http/paging.ts';
import { momentNow } from '../moment.ts';
import { narrowedTo, visibleDossier } from '../visibility.ts';

const word = z.string().min(1).max(100);
const place = z.strictObject({ code: word });

const filtersOf = ({ stageNames }: DossierKind) =>
  z.strictObject({
    ...paging,
    unit: word.optional(),
    department: word.optional(),
    stage: z.enum(Object.keys(stageNames) as [string, ...string[]]).optional(),
    lamp: z.enum(['绿', '黄', '红', '无']).optional(),
    q: word.optional(),
  });

export function dossierRoutes(of: DossierKind): Endpoint[] {
  const { title, path } = of;
  const opening = endpoint({
    method: 'post',
    path: `/${path}`,
    title: `${openingActOf(of).title}（可附${title}编号 code）`,
    tag: title,
    roles: ['handler', 'leader'],
    keyed: true,
    body: z.unknown(),
    answers: { 201: `已建立；Location 为${title}地址` },
    handle: (call, deps) => openDossierOf(of, call, deps),
  });
  return [
    ...(of.begins === 'byRequest' ? [opening] : []),
    endpoint({
      method: 'get',
      path: `/${path}`,
      title: `${title}列表（本单位参与的${of.openTo.length > 0 ? '；主管机关看全部' : ''}）`,
      tag: title,
      query: filtersOf(of),
      answers: { 200: `${title}列表` },
      handle: async ({ actor, query: { limit, cursor, lamp, ...filter } }, { pool }) => {
        const moment = await momentNow(pool);
        const narrowed = { ...filter, kind: of.name, visibleTo: narrowedTo(actor, of) };
        const { party } = actor;
        const page = await pageOfLamp(pool, of, narrowed, {
          party,
          moment,
          lamp,
          limit,
          after: placeOf(cursor, place),
        });
        return { body: listOf(page, (summary) => summaryView(of, summary)) };
      },
    }),
    endpoint({
      method: 'get',
      path: `/${path}/{code}`,
      title: `一个${title}：事实、灯号、最近一项义务；ETag 为最近一项行为的台账序号`,
      tag: title,
      answers: { 200: title },
      handle: async (call, { pool }) => {
        const dossier = await visibleDossier(pool, call, of, call.params.code!);
        const { party } = call.actor;
        const owed = owedFor(party, of, dossier, dossier.recorded.duties, await momentNow(pool));
        return {
          body: {
            ...summaryView(of, { ...dossier, ...owed }),
            facts: factsFor(of, readerIn(call.actor), dossier.facts),
          },
          headers: { ETag: etagOf(dossier.lastActSeq) },
        };
      },
    }),
  ];
}

function summaryView(of: DossierKind, summary: DossierSummary) {
  const { kind: _kind, parties: _parties, details, ...shown } = pick(summary, SUMMARY_COLUMNS);
  return {
    ...shown,
    stageName: of.stageNames[shown.stage],
    ...details,
    nextWakeAt: instantOrNull(shown.nextWakeAt),
    openedAt: instantOf(shown.openedAt),
    updatedAt: instantOf(shown.updatedAt),
  };
}

/** Lamp and next duty by what this party may know of. */
function owedFor(
  party: PartyId,
  of: DossierKind,
  { nextDuty, nextDueOn }: Pick<DossierSummary, 'nextDuty' | 'nextDueOn'>,
  duties: readonly DutyFigures[],
  moment: LampMoment,
): Pick<DossierSummary, 'lamp' | 'nextDuty' | 'nextDueOn'> {
  const known = duties.filter((duty) => isDutyKnownTo(party, duty));
  const lamp = lampOf(of, known, moment);
  if (known.length === duties.length) return { lamp, nextDuty, nextDueOn };
  const next = nextDutyOf(of, known, moment.today);
  return { lamp, nextDuty: next ? refOf(next) : null, nextDueOn: next ? lastDayOf(next) : null };
}

const SCANNED_AT_ONCE = 200;
const NONE: readonly DutyFigures[] = [];

interface LampPage {
  party: PartyId;
  moment: LampMoment;
  lamp?: Lamp;
  limit: number;
  after?: DossierPlace;
}

/**
 * A page of dossiers with the lamp of today. The lamp is no column to filter by: it changes at midnight, without
 * anything being written.
 */
async function pageOfLamp(
  db: Db,
  of: DossierKind,
  filter: DossierFilter,
  { party, moment, lamp, limit, after }: LampPage,
): Promise<{ items: DossierSummary[]; next: DossierPlace | null }> {
  const items: DossierSummary[] = [];
  for (let from = after; ;) {
    const page = await listDossiers(db, filter, { order: 'code', limit: lamp ? SCANNED_AT_ONCE : limit, after: from });
    const codes = page.items.map(({ code }) => code);
    const figures = await openFiguresOf(db, of.name, codes);
    const lit = page.items.map((one) => ({
      ...one,
      ...owedFor(party, of, one, figures.get(one.code) ?? NONE, moment),
    }));
    items.push(...lit.filter((one) => !lamp || one.lamp === lamp));
    if (items.length > limit) return { items: items.slice(0, limit), next: { code: items[limit - 1]!.code } };
    if (!page.next || (!lamp && items.length === limit)) return { items, next: page.next };
    from = page.next;
  }
}
