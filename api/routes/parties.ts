import { z } from 'zod';
import { readClock } from '../../database/clock.ts';
import type { DutyOfDossier } from '../../database/duty.ts';
import { inboxOf } from '../../database/message.ts';
import { putParty, readParties, readParty, type Contact, type GivenContact, type Party } from '../../database/party.ts';
import type { Db } from '../../database/pool.ts';
import { writtenLine } from '../../measures/field/written.ts';
import { beijingDateOf } from '../../measures/calendar/calendar-date.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import type { Actor } from '../../measures/line.ts';
import type { Moment } from '../../measures/moment.ts';
import { partyIdOf, partyKindOf, type PartyKind } from '../../measures/party-id.ts';
import { POST_NAMES, POSTS } from '../../measures/post.ts';
import { proposalAnswer } from '../../measures/proposal.ts';
import { kindNamed } from '../../measures/register.ts';
import type { PartyId } from '../../measures/vocabulary.ts';
import { contactAddresses } from '../../messages/channels/addresses.ts';
import { etagOf } from '../acts/answer.ts';
import { dutyView } from '../acts/duty-view.ts';
import { endpoint } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { inboxView, messagePlace } from './message-view.ts';
import { dayInCursor, listOf, paging, placeOf } from '../http/paging.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { refuseOtherVersion } from '../http/request-headers.ts';
import { urgentDuties, type BothPlaces } from './urgent-duties.ts';
import { momentNow } from '../moment.ts';
import { kindsOpenTo, mayLookAfter, maySee, partyLookedAfter } from '../visibility.ts';

const name = writtenLine(100);
const contact = z.strictObject({
  id: z.uuid({ error: '应为本系统给出的联系人编号' }).toLowerCase().optional(),
  post: z.enum(POSTS),
  division: name.optional(),
  name,
  addresses: contactAddresses,
  departments: z.array(partyIdOf('department')).min(1).max(200).optional(),
});
const partyBody = z.strictObject({
  name,
  department: partyIdOf('department', 'bureau').optional(),
  contacts: z.array(contact).max(40),
});
const dutyPlace = z.strictObject({
  lastDayOn: dayInCursor,
  kind: z.string().max(100),
  code: z.string().max(100),
  duty: z.string().max(100),
  key: z.string().max(100),
});
const bothPlaces = z.strictObject({ owes: dutyPlace.optional(), isOwed: dutyPlace.optional() });

export const partyRoutes = [
  endpoint({
    method: 'get',
    path: '/parties/{id}',
    title: '单位；联系人只对本单位、其所属部门和各主管机关显示；ETag 为版本',
    tag: '单位',
    answers: { 200: '单位' },
    handle: async ({ actor, params }, { pool }) => {
      const party = await readParty(pool, params.id!);
      if (!party) throw new Problem('notFound');
      return { body: partyView(party, mayLookAfter(actor, party)), headers: { ETag: etagOf(party.version) } };
    },
  }),
  endpoint({
    method: 'put',
    path: '/parties/{id}',
    title:
      '登记单位及其联系人（管理员：单位由所属部门或者市大数据发展局新登记，其他由市大数据发展局；本单位可变更自己的）',
    tag: '单位',
    roles: ['administrator'],
    keyed: true,
    matches: 'versionIfGiven',
    body: partyBody,
    audited: (db, { id }) => readParty(db, id!),
    answers: { 200: '已登记' },
    handle: (call, deps) =>
      remembered(call, deps, 'parties', async (db) => {
        const id = call.params.id!;
        const kind = kindOf(id);
        const { name: called, department = null, contacts } = call.body;
        if ((kind === 'unit') !== (department !== null))
          throw malformed([
            { pointer: '/department', says: kind === 'unit' ? '单位应写明所属部门' : '只有单位有所属部门' },
          ]);
        // Before anything is said of what is registered: a stranger learns nothing.
        const present = await readParty(db, id);
        if (!mayRegister(call.actor, kind, id, department, present))
          throw new Problem('wrongParty', { detail: WHO_REGISTERS });
        const errors = [
          ...(await unregisteredDepartment(db, department)),
          ...(await untenableContacts(db, kind, contacts, present?.contacts ?? [])),
        ];
        if (errors.length > 0) throw malformed(errors);
        refuseOtherVersion(call, present?.version ?? 0);
        const given = { id, name: called, kind, department, contacts, updatedBy: call.actor.sub };
        // Who may was judged by what is there: another who was faster may have made it somebody else's.
        const party = await putParty(db, given, present?.version ?? 0);
        if (!party) throw new Problem('versionMismatch', { version: (await readParty(db, id))?.version ?? 0 });
        return { body: partyView(party, true), headers: { ETag: etagOf(party.version) } };
      }),
  }),
  endpoint({
    method: 'get',
    path: '/parties/{id}/inbox',
    title: '收件箱：到了计划日的提醒和通知，连同全文和投递情况；按计划日，同日的按发布先后，新的在前',
    tag: '单位',
    query: z.strictObject({ ...paging, cancelled: z.enum(['true', 'false']).optional() }),
    answers: { 200: '提醒和通知列表' },
    handle: async ({ actor, params, query: { limit, cursor, cancelled } }, { pool }) => {
      if (!maySee('inbox', actor, { of: params.id })) throw new Problem('notFound');
      const today = beijingDateOf((await readClock(pool)).now);
      const page = await inboxOf(pool, params.id!, {
        today,
        limit,
        after: placeOf(cursor, messagePlace),
        withCancelled: cancelled === 'true',
      });
      return { body: await inboxView(pool, params.id!, page) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/parties/{id}/duties',
    title: '本单位应办（owes）和他人应办给本单位（isOwed）的义务，各项目合并，最急的在前',
    tag: '单位',
    query: z.strictObject({ ...paging, side: z.enum(['owes', 'isOwed']).optional() }),
    answers: { 200: '义务列表' },
    handle: async ({ actor, params, query: { limit, cursor, side } }, { pool }) => {
      const { id } = await partyLookedAfter(pool, actor, params.id!);
      const moment = await momentNow(pool);
      // Its own are its own, also where it has no part in the dossier any more.
      const other = { party: actor.party, kinds: kindsOpenTo(actor), between: proposalAnswer.name };
      const seenBy = actor.party === id ? undefined : other;
      const page = await urgentDuties(pool, id, {
        side,
        limit,
        seenBy,
        after: placeOf<BothPlaces>(cursor, bothPlaces),
      });
      return {
        body: {
          ...listOf(page, ({ side: of, duty }) => ({ side: of, ...dutyOfDossierView(actor.party, duty, moment) })),
          today: moment.today,
        },
      };
    },
  }),
];

const kindOf = (id: string): PartyKind => {
  const kind = partyKindOf(id);
  if (!kind)
    throw malformed([
      {
        pointer: '',
        says: '应为 unit-…、department-…、company-… 或者主管机关的编号，只用小写字母、数字和连字符',
      },
    ]);
  return kind;
};

/** Ids are of this party's own people; of each post every department has one holder, and the rest have one. */
async function untenableContacts(
  db: Db,
  kind: PartyKind,
  given: readonly GivenContact[],
  present: readonly Contact[],
): Promise<InputError[]> {
  const cited = given.flatMap(({ departments = [] }) => departments);
  const known = new Set((await readParties(db, cited)).map(({ id }) => id));
  const taken = new Set<string>();
  const takes = (place: string): boolean => !taken.has(place) && Boolean(taken.add(place));
  return given.flatMap(({ id, post, departments = [] }, index): InputError[] => {
    const says = (field: string, reason: string): InputError => ({
      pointer: `/contacts/${index}/${field}`,
      says: reason,
    });
    if (id !== undefined && !present.some((contact) => contact.id === id)) return [says('id', '本单位没有这名联系人')];
    if (id !== undefined && !takes(id)) return [says('id', '同一联系人只能列一次')];
    if (departments.length > 0 && kind !== 'bureau') return [says('departments', '只有主管机关的联系人分管部门')];
    const unknown = departments.find((department) => !known.has(department));
    if (unknown !== undefined) return [says('departments', `部门「${unknown}」尚未登记`)];
    if (departments.length === 0 && !takes(post))
      return [says('post', `未写明分管部门的${POST_NAMES[post]}只能有一名`)];
    const doubled = departments.find((department) => !takes(`${post} ${department}`));
    return doubled === undefined ? [] : [says('departments', `部门「${doubled}」已有分管的${POST_NAMES[post]}`)];
  });
}

const WHO_REGISTERS =
  '单位由其所属部门或者市大数据发展局的管理员登记；市级部门、主管机关、公司由市大数据发展局的管理员登记。已登记的，由本单位管理员变更名称和联系人；所属部门只由市大数据发展局变更。';

/**
 * Big-data registers everyone, and alone moves a unit from one department to another; a department registers its units;
 * a party itself changes its name and contacts.
 */
function mayRegister(
  { party }: Actor,
  kind: PartyKind,
  id: string,
  department: string | null,
  present: Party | undefined,
): boolean {
  if (party === 'big-data') return true;
  if (present && department !== present.department) return false;
  return party === id ? present !== undefined : kind === 'unit' && department === party;
}

async function unregisteredDepartment(db: Db, department: string | null): Promise<InputError[]> {
  return department === null || (await readParty(db, department))
    ? []
    : [{ pointer: '/department', says: `部门「${department}」尚未登记` }];
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

function dutyOfDossierView(
  reader: PartyId,
  { kind, code, name: called, unit, department, record }: DutyOfDossier,
  moment: Moment,
) {
  return { kind, code, name: called, unit, department, ...dutyView(kindNamed(kind), reader, record, moment) };
}
