// Article 8: the dossier of a project is opened by its construction unit, before anything is declared.
import { z } from 'zod';
import { act, gate, practiceGate } from '../act.ts';
import { choice, choices, line, money, party, yesNo } from '../../field/kinds.ts';
import { FUND_SOURCE_NAMES, KIND_NAMES, ROLE_NAMES, UNIT_CATEGORY_NAMES, type ProjectKind } from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';

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

export const openDossier = act({
  name: 'openDossier',
  title: '项目建档',
  article: 8,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['UNOPENED'],
  input: z.strictObject({
    name: line('项目名称', 200),
    kind: choice('项目类别', KIND_NAMES),
    classified: yesNo('是否涉密', { yes: '涉密', no: '非涉密' }),
    department: party(ROLE_NAMES.department, 'department', 'bureau'),
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
  }),
  guards: [
    notClassified,
    practiceGate<{ kind: ProjectKind; priorProject?: string }>(
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
