// From the opening of the dossier to the project list: articles 2, 6, 7, 8, 31-33 (T1 to T3b).
import { z } from 'zod';
import { act, gate, practiceGate } from '../act.ts';
import { isConstructionKind } from '../facts.ts';
import { BUREAUS, CHANNEL_NAMES, FUND_SOURCE_NAMES, KIND_NAMES, UNIT_CATEGORY_NAMES, type Channel, type FundSource, type ProjectKind, type UnitCategory } from '../vocabulary.ts';
import { DEPARTMENT_PLAN_GATES } from './department-plan-gates.ts';
import { citedDocuments, documentsOnRecord, requireDocuments } from './document-gates.ts';
import { decidedReview, entryOf } from './entry.ts';
import { documents, fen, reason, severalOf, text } from './input.ts';
import { REVIEW_PENDING } from './review-gates.ts';
import { NEW_BUILD_GATES } from './unit-blocks.ts';

const keysOf = <K extends string>(names: Record<K, string>) => Object.keys(names) as [K, ...K[]];

const partyId = (prefixes: string, says: string) =>
  z.string().max(80).refine((id) => new RegExp(`^(${prefixes})-[a-z0-9]+(-[a-z0-9]+)*$`).test(id) || (BUREAUS as string[]).includes(id), { error: says });

/** 涉密项目 and a reference number: 第…号, a few capitals, digits, hyphens and the brackets of a year. No word that could tell what it is about. */
const NEUTRAL_NAME = /^涉密项目第?[A-Z]{0,4}[\d〔〕-]{0,30}\d号?$/;

// Article 8: no content of a classified project is kept here, and its name goes into every message.
const neutralName = practiceGate<{ name: string; classified: boolean }>('input', 'neutralName', '涉密项目以「涉密项目」加编号为名称，不写真实名称和其他内容', (_, { name, classified }) =>
  !classified || NEUTRAL_NAME.test(name) ? undefined : { says: '涉密项目的名称应为「涉密项目」加编号，不得载有其他文字。', remedy: '请以代号立卷，例如「涉密项目2026-001」；真实名称和内容请勿录入本系统。' });

export const openDossier = act({
  name: 'openDossier',
  title: '立卷',
  article: 8,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['UNOPENED'],
  input: z.strictObject({
    name: text(200),
    kind: z.enum(keysOf<ProjectKind>(KIND_NAMES)),
    classified: z.boolean(),
    department: partyId('department', '应为市级部门编号（department-…）或者主管部门编号'),
    usingUnit: partyId('unit|department', '应为单位编号（unit-…）、市级部门编号（department-…）或者主管部门编号').optional(),
    unitCategory: z.enum(keysOf<UnitCategory>(UNIT_CATEGORY_NAMES)),
    fundSources: severalOf(keysOf<FundSource>(FUND_SOURCE_NAMES), 1),
    estimatedTotal: fen,
    frameworkPlan: text(100).optional(),
    newCivilWorks: z.boolean(),
    highEnergyUse: z.boolean(),
    priorProject: text(200).optional(),
    sharesData: z.boolean(),
    sharingException: text(100).optional(),
  }),
  guards: [
    neutralName,
    practiceGate<{ kind: ProjectKind; priorProject?: string }>('input', 'priorProjectNamed', '改扩建项目写明前期项目', (_, { kind, priorProject }) =>
      kind !== 'EXPANSION' || priorProject !== undefined ? undefined : { says: '改扩建项目未写明前期项目。', remedy: '请填写前期项目（priorProject）的编号或者名称；报批时须提交其第三方后评价报告。' },
    ),
  ],
  apply: (facts, { department, usingUnit, ...input }, entry) => ({
    ...facts,
    ...input,
    stage: 'DRAFT',
    parties: { constructionUnit: entry.by, department, usingUnit, supervisionUnit: undefined },
    opened: entryOf(entry),
  }),
  tells: () => ['department'],
});

export const declare = act({
  name: 'declare',
  title: '申报项目',
  article: 8,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['DRAFT'],
  input: z.strictObject({
    channel: z.enum(keysOf<Channel>(CHANNEL_NAMES)),
    departmentPlanVersion: z.int().min(1).max(10_000),
    scopeAttested: z.boolean(),
    dataStandardsSet: z.boolean(),
    existingDataGoverned: z.boolean(),
    documents,
  }),
  guards: [
    gate<{ scopeAttested: boolean }>(2, 'input', 'withinScope', '项目符合《政务信息系统定义和范围》和《重庆市市级政务信息化项目申报范围及边界》', (_, { scopeAttested }) =>
      scopeAttested ? undefined : { says: '未确认项目属于申报范围。', remedy: '请对照申报范围及边界核对，属于申报范围的，确认（scopeAttested）后申报；不属于的，不适用本办法。' },
    ),
    ...DEPARTMENT_PLAN_GATES,
    // QUESTION(article 7): the sentence speaks of construction and O&M first and of construction alone at its end; we ask for both attestations from both.
    gate<{ dataStandardsSet: boolean }>(7, 'input', 'dataStandardsSet', '已完成数据标准制定', (_, { dataStandardsSet }) =>
      dataStandardsSet ? undefined : { says: '尚未完成数据标准制定。', remedy: '请先制定数据标准，再申报项目。' },
    ),
    gate<{ existingDataGoverned: boolean }>(7, 'input', 'existingDataGoverned', '已对已有数据进行汇聚治理', (_, { existingDataGoverned }) =>
      existingDataGoverned ? undefined : { says: '尚未完成对已有数据的汇聚治理。', remedy: '请先汇聚治理已有数据，再申报项目。' },
    ),
    gate<{ channel: Channel }>(8, 'input', 'channelMatchesClassification', '非涉密项目通过「渝快办」平台申报，涉密项目通过线下方式申报', ({ facts }, { channel }) => {
      if (facts.classified && channel !== 'OFFLINE') return { says: '涉密项目不得在线申报。', remedy: '请通过线下方式向市大数据发展局申报；本系统只登记申报这一事实，不得上传涉密内容。' };
      if (!facts.classified && channel !== 'YUKUAIBAN') return { says: '非涉密项目应当统一通过「渝快办」平台申报。', remedy: '请通过「渝快办」平台申报。' };
      return undefined;
    }),
    requireDocuments(8, 'needsStatement', ['needsStatement']),
    documentsOnRecord,
    ...NEW_BUILD_GATES,
  ],
  apply: (facts, { documents: ids, ...attested }, entry) => {
    const cited = citedDocuments(entry.references, ids);
    return {
      ...facts,
      stage: 'DECLARED',
      declaration: { round: (facts.declaration?.round ?? 0) + 1, documents: cited, ...attested, ...entryOf(entry) },
      review: { seq: entry.seq, on: entry.receivedOn, stage: 'DECLARED', version: 1, status: 'PENDING', documents: cited, chapters: [], opinions: {}, returns: [] },
    };
  },
  tells: () => ['big-data'],
});

const NECESSITY_NAMES = { grounds: '建设依据充分性', integrationAndSharing: '系统整合共建、数据共享协同方案或计划', commonNeeds: '跨部门共性需求平衡', dataGovernance: '数据资源治理共享' } as const;
type NecessityPart = keyof typeof NECESSITY_NAMES;
const NECESSITY_PARTS = keysOf<NecessityPart>(NECESSITY_NAMES);

export const list = act({
  name: 'list',
  title: '纳入项目清单',
  article: 8,
  basis: 'law',
  by: ['big-data'],
  at: ['DECLARED'],
  input: z.strictObject({ necessity: z.partialRecord(z.enum(NECESSITY_PARTS), text(4000)), dataSharingReviewed: z.boolean() }),
  guards: [
    REVIEW_PENDING,
    gate<{ necessity: Partial<Record<NecessityPart, string>> }>(8, 'input', 'necessityReviewed', '必要性四项审查均有结论', (_, { necessity }) => {
      const missing = NECESSITY_PARTS.filter((part) => necessity[part] === undefined);
      if (missing.length === 0) return undefined;
      return { says: `必要性审查尚缺：${missing.map((part) => NECESSITY_NAMES[part]).join('；')}。`, remedy: '请逐项填写审查结论（necessity）后再纳入清单。' };
    }),
    // QUESTION(article 31): the text fixes no step for this review; listing is our choice, the last moment before money is spent on design.
    gate<{ dataSharingReviewed: boolean }>(31, 'input', 'dataSharingReviewed', '能够共享数据的新建、升级改造项目已会同市级有关部门审核', ({ facts }, { dataSharingReviewed }) =>
      !facts.sharesData || !isConstructionKind(facts) || dataSharingReviewed ? undefined : { says: '尚未会同市级有关部门审核数据共享。', remedy: '请完成数据共享审核后，在 dataSharingReviewed 中确认。' },
    ),
    gate(31, 'standing', 'sharingExceptionApproved', '不能共享数据的，已经市大数据发展局初审并报市政府批准', ({ facts, references }) => {
      if (facts.sharesData) return undefined;
      const exception = references.standing.sharingException;
      if (!exception || exception.id !== facts.sharingException) return { says: '项目不能共享数据，但没有不予共享的初审和批准记录。', remedy: '请先由市大数据发展局初审、报市政府批准，再纳入清单。' };
      if (exception.firstReviewedOn && exception.approvedOn) return undefined;
      const missing = exception.firstReviewedOn ? '市政府批准' : '市大数据发展局初审、市政府批准';
      return { says: `不予共享事项（${exception.id}）尚缺：${missing}。`, remedy: '请办结上述程序后再纳入清单。' };
    }),
  ],
  apply: (facts, { necessity }, entry) => ({
    ...facts,
    stage: 'LISTED',
    listing: { necessity: necessity as Record<NecessityPart, string>, ...entryOf(entry) },
    review: decidedReview(facts),
  }),
  tells: () => ['constructionUnit', 'department'],
});

export const declineListing = act({
  name: 'declineListing',
  title: '不纳入项目清单',
  article: 8,
  basis: 'law',
  by: ['big-data'],
  at: ['DECLARED'],
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry) => ({ ...facts, stage: 'NOT_LISTED', refusedListing: { reason: input.reason, ...entryOf(entry) }, review: decidedReview(facts) }),
  tells: () => ['constructionUnit', 'department'],
});

export const reopenDeclaration = act({
  name: 'reopenDeclaration',
  title: '重新编制需求说明',
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['NOT_LISTED'],
  input: z.strictObject({}),
  guards: [],
  apply: (facts) => ({ ...facts, stage: 'DRAFT' }),
  tells: () => [],
});
