// Articles 15, 16, 22, 23: from preparation to completion (T13-T16).
import { z } from 'zod';
import { act, gate, practiceGate } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { figureKept } from '../figures.ts';
import { isConstructionKind } from '../questions.ts';
import { date, documents, line, party } from '../../field/kinds.ts';
import { dayNameOf } from '../../date-name.ts';
import { ROLE_NAMES } from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { correctionOf } from './correctable.ts';
import { requireDocuments } from './document-gates.ts';
import { noOpenChange } from './change-gates.ts';
import { notBefore, notInFuture, startedAfterApproval } from './date-gates.ts';

const constructionProject = practiceGate('facts', 'constructionProject', '属于建设类项目', ({ facts }) =>
  isConstructionKind(facts)
    ? undefined
    : {
        says: '运行维护项目不经实施准备、建设和竣工验收。',
        remedy: '无须办理本事项；运行维护项目纳入部门预算后，请办理「开始运行维护服务」。',
        wayOut: { needless: true, instead: ['beginService'] },
      },
);

/** T13. */
export const beginPreparation = act({
  name: 'beginPreparation',
  title: '开展实施准备',
  undoable: true,
  article: 16,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['BUDGETED'],
  input: z.strictObject({}),
  guards: [constructionProject],
  apply: (facts, _input, entry) => ({ ...facts, stage: 'PREPARING', preparation: entryOf(entry) }),
  tells: () => [],
});

const startInput = z.strictObject({
  startedOn: date('开工日期'),
  plannedCompletionOn: date('计划建成日期'),
  implementingBody: line('项目实施机构', 200).optional(),
  responsiblePerson: line('项目责任人', 100).optional(),
  supervisionUnit: party(ROLE_NAMES.supervisionUnit, 'company', 'unit').optional(),
  usingUnit: party(ROLE_NAMES.usingUnit, 'unit', 'department', 'bureau').optional(),
  platformProjectCode: line('投资项目在线服务监管平台项目代码', 100).optional(),
  documents: documents(['procurementRecord', 'supervisionContract']),
});
type Start = z.infer<typeof startInput>;

const plannedCompletionAfterStart = practiceGate<Start>(
  'input',
  'plannedCompletionAfterStart',
  '计划建成日期晚于开工日期',
  (_situation, { startedOn, plannedCompletionOn }) =>
    plannedCompletionOn > startedOn
      ? undefined
      : {
          says: `计划建成日期${dayNameOf(plannedCompletionOn)}不晚于开工日期${dayNameOf(startedOn)}。`,
          remedy: '请按批复的建设周期填写计划建成日期。',
          wayOut: { mend: true },
        },
);

const responsibilityNamed = gate<Start>(
  16,
  'input',
  'responsibilityNamed',
  '写明项目实施机构和项目责任人',
  (_situation, { implementingBody, responsiblePerson }) => {
    const missing = [...(implementingBody ? [] : ['项目实施机构']), ...(responsiblePerson ? [] : ['项目责任人'])];
    return missing.length === 0
      ? undefined
      : {
          says: `项目实行法人责任制，应当明确项目实施机构和责任人，尚未填写${missing.join('、')}。`,
          remedy: `请填写${missing.join('、')}。`,
          wayOut: { mend: true },
        };
  },
);

const supervisionUnitNamed = gate<Start>(
  22,
  'input',
  'supervisionUnitNamed',
  '写明工程监理单位',
  (_situation, { supervisionUnit }) =>
    supervisionUnit
      ? undefined
      : {
          says: '项目实行工程监理制，应当委托工程监理单位，尚未填写监理单位。',
          remedy: '请委托工程监理单位，填写该单位编号并引用工程监理合同。',
          wayOut: { mend: true, outside: ['engageSupervision'] },
        },
);

const independentSupervision = gate<Start>(
  22,
  'input',
  'independentSupervision',
  '监理单位不是项目建设单位自身',
  ({ facts }, { supervisionUnit }) =>
    supervisionUnit !== facts.parties.constructionUnit
      ? undefined
      : {
          says: '项目实行工程监理制，应当委托工程监理单位，项目建设单位不能自行监理。',
          remedy: '请委托工程监理单位，填写该单位编号并引用工程监理合同。',
          wayOut: { mend: true, outside: ['engageSupervision'] },
        },
);

// QUESTION(article 15, platformAtWhichStep): the article names no step at which a project must be on the platform; asking for its code here
// is our reading.
const platformCode = gate<Start>(
  15,
  'input',
  'platformCode',
  '非涉密项目填写投资项目在线服务监管平台项目代码',
  ({ facts }, { platformProjectCode }) => {
    if (facts.classified === (platformProjectCode === undefined)) return undefined;
    return facts.classified
      ? {
          says: '涉密项目不纳入投资项目在线服务监管平台，不应填写平台项目代码。',
          remedy: '请删去平台项目代码后办理。',
          wayOut: { mend: true },
        }
      : {
          says: '非涉密建设项目应当纳入投资项目在线服务监管平台统一管理，尚未填写平台项目代码。',
          remedy: '请先在平台登记项目，再填写平台项目代码。',
          wayOut: { mend: true, outside: ['registerOnPlatform'] },
        };
  },
);

/** T14. QUESTION(article 16, evidenceAtStart): articles 16 and 22 name no step; their evidence is asked for here. */
export const startConstruction = act<Start>({
  name: 'startConstruction',
  title: '开工建设',
  undoable: true,
  article: 16,
  basis: 'law',
  by: ['constructionUnit'],
  at: ['PREPARING'],
  under: { suspension: 'closed' },
  input: startInput,
  guards: [
    notInFuture('startedOnNotInFuture', '开工日期', ({ startedOn }) => startedOn),
    startedAfterApproval(({ startedOn }) => startedOn),
    plannedCompletionAfterStart,
    requireDocuments(16, 'procurementRecord', ['procurementRecord']),
    requireDocuments(22, 'supervisionContract', ['supervisionContract']),
    responsibilityNamed,
    supervisionUnitNamed,
    independentSupervision,
    platformCode,
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => {
    const {
      startedOn,
      plannedCompletionOn,
      implementingBody,
      responsiblePerson,
      platformProjectCode,
      supervisionUnit,
      usingUnit,
    } = input;
    const parties = { ...facts.parties, supervisionUnit, usingUnit: usingUnit ?? facts.parties.usingUnit };
    const construction: ProjectFacts['construction'] = {
      startedOn,
      plannedCompletionOn,
      implementingBody: implementingBody!,
      responsiblePerson: responsiblePerson!,
      documents: citedDocuments(entry.references, input.documents),
      platformProjectCode,
      ...entryOf(entry),
    };
    return { ...facts, stage: 'UNDER_CONSTRUCTION', parties, construction };
  },
  tells: () => [],
});

const trialInput = z.strictObject({ startedOn: date('试运行开始日期') });
type Trial = z.infer<typeof trialInput>;

const noTrialOperationYet = practiceGate('facts', 'noTrialOperationYet', '尚未登记试运行', ({ facts }) =>
  facts.trialOperation === undefined
    ? undefined
    : {
        says: `已登记自${dayNameOf(facts.trialOperation.startedOn)}起试运行。`,
        remedy: '无须重复登记；登记有误的，请办理「更正登记内容」。',
        wayOut: { needless: true, instead: [correctionOf(facts, 'trialOperation.startedOn')] },
      },
);

/** T15: a flag inside construction; the stage stays. */
export const startTrialOperation = act<Trial>({
  name: 'startTrialOperation',
  title: '投入试运行',
  undoable: true,
  article: null,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['UNDER_CONSTRUCTION'],
  under: { suspension: 'closed' },
  input: trialInput,
  guards: [
    noTrialOperationYet,
    notInFuture('trialNotInFuture', '试运行开始日期', ({ startedOn }) => startedOn),
    notBefore('trialAfterStart', '试运行开始日期', ({ startedOn }) => startedOn, {
      what: '开工日期',
      field: 'construction.startedOn',
      of: ({ construction }) => construction?.startedOn,
    }),
  ],
  apply: (facts, { startedOn }, entry) => ({ ...facts, trialOperation: { startedOn, ...entryOf(entry) } }),
  tells: () => [],
});

const completionInput = z.strictObject({
  completedOn: date('实际建成日期'),
  documents: documents(['supervisionStatement']),
});
type Completion = z.infer<typeof completionInput>;

/**
 * T16. QUESTION(article 28, whatBuiltIs): the text does not say what 建成 is: the unit confirms it with the supervision unit's
 * statement (cases 23, 24).
 */
export const confirmCompletion = act<Completion>({
  name: 'confirmCompletion',
  title: '确认建成',
  undoable: true,
  article: 28,
  basis: 'practice',
  by: ['constructionUnit'],
  at: ['UNDER_CONSTRUCTION'],
  // QUESTION(article 35, builtWhileSuspended): case 44a: what was built before was built, whenever that is recorded.
  under: { suspension: { what: '实际建成日期', openIfBefore: ({ completedOn }) => completedOn } },
  input: completionInput,
  guards: [
    notInFuture('completedOnNotInFuture', '实际建成日期', ({ completedOn }) => completedOn),
    notBefore('completedAfterStart', '实际建成日期', ({ completedOn }) => completedOn, {
      what: '开工日期',
      field: 'construction.startedOn',
      of: ({ construction }) => construction?.startedOn,
    }),
    notBefore('completedAfterTrial', '实际建成日期', ({ completedOn }) => completedOn, {
      what: '试运行开始日期',
      field: 'trialOperation.startedOn',
      of: ({ trialOperation }) => trialOperation?.startedOn,
    }),
    noOpenChange,
    requireDocuments(null, 'supervisionStatement', ['supervisionStatement']),
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => ({
    ...facts,
    stage: 'COMPLETED',
    completion: {
      completedOn: input.completedOn,
      yearEndFromMonthDay: figureKept(entry, 'yearEndFromMonthDay'),
      constructionEndsAtAcceptance: figureKept(entry, 'constructionEndsAtAcceptance'),
      documents: citedDocuments(entry.references, input.documents),
      ...entryOf(entry),
    },
  }),
  keepsFigures: true,
  tells: () => ['big-data'],
});
