// Article 8: the dossier of a project is opened by its construction unit, and what it says is revised, before anything is
// declared.
import { z } from 'zod';
import { act, gate, practiceGate, type Remedy } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { choice, choices, line, money, party, yesNo } from '../../field/kinds.ts';
import {
  FUND_SOURCE_NAMES,
  KIND_NAMES,
  ROLE_NAMES,
  UNIT_CATEGORY_NAMES,
  type ProjectKind,
  type Stage,
} from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';
import { inWan } from '../../money.ts';
import { pick } from '../../pick.ts';
import { awaitsConfirmation } from '../questions.ts';

/**
 * Articles 8, 15: a classified project is declared offline and stands neither on the platform nor in the catalogue: no
 * dossier of it is kept here, not even a name.
 */
const notClassified = gate<{ classified: boolean }>(
  8,
  'input',
  'notClassified',
  '涉密项目线下申报，不在本系统建档',
  (_, { classified }) =>
    classified
      ? {
          says: '涉密项目通过线下方式申报（第八条），不纳入在线服务监管平台和政务信息系统总目录（第十五条），不得在本系统建档。',
          remedy: '请以线下方式向市大数据发展局申报；项目名称和任何内容均请勿录入本系统。',
          wayOut: { outside: ['declareOffline'] },
        }
      : undefined,
);

const priorProjectNamed = practiceGate<{ kind: ProjectKind; priorProject?: string }>(
  'input',
  'priorProjectNamed',
  '改扩建项目写明前期项目',
  (_, { kind, priorProject }) =>
    kind !== 'EXPANSION' || priorProject !== undefined
      ? undefined
      : {
          says: '改扩建项目未写明前期项目。',
          remedy: '请填写前期项目的编号或者名称；报批时须提交其第三方后评价报告。',
          wayOut: { mend: true },
        },
);

/** What is said of a project before it is declared; who stands above it is registered with the unit, and stays. */
const whatItIs = {
  name: line('项目名称', 200),
  kind: choice('项目类别', KIND_NAMES),
  classified: yesNo('是否涉密', { yes: '涉密', no: '非涉密' }),
};
const whatItNeeds = {
  usingUnit: party(ROLE_NAMES.usingUnit, 'unit', 'department', 'bureau').optional(),
  unitCategory: choice('项目建设单位类别', UNIT_CATEGORY_NAMES),
  fundSources: choices('资金来源', FUND_SOURCE_NAMES, 1),
  estimatedTotal: money('估算总投资'),
  frameworkPlan: line('跨部门框架方案编号', 100).optional(),
  newCivilWorks: yesNo('涉及新建土建工程'),
  highEnergyUse: yesNo('涉及高耗能'),
  priorProject: line('前期项目', 200, '前期项目的编号或者名称').optional(),
  sharesData: yesNo('能够共享数据'),
  sharingException: line('不予共享事项编号', 100).optional(),
};

export const openDossier = act({
  name: 'openDossier',
  title: '项目建档',
  article: 8,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['UNOPENED'],
  input: z.strictObject({
    ...whatItIs,
    department: party(ROLE_NAMES.department, 'department', 'bureau'),
    ...whatItNeeds,
  }),
  guards: [notClassified, priorProjectNamed],
  apply: (facts, { department, usingUnit, ...input }, entry) => ({
    ...facts,
    ...input,
    stage: 'DRAFT',
    parties: { constructionUnit: entry.by, department, usingUnit, supervisionUnit: undefined },
    opened: entryOf(entry),
  }),
  tells: () => ['department'],
});

const revisionInput = z.strictObject({ ...whatItIs, ...whatItNeeds });
type Revision = z.infer<typeof revisionInput>;

/** As the dossier says it now. What an input leaves out, it takes away. */
const saidNow = ({ parties, ...facts }: ProjectFacts): Partial<Record<keyof Revision, unknown>> => ({
  ...pick(facts, REVISED),
  usingUnit: parties.usingUnit,
});
const REVISED = [
  'name',
  'kind',
  'classified',
  'unitCategory',
  'fundSources',
  'estimatedTotal',
  'frameworkPlan',
  'newCivilWorks',
  'highEnergyUse',
  'priorProject',
  'sharesData',
  'sharingException',
] as const satisfies readonly (keyof Revision & keyof ProjectFacts)[];

const revisesSomething = practiceGate<Revision>(
  'input',
  'revisesSomething',
  '修改后的内容与现有建档内容不同',
  ({ facts }, input) => {
    const now = saidNow(facts);
    const isAlike = (Object.keys(now) as (keyof Revision)[]).every(
      (name) => JSON.stringify(now[name]) === JSON.stringify(input[name]),
    );
    return isAlike
      ? {
          says: '所填内容与现有建档内容相同。',
          remedy: '请填写修改后的内容；无须修改的，不必办理。',
          wayOut: { mend: true },
        }
      : undefined;
  },
);

/** The reply that is looked at is one of a continuation; confirmed, it would approve whatever the dossier says by then. */
const kindNotUnderConfirmation = practiceGate<Revision>(
  'input',
  'kindNotUnderConfirmation',
  '既有批复待核对的，不改变项目类别',
  ({ facts }, { kind }) =>
    kind === facts.kind || !awaitsConfirmation(facts)
      ? undefined
      : {
          says: `既有批复「${facts.earlierApproval!.replyNumber}」正待核对，其间不改变项目类别。`,
          remedy: '请保留现有类别；确需改变的，请待市发展改革委办理「核对既有批复」，结论为不予确认后再修改。',
          wayOut: { mend: true },
        },
);

/** Case 30: what was appraised is development-reform's, and no revision leads back to the single stage. */
const estimateNotAppraised = gate<Revision>(
  9,
  'input',
  'estimateNotAppraised',
  '估算总投资已经评估的，不由项目建设单位改变',
  ({ facts }, { estimatedTotal }) =>
    facts.appraisal === undefined || estimatedTotal === facts.estimatedTotal
      ? undefined
      : {
          says: `估算总投资以经评估的${inWan(facts.appraisal.total)}为准，不由项目建设单位改变。`,
          remedy: '请保留现有的估算总投资；评估有误的，由市发展改革委办理「更正登记内容」。',
          wayOut: {
            mend: true,
            instead: [{ act: 'correct', input: { field: 'estimatedTotal' }, by: ['development-reform'] }],
          },
        },
);

/** Before it is declared the unit says anew what the opening said; who it is, and under whom it stands, does not change. */
export const reviseDossier = act<Revision>({
  name: 'reviseDossier',
  title: '修改建档内容',
  article: 8,
  basis: 'practice',
  undoable: true,
  by: ['constructionUnit'],
  at: ['DRAFT'],
  elsewhere: ({ stage }) => revisedOtherwise(stage),
  input: revisionInput,
  guards: [notClassified, priorProjectNamed, revisesSomething, kindNotUnderConfirmation, estimateNotAppraised],
  apply: (facts, { usingUnit, ...input }) => ({
    ...facts,
    ...(Object.fromEntries(REVISED.map((name) => [name, input[name]])) as Pick<ProjectFacts, (typeof REVISED)[number]>),
    parties: { ...facts.parties, usingUnit },
  }),
  tells: () => ['department'],
});

/** What was handed in is taken back first; later on it is corrected, or changed. */
const revisedOtherwise = (stage: Stage): Remedy | undefined => {
  if (stage === 'DECLARED')
    return {
      remedy: '项目已经申报；请先办理「撤回本次申报（申请）」，修改后重新申报。',
      wayOut: { acts: ['withdrawSubmission'] },
    };
  if (stage === 'OOP_REQUESTED' || stage === 'OOP_FUNDING_CONFIRMED')
    return {
      remedy: '项目正在申请计划外办理；请先办理「撤回计划外办理申请」，修改后重新申请。',
      wayOut: { acts: ['withdrawOutOfPlan'] },
    };
  if (stage === 'NOT_LISTED' || stage === 'OOP_REFUSED')
    return {
      remedy: '请先办理「重新编制需求说明」，再修改建档内容。',
      wayOut: { acts: ['reopenDeclaration'] },
    };
  if (stage === 'UNOPENED') return undefined;
  return {
    remedy: '建档内容只在申报以前修改；金额登记有误的，请办理「更正登记内容」。',
    wayOut: { needless: true },
  };
};
