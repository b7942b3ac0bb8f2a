// The rows that gates lean on (articles 6, 13, 31-33): who may write which is said here; every write is a new version
// that names its writer.
import { z } from 'zod';
import { readParty } from '../../database/party.ts';
import { hasProjectUnderException } from '../../database/sharing-exception.ts';
import type { Db } from '../../database/pool.ts';
import { readFrameworkPlanFor } from '../../database/visible.ts';
import { putDepartmentPlan, putNextVersion, readDepartmentPlan, readLatestVersion } from '../../database/standing.ts';
import type { ContentOf, Versioned, VersionedTable } from '../../database/standing.ts';
import { writtenLine } from '../../measures/field/written.ts';
import { day } from '../../measures/field/kinds.ts';
import { partyIdOf } from '../../measures/party-id.ts';
import { BUREAUS, type Bureau } from '../../measures/vocabulary.ts';
import { etagOf } from '../acts/answer.ts';
import { endpoint, type Answer, type Call } from '../http/endpoint.ts';
import { instantOf } from '../http/instant.ts';
import { malformed, Problem } from '../http/problem.ts';
import { remembered } from '../http/remembered.ts';
import { refuseOtherVersion } from '../http/request-headers.ts';
import { maySee, readerOf } from '../visibility.ts';
import { departmentsOnly, only, refuseNotYet, refuseUndecidable, refuseUnregistered } from './standing-checks.ts';

const ACTING = ['handler', 'leader'] as const;
const text = writtenLine(500);
const year = z.int().min(2000, '不得早于2000年').max(2100, '不得晚于2100年');
const party = partyIdOf('unit', 'department', 'bureau');

const departmentPlan = z
  .strictObject({
    fromYear: year,
    toYear: year,
    collectiveDecision: z.boolean(),
    filedWith: z.array(z.enum(BUREAUS as [Bureau, ...Bureau[]])).max(BUREAUS.length),
    projects: z.array(text).max(2_000),
  })
  .refine(({ fromYear, toYear }) => fromYear <= toYear, { error: '起始年度不得晚于终止年度', path: ['toYear'] });
const frameworkPlan = z
  .strictObject({
    leadDepartment: partyIdOf('department', 'bureau'),
    status: z.enum(['DRAFT', 'SUBMITTED', 'ENDORSED', 'RETURNED']),
    endorsedOn: day.optional(),
    participants: z.array(party).min(1).max(100),
  })
  .refine(({ status, endorsedOn }) => (status === 'ENDORSED') === (endorsedOn !== undefined), {
    error: '审核同意的日期与状态 ENDORSED 同时填写',
    path: ['endorsedOn'],
  });
const sharingException = z.strictObject({ firstReviewedOn: day.optional(), approvedOn: day.optional() });

export const standingRoutes = [
  endpoint({
    method: 'get',
    path: '/department-plans/{department}',
    title: '部门整合建设总体方案的现行版本（该部门、其所属单位和各主管机关可看）；ETag 为版本',
    tag: '方案和例外',
    answers: { 200: '现行版本' },
    handle: async ({ actor, params }, { pool }) => {
      const department = params.department!;
      const own = await readParty(pool, actor.party);
      const reader = { party: actor.party, department: own?.department };
      const latest = maySee('departmentPlan', reader, { of: department })
        ? await readDepartmentPlan(pool, department)
        : undefined;
      if (!latest) throw new Problem('notFound');
      const { version, fromYear, toYear, content, updatedAt } = latest;
      return {
        body: { department, version, fromYear, toYear, ...content, updatedAt: instantOf(updatedAt) },
        headers: { ETag: etagOf(version) },
      };
    },
  }),
  endpoint({
    method: 'put',
    path: '/department-plans/{department}/{version}',
    title: '登记部门整合建设总体方案的一个版本（第六条；由该部门登记，已登记的版本不得改写）',
    tag: '方案和例外',
    roles: ACTING,
    keyed: true,
    matches: 'versionIfGiven',
    body: departmentPlan,
    audited: (db, { department }) => readDepartmentPlan(db, department!),
    answers: { 200: '已登记' },
    handle: (call, deps) =>
      remembered(call, deps, 'plans', async (db) => {
        const department = call.params.department!;
        only(call, [department], 6, '部门整合建设总体方案由该部门登记。');
        await departmentsOnly(db, department, 6, '部门整合建设总体方案由已登记的市级部门编制和登记。');
        const version = versionOf(call.params.version!);
        const latest = await readDepartmentPlan(db, department);
        refuseOtherVersion(call, latest?.version ?? 0);
        if (version > (latest?.version ?? 0) + 1)
          throw new Problem('versionTaken', {
            detail: `现行为第${latest?.version ?? 0}版，下一版应为第${(latest?.version ?? 0) + 1}版。`,
          });
        const { fromYear, toYear, ...content } = call.body;
        const put = await putDepartmentPlan(db, { department, version, fromYear, toYear, content, by: call.actor.sub });
        if (put === 'taken') throw new Problem('versionTaken');
        return {
          body: { department, version, fromYear, toYear, ...content },
          headers: { ETag: etagOf(Math.max(version, latest?.version ?? 0)) },
        };
      }),
  }),
  endpoint({
    method: 'get',
    path: '/framework-plans/{id}',
    title: '跨部门项目框架方案的现行版本（牵头部门、参与单位和各主管机关可看）；ETag 为版本',
    tag: '方案和例外',
    answers: { 200: '现行版本' },
    handle: async ({ actor, params }, { pool }) => {
      const latest = await readFrameworkPlanFor(pool, params.id!, readerOf(actor));
      if (!latest) throw new Problem('notFound');
      return versionView(latest);
    },
  }),
  endpoint({
    method: 'put',
    path: '/framework-plans/{id}',
    title: '登记跨部门项目框架方案（第十三条；牵头部门编报，市大数据发展局审核）',
    tag: '方案和例外',
    roles: ACTING,
    keyed: true,
    matches: 'version',
    body: frameworkPlan,
    audited: (db, { id }) => readLatestVersion(db, 'framework_plan', id!),
    answers: { 200: '已登记新版本' },
    handle: (call, deps) =>
      remembered(call, deps, 'plans', async (db) => {
        const { body, params } = call;
        const decides = body.status === 'ENDORSED' || body.status === 'RETURNED';
        // Whoever is neither the lead named nor the reviewer learns nothing of what is there.
        const may = decides ? ['big-data'] : [body.leadDepartment];
        only(call, may, 13, decides ? '框架方案由市大数据发展局审核。' : BY_ITS_LEAD);
        await departmentsOnly(db, body.leadDepartment, 13, '框架方案由已登记的市级部门牵头编报。');
        const present = await readLatestVersion(db, 'framework_plan', params.id!);
        const lead = leadOf(present?.content) ?? body.leadDepartment;
        if (body.leadDepartment !== lead && decides)
          throw malformed([{ pointer: '/leadDepartment', says: `牵头部门为「${lead}」，不得变更` }]);
        if (body.leadDepartment !== lead) throw new Problem('wrongParty', { detail: BY_ITS_LEAD, article: 13 });
        await refuseNotYet(db, { endorsedOn: body.endorsedOn });
        if (decides) refuseUndecidable(body.participants, present?.content.participants);
        await refuseUnregistered(db, body.participants);
        return nextVersion(db, call, 'framework_plan', params.id!, body);
      }),
  }),
  endpoint({
    method: 'get',
    path: '/sharing-exceptions/{id}',
    title: '不能共享数据的初审和批准的现行版本（据以办理的项目的各方和各主管机关可看）；ETag 为版本',
    tag: '方案和例外',
    answers: { 200: '现行版本' },
    handle: async ({ actor, params }, { pool }) => {
      const concerned =
        maySee('sharingException', actor) || (await hasProjectUnderException(pool, actor.party, params.id!));
      const latest = concerned ? await readLatestVersion(pool, 'sharing_exception', params.id!) : undefined;
      if (!latest) throw new Problem('notFound');
      return versionView(latest);
    },
  }),
  endpoint({
    method: 'put',
    path: '/sharing-exceptions/{id}',
    title: '登记不能共享数据的初审和批准（第三十一条；市大数据发展局初审，市政府批准）',
    tag: '方案和例外',
    roles: ACTING,
    keyed: true,
    matches: 'version',
    body: sharingException,
    audited: (db, { id }) => readLatestVersion(db, 'sharing_exception', id!),
    answers: { 200: '已登记新版本' },
    handle: (call, deps) =>
      remembered(call, deps, 'exceptions', async (db) => {
        only(call, ['big-data', 'municipal-government'], 31, '不能共享数据的，由市大数据发展局初审、市政府批准。');
        const { content: present = {} } = (await readLatestVersion(db, 'sharing_exception', call.params.id!)) ?? {};
        if (call.body.firstReviewedOn !== present.firstReviewedOn)
          only(call, ['big-data'], 31, '初审日期由市大数据发展局登记。');
        if (call.body.approvedOn !== present.approvedOn)
          only(call, ['municipal-government'], 31, '批准日期由市政府登记。');
        if (call.body.approvedOn && !call.body.firstReviewedOn)
          throw malformed([{ pointer: '/approvedOn', says: '尚未初审，不能批准' }]);
        if (call.body.approvedOn && call.body.firstReviewedOn && call.body.approvedOn < call.body.firstReviewedOn)
          throw malformed([{ pointer: '/approvedOn', says: '批准日期不得早于初审日期' }]);
        await refuseNotYet(db, call.body);
        return nextVersion(db, call, 'sharing_exception', call.params.id!, call.body);
      }),
  }),
];

function versionOf(version: string): number {
  if (!/^[1-9]\d{0,3}$/.test(version)) throw new Problem('notFound');
  return Number(version);
}

const BY_ITS_LEAD = '框架方案由牵头部门编报。';

/**
 * A version replaces all of the one before: whoever enters it says which one that was, or would undo what another
 * entered meanwhile.
 */
async function nextVersion<T extends VersionedTable>(
  db: Db,
  { actor, expectedSeq, expectsAny }: Call,
  table: T,
  id: string,
  content: ContentOf[T],
): Promise<Answer> {
  // Whatever version is no version that was seen.
  const expectedVersion = expectedSeq ?? 0;
  const put = expectsAny ? undefined : await putNextVersion(db, table, { id, content, by: actor.sub, expectedVersion });
  if (put) return { body: { ...put, ...content }, headers: { ETag: etagOf(put.version) } };
  const present = (await readLatestVersion(db, table, id))?.version ?? 0;
  throw new Problem('versionMismatch', {
    version: present,
    ...(expectedSeq === undefined &&
      present > 0 && { detail: `已登记到第${present}版，须以 If-Match 写明所依据的版本。` }),
  });
}

const versionView = <Content extends object>({
  id,
  version,
  content,
  updatedAt,
}: Versioned<Content> & { id: string }): Answer => ({
  body: { id, version, ...content, updatedAt: instantOf(updatedAt) },
  headers: { ETag: etagOf(version) },
});

/** Kept beside what the gates read, so that nobody else takes a plan over. */
const leadOf = (content: ContentOf['framework_plan'] | undefined): string | undefined =>
  (content as { leadDepartment?: string } | undefined)?.leadDepartment;
