// From the opening of the dossier to the project list: articles 2, 6, 7, 8, 31-33 (T1 to T3b).
import { z } from 'zod';
import { act, gate } from '../act.ts';
import { decision } from '../decision.ts';
import { choice, documents, group, line, number, reason, text, yesNo } from '../../field/kinds.ts';
import { isConstructionKind } from '../questions.ts';
import { CHANNEL_NAMES, type Channel } from '../../vocabulary.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { ENTRY_GATES } from './entries.ts';
import { entryOf } from '../../entry.ts';
import { decidedReview, openedReview } from './review.ts';
import { REVIEW_PENDING } from './review-gates.ts';

export const declare = act({
  name: 'declare',
  title: '登记项目申报',
  undoable: true,
  article: 8,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['DRAFT'],
  elsewhere: ({ stage }) =>
    stage === 'OOP_REQUESTED' || stage === 'OOP_FUNDING_CONFIRMED'
      ? {
          remedy: '项目正在申请计划外办理；改按年度申报的，请先办理「撤回计划外办理申请」。',
          wayOut: { acts: ['withdrawOutOfPlan'] },
        }
      : undefined,
  input: z.strictObject({
    channel: choice('申报渠道', CHANNEL_NAMES),
    departmentPlanVersion: number('部门整合建设总体方案版次', 1, 10_000),
    scopeAttested: yesNo('属于申报范围'),
    dataStandardsSet: yesNo('已完成数据标准制定'),
    existingDataGoverned: yesNo('已对已有数据进行汇聚治理'),
    caseNumber: line('渝快办办件编号', 100, '在「渝快办」平台申报所得的办件编号').optional(),
    documents: documents(['needsStatement']),
  }),
  guards: [
    ...ENTRY_GATES.DEPARTMENT_PLAN,
    gate<{ channel: Channel }>(
      8,
      'input',
      'channelMatchesClassification',
      '非涉密项目通过「渝快办」平台申报，涉密项目通过线下方式申报',
      ({ facts }, { channel }) => {
        if (facts.classified && channel !== 'OFFLINE')
          return {
            says: '涉密项目不得在线申报。',
            remedy: '请通过线下方式向市大数据发展局申报；本系统只登记申报这一事实，不得上传涉密内容。',
            wayOut: { mend: true, outside: ['declareOffline'] },
          };
        if (!facts.classified && channel !== 'YUKUAIBAN')
          return {
            says: '非涉密项目应当统一通过「渝快办」平台申报。',
            remedy: '请通过「渝快办」平台申报。',
            wayOut: { mend: true, outside: ['declareOnline'] },
          };
        return undefined;
      },
    ),
    requireDocuments(8, 'needsStatement', ['needsStatement']),
    documentsOnRecord,
  ],
  apply: (facts, { documents: ids, ...attested }, entry) => {
    const cited = citedDocuments(entry.references, ids);
    return {
      ...facts,
      stage: 'DECLARED',
      entry: 'DEPARTMENT_PLAN',
      declaration: { round: (facts.declaration?.round ?? 0) + 1, documents: cited, ...attested, ...entryOf(entry) },
      review: openedReview({ stage: 'DECLARED', documents: cited }, entry),
    };
  },
  tells: () => ['big-data'],
});

const NECESSITY_NAMES = {
  grounds: '建设依据充分性',
  integrationAndSharing: '系统整合共建、数据共享协同方案或计划',
  commonNeeds: '跨部门共性需求平衡',
  dataGovernance: '数据资源治理共享',
} as const;
type NecessityPart = keyof typeof NECESSITY_NAMES;
const NECESSITY_PARTS = Object.keys(NECESSITY_NAMES) as NecessityPart[];
const reviewed = (part: NecessityPart) => text(NECESSITY_NAMES[part], 4000).optional();

export const list = decision({
  name: 'list',
  title: '纳入项目清单',
  article: 8,
  basis: 'law',
  by: ['big-data'],
  deciderLookedOver: () => 'big-data',
  at: ['DECLARED', 'OOP_FUNDING_CONFIRMED'],
  input: z.strictObject({
    necessity: group('必要性审查结论', {
      grounds: reviewed('grounds'),
      integrationAndSharing: reviewed('integrationAndSharing'),
      commonNeeds: reviewed('commonNeeds'),
      dataGovernance: reviewed('dataGovernance'),
    } satisfies Record<NecessityPart, unknown>),
    dataSharingReviewed: yesNo('已会同市级有关部门审核数据共享'),
  }),
  guards: [
    REVIEW_PENDING,
    gate<{ necessity: Partial<Record<NecessityPart, string>> }>(
      8,
      'input',
      'necessityReviewed',
      '必要性四项审查均有结论',
      (_, { necessity }) => {
        const missing = NECESSITY_PARTS.filter((part) => necessity[part] === undefined);
        if (missing.length === 0) return undefined;
        return {
          says: `必要性审查尚缺：${missing.map((part) => NECESSITY_NAMES[part]).join('；')}。`,
          remedy: '请逐项填写审查结论后再纳入清单。',
          wayOut: { mend: true },
        };
      },
    ),
    // QUESTION(article 31, sharingReviewedWhen): the text fixes no step for this review; listing is our choice, the last moment before money
    // is spent on design.
    gate<{ dataSharingReviewed: boolean }>(
      31,
      'input',
      'dataSharingReviewed',
      '能够共享数据的新建、升级改造项目已会同市级有关部门审核',
      ({ facts }, { dataSharingReviewed }) =>
        !facts.sharesData || !isConstructionKind(facts) || dataSharingReviewed
          ? undefined
          : {
              says: '尚未会同市级有关部门审核数据共享。',
              remedy: '请完成数据共享审核后，确认「已会同市级有关部门审核数据共享」。',
              wayOut: { mend: true, outside: ['reviewDataSharing'] },
            },
    ),
    gate(
      31,
      'standing',
      'sharingExceptionApproved',
      '不能共享数据的，已经市大数据发展局初审并报市政府批准',
      ({ facts, references }) => {
        if (facts.sharesData) return undefined;
        const exception = references.standing.sharingException;
        if (!exception || exception.id !== facts.sharingException)
          return {
            says: '项目不能共享数据，但没有不予共享的初审和批准记录。',
            remedy: '请先由市大数据发展局初审、报市政府批准，再纳入清单。',
            wayOut: { outside: ['approveSharingException'] },
          };
        if (exception.firstReviewedOn && exception.approvedOn) return undefined;
        const missing = exception.firstReviewedOn ? '市政府批准' : '市大数据发展局初审、市政府批准';
        return {
          says: `不予共享事项（${exception.id}）尚缺：${missing}。`,
          remedy: '请办结上述程序后再纳入清单。',
          wayOut: { outside: ['approveSharingException'] },
        };
      },
    ),
  ],
  apply: (facts, { necessity }, entry) => ({
    ...facts,
    stage: 'LISTED',
    listing: { necessity: necessity as Record<NecessityPart, string>, ...entryOf(entry) },
    review: decidedReview(facts, entry),
  }),
  tells: () => ['constructionUnit', 'department'],
});

export const declineListing = decision({
  name: 'declineListing',
  title: '不纳入项目清单',
  article: 8,
  basis: 'law',
  by: ['big-data'],
  settles: ({ act: proposed }) => proposed === 'list',
  at: ['DECLARED'],
  elsewhere: ({ stage }) =>
    stage === 'OOP_FUNDING_CONFIRMED'
      ? {
          remedy: '计划外项目不纳入清单的，请办理「不予计划外办理」。',
          wayOut: { instead: ['refuseOutOfPlan'] },
        }
      : undefined,
  input: z.strictObject({ reason }),
  guards: [],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'NOT_LISTED',
    refusedListing: { reason: input.reason, ...entryOf(entry) },
    review: decidedReview(facts, entry),
  }),
  tells: () => ['constructionUnit', 'department'],
});

export const reopenDeclaration = act({
  name: 'reopenDeclaration',
  title: '重新编制需求说明',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['NOT_LISTED', 'OOP_REFUSED'],
  input: z.strictObject({}),
  guards: [],
  apply: (facts) => ({ ...facts, stage: 'DRAFT', entry: 'DEPARTMENT_PLAN' }),
  tells: () => [],
});
