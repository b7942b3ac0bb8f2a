import { z } from 'zod';
import { readClock } from '../../database/clock.ts';
import type { DutyOfProject } from '../../database/duty.ts';
import { inboxOf } from '../../database/message.ts';
import { putParty, readParty, type Party, type PartyKind } from '../../database/party.ts';
import { beijingDateOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import { isBureau } from '../../measures/project/questions.ts';
import type { Actor } from '../../measures/line.ts';
import { PARTY_ID } from '../http/auth.ts';
import { dutyView } from '../acts/duty-view.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { messageView } from './message-view.ts';
import { dayInCursor, listOf, paging, placeOf } from '../http/paging.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { urgentDuties, type BothPlaces } from './urgent-duties.ts';
import { mayLookAfter, partyLookedAfter } from '../visibility.ts';

const name = z.string().trim().min(1).max(100);
const contact = z.strictObject({
  duty: z.enum(['handler', 'leader', 'deputy', 'administrator']),
  name,
  email: z.email({ error: '应为电子邮箱地址' }).max(200),
});
const partyBody = z.strictObject({
  name,
  department: z.string().regex(PARTY_ID, { error: '应为市级部门或者主管部门的编号' }).optional(),
  contacts: z
    .array(contact)
    .max(4)
    .refine((all) => new Set(all.map(({ duty }) => duty)).size === all.length, { error: '每种职责只能有一名联系人' }),
});
const messagePlace = z.strictObject({ plannedOn: dayInCursor, key: z.string().max(500) });
const dutyPlace = z.strictObject({
  lastDayOn: dayInCursor,
  project: z.string().max(100),
  duty: z.string().max(100),
  key: z.string().max(100),
});
const bothPlaces = z.strictObject({ owes: dutyPlace.optional(), isOwed: dutyPlace.optional() });

export const partyRoutes = [
  endpoint({
    method: 'get',
    path: '/parties/{id}',
    title: '单位；联系人只对本单位、其主管部门和各主管机关显示',
    tag: '单位',
    answers: { 200: '单位' },
    handle: async ({ actor, params }, { pool }) => {
      const party = await readParty(pool, params.id!);
      if (!party) throw new Problem('notFound');
      return { body: partyView(party, mayLookAfter(actor, party)) };
    },
  }),
  endpoint({
    method: 'put',
    path: '/parties/{id}',
    title: '登记单位及其联系人（管理员：本单位、所属部门、市大数据发展局）',
    tag: '单位',
    roles: ['administrator'],
    keyed: true,
    body: partyBody,
    answers: { 200: '已登记' },
    handle: (call, deps) =>
      remembered(call, deps, async (db) => {
        const id = call.params.id!;
        const kind = kindOf(id);
        const present = await readParty(db, id);
        const { name: called, department = null, contacts } = call.body;
        if ((kind === 'unit') !== (department !== null))
          throw malformed([
            { pointer: '/department', says: kind === 'unit' ? '单位应写明所属部门' : '部门和主管机关没有所属部门' },
          ]);
        if (!mayRegister(call.actor, id, department, present))
          throw new Problem('wrongParty', {
            detail: '单位由本单位、其所属部门或者市大数据发展局的管理员登记；所属部门不由本单位自行变更。',
          });
        if (department !== null && !(await readParty(db, department)))
          throw malformed([{ pointer: '/department', says: `部门「${department}」尚未登记` }]);
        const party = await putParty(db, { id, name: called, kind, department, contacts, updatedBy: call.actor.sub });
        return { body: partyView(party!, true) };
      }),
  }),
  endpoint({
    method: 'get',
    path: '/parties/{id}/inbox',
    title: '收件箱：到了计划日的提醒和通知，新的在前',
    tag: '单位',
    query: z.strictObject({ ...paging, cancelled: z.enum(['true', 'false']).optional() }),
    answers: { 200: '提醒和通知列表' },
    handle: async ({ actor, params, query: { limit, cursor, cancelled } }, { pool }) => {
      if (actor.party !== params.id) throw new Problem('notFound');
      const today = beijingDateOf((await readClock(pool)).now);
      const page = await inboxOf(pool, params.id, {
        today,
        limit,
        after: placeOf(cursor, messagePlace),
        withCancelled: cancelled === 'true',
      });
      return { body: listOf(page, messageView) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/parties/{id}/duties',
    title: '本单位应办（owes）和待他人办给本单位（isOwed）的义务，各项目合并，最急的在前',
    tag: '单位',
    query: z.strictObject({ ...paging, side: z.enum(['owes', 'isOwed']).optional() }),
    answers: { 200: '义务列表' },
    handle: async ({ actor, params, query: { limit, cursor, side } }, { pool }) => {
      const { id } = await partyLookedAfter(pool, actor, params.id!);
      const today = beijingDateOf((await readClock(pool)).now);
      const page = await urgentDuties(pool, id, { side, limit, after: placeOf<BothPlaces>(cursor, bothPlaces) });
      return {
        body: { ...listOf(page, ({ side: of, duty }) => ({ side: of, ...dutyOfProjectView(duty, today) })), today },
      };
    },
  }),
];

const kindOf = (id: string): PartyKind => {
  if (!PARTY_ID.test(id))
    throw malformed([{ pointer: '', says: '应为单位、市级部门或者主管机关的编号，只用小写字母、数字和连字符' }]);
  return isBureau(id) ? 'bureau' : id.startsWith('department-') ? 'department' : 'unit';
};

/**
 * The department above registers its units, big-data everyone; a party itself changes its name and contacts but not to
 * whom it belongs.
 */
function mayRegister({ party }: Actor, id: string, department: string | null, present: Party | undefined): boolean {
  if (party === 'big-data') return true;
  if (present && party === id) return department === present.department;
  return department === party && (!present || present.department === party);
}

function partyView({ id, name: called, kind, department, version, updatedAt, contacts }: Party, withContacts: boolean) {
  return {
    id,
    name: called,
    kind,
    department,
    version,
    updatedAt: instantOf(updatedAt),
    ...(withContacts && { contacts }),
  };
}

function dutyOfProjectView({ project, projectName, unit, department, record }: DutyOfProject, today: CalendarDate) {
  return { project, projectName, unit, department, ...dutyView(record, today) };
}
