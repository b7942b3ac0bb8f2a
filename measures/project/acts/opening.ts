// Article 8: the dossier of a project is opened by its construction unit, before anything is declared.
import { z } from 'zod';
import { act, practiceGate } from '../act.ts';
import { choice, choices, line, money, party, yesNo } from '../../field/kinds.ts';
import { FUND_SOURCE_NAMES, KIND_NAMES, ROLE_NAMES, UNIT_CATEGORY_NAMES, type ProjectKind } from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';

/**
 * 涉密项目 and a reference number: 第…号, a few capitals, digits, hyphens and the brackets of a year. No word that could tell
 * what it is about.
 */
const NEUTRAL_NAME = /^涉密项目第?[A-Z]{0,4}[\d〔〕-]{0,30}\d号?$/;

// Article 8: no content of a classified project is kept here, and its name goes into every message.
const neutralName = practiceGate<{ name: string; classified: boolean }>(
  'input',
  'neutralName',
  '涉密项目以「涉密项目」加编号为名称，不写真实名称和其他内容',
  (_, { name, classified }) =>
    !classified || NEUTRAL_NAME.test(name)
      ? undefined
      : {
          says: '涉密项目的名称应为「涉密项目」加编号，不得载有其他文字。',
          remedy: '请以代号立卷，例如「涉密项目2026-001」；真实名称和内容请勿录入本系统。',
        },
);

export const openDossier = act({
  name: 'openDossier',
  title: '立卷',
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
    neutralName,
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
