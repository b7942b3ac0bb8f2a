// Article 8: the dossier of a project is opened by its construction unit, before anything is declared.
import { z } from 'zod';
import { act, practiceGate } from '../act.ts';
import { partyIdOf } from '../../party-id.ts';
import {
  FUND_SOURCE_NAMES,
  KIND_NAMES,
  UNIT_CATEGORY_NAMES,
  type FundSource,
  type ProjectKind,
  type UnitCategory,
} from '../../vocabulary.ts';
import { entryOf } from './entry.ts';
import { fen, keysOf, severalOf, text } from './input.ts';

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
  basis: 'law',
  by: ['constructionUnit'],
  at: ['UNOPENED'],
  input: z.strictObject({
    name: text(200),
    kind: z.enum(keysOf<ProjectKind>(KIND_NAMES)),
    classified: z.boolean(),
    department: partyIdOf('department', 'bureau'),
    usingUnit: partyIdOf('unit', 'department', 'bureau').optional(),
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
    practiceGate<{ kind: ProjectKind; priorProject?: string }>(
      'input',
      'priorProjectNamed',
      '改扩建项目写明前期项目',
      (_, { kind, priorProject }) =>
        kind !== 'EXPANSION' || priorProject !== undefined
          ? undefined
          : {
              says: '改扩建项目未写明前期项目。',
              remedy: '请填写前期项目（priorProject）的编号或者名称；报批时须提交其第三方后评价报告。',
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
