// Articles 23, 24: what is reported while a project is built (O-4, O-8).
import { z } from 'zod';
import { act, gate, practiceGate } from '../act.ts';
import { dayNameOf } from '../../date-name.ts';
import { isOpen, type DutyFigures } from '../../duty.ts';
import {
  choice,
  choices,
  date,
  document,
  documents,
  either,
  group,
  moneyOrNone,
  text,
  year,
} from '../../field/kinds.ts';
import { exceptionOf } from '../exceptions.ts';
import type { Consultation, ProjectFacts } from '../facts.ts';
import type { References } from '../../references.ts';
import { isSuspendedAtEndOf } from '../questions.ts';
import {
  PROBLEM_KIND_NAMES,
  ROLE_NAMES,
  THREE_BUREAUS,
  YEAR_END_SECTION_NAMES,
  type YearEndSection,
} from '../../vocabulary.ts';
import { entryOf } from '../../entry.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { requireDocuments } from './document-gates.ts';
import { notBefore, notInFuture } from './date-gates.ts';
import { recipients, sentToAllThree } from './recipients.ts';
import { BUILDING_OR_AWAITING_ACCEPTANCE, FROM_CONSTRUCTION } from './stage-spans.ts';

const consultation = (role: 'usingUnit' | 'supervisionUnit') =>
  either(ROLE_NAMES[role], '应引用征求意见记录，或者说明对方未答复的情况，二者填一项', [
    group('已有意见', { document: document('征求意见记录') }),
    group('未答复', { noReply: text('未答复的情况') }),
  ]);

const yearEndInput = z.strictObject({
  year: year('年度'),
  sections: choices('报告所载内容', YEAR_END_SECTION_NAMES, 0),
  consultations: group('征求意见', {
    usingUnit: consultation('usingUnit').optional(),
    supervisionUnit: consultation('supervisionUnit').optional(),
  }),
  paid: moneyOrNone('当年已支付金额').optional(),
  recipients: recipients(),
  documents: documents(['performanceReport', 'consultationRecord']),
});
type YearEnd = z.infer<typeof yearEndInput>;

const reportsOwed = (duties: readonly DutyFigures[], input: YearEnd | undefined): DutyFigures[] =>
  duties.filter(
    (duty) => duty.duty === 'YEAR_END_REPORT' && isOpen(duty) && (input === undefined || duty.key === input.year),
  );

const yearEndReportOwed = gate<YearEnd | undefined>(
  23,
  'duties',
  'yearEndReportOwed',
  '该年度应当提交而尚未提交项目绩效评价报告',
  ({ duties, today }, input) => {
    if (reportsOwed(duties, input).length > 0) return undefined;
    if (input === undefined)
      return {
        says: '本项目目前没有应当提交而尚未提交的年度项目绩效评价报告。',
        remedy: '无须办理；建设期内每年年底前提交，请届时办理。',
        wayOut: { needless: true, wait: true },
      };
    const submitted = duties.some(
      (duty) => duty.duty === 'YEAR_END_REPORT' && duty.key === input.year && duty.dischargedOn !== undefined,
    );
    if (submitted)
      return {
        says: `${input.year}年度项目绩效评价报告已经提交。`,
        remedy: '无须重复提交。',
        wayOut: { needless: true },
      };
    const says = `本项目无须提交${input.year}年度项目绩效评价报告：该年年底不在建设期内，或者该年度尚未到来。`;
    const years = reportsOwed(duties, undefined).flatMap(({ key, opensOn = today }) => (opensOn <= today ? [key] : []));
    return years.length > 0
      ? { says, remedy: `请核对年度；现应提交的为${years.join('、')}年度。`, wayOut: { mend: true } }
      : {
          says,
          remedy: '无须提交；开工、建成日期登记有误的，请办理「更正登记内容」。',
          wayOut: { needless: true, instead: ['correct'] },
        };
  },
);

// Case 54: the text only says 年底前; what comes before the season cannot show how the year went.
const yearEndSeason = practiceGate<YearEnd | undefined>(
  'duties',
  'yearEndSeason',
  '已到该年度报告的接收时间',
  ({ facts, duties, today }, input) => {
    const owed = reportsOwed(duties, input).filter(({ key }) => !exceptionOf(facts, 'EARLY_YEAR_END_REPORT', key));
    const opensOn = owed.map((duty) => duty.opensOn ?? today).sort()[0];
    if (opensOn === undefined || opensOn <= today) return undefined;
    return {
      says: `${opensOn.slice(0, 4)}年度项目绩效评价报告自${dayNameOf(opensOn)}起接收。`,
      remedy: `请于${dayNameOf(opensOn)}以后、年底前提交。`,
      wayOut: { wait: true },
      earliestOn: opensOn,
    };
  },
);

const sectionsOwed = ({ trialOperation }: ProjectFacts, input: YearEnd): YearEndSection[] =>
  trialOperation !== undefined && trialOperation.startedOn <= `${input.year}-12-31`
    ? ['progress', 'investmentPlanExecution', 'trialOperation']
    : ['progress', 'investmentPlanExecution'];

/**
 * Para 2; the section on trial operation is mandatory for systems in trial operation by the end of that year (case 57).
 */
const reportSections = gate<YearEnd>(
  23,
  'input',
  'reportSections',
  '报告载明建设进度、投资计划执行情况；已投入试运行的，并载明试运行效果及遇到的问题',
  ({ facts }, input) => {
    const missing = sectionsOwed(facts, input)
      .filter((section) => !input.sections.includes(section))
      .map((section) => `「${YEAR_END_SECTION_NAMES[section]}」`);
    return missing.length === 0
      ? undefined
      : {
          says: `项目绩效评价报告缺少${missing.join('、')}部分。`,
          remedy: `请在报告中补充${missing.join('、')}后提交。`,
          wayOut: { mend: true, outside: ['completePapers'] },
        };
  },
);

/** Case 52: what is suspended at the year's end is still being built, and the report says so. */
const suspensionReported = practiceGate<YearEnd>(
  'input',
  'suspensionReported',
  '年底暂停建设的，报告载明暂停建设情况',
  ({ facts }, { year: ofYear, sections }) =>
    !isSuspendedAtEndOf(facts, ofYear) || sections.includes('suspension')
      ? undefined
      : {
          says: `本项目${ofYear}年底正在暂停建设，报告缺少「${YEAR_END_SECTION_NAMES.suspension}」部分。`,
          remedy: `请在报告中说明暂停建设的起因、现状和整改进展，列入「${YEAR_END_SECTION_NAMES.suspension}」后提交。`,
          wayOut: { mend: true, outside: ['completePapers'] },
        },
);

// QUESTION(article 23, usingUnitAbsent): a project may have no using unit of its own besides the construction unit; then only the
// supervision unit is asked.
const consulted = gate<YearEnd>(
  23,
  'input',
  'consulted',
  '已征求项目使用单位和监理单位意见',
  ({ facts }, { consultations }) => {
    const missing = (['usingUnit', 'supervisionUnit'] as const).filter(
      (role) =>
        consultations[role] === undefined && (role === 'supervisionUnit' || facts.parties.usingUnit !== undefined),
    );
    if (missing.length === 0) return undefined;
    const names = missing.map((role) => ROLE_NAMES[role]).join('、');
    return {
      says: `尚未征求${names}的意见。`,
      remedy: `请征求${names}意见并引用征求意见记录；对方未答复的，请填写「未答复的情况」。`,
      wayOut: { mend: true, outside: ['consult'] },
    };
  },
);

const consultationOnRecord = gate<YearEnd>(
  23,
  'input',
  'consultationOnRecord',
  '所称意见有征求意见记录为证',
  ({ references }, { consultations, documents: ids }) => {
    const unfounded = (['usingUnit', 'supervisionUnit'] as const)
      .filter((role) => !isFounded(consultations[role], ids, references))
      .map((role) => ROLE_NAMES[role]);
    return unfounded.length === 0
      ? undefined
      : {
          says: `${unfounded.join('、')}的意见没有引用已登记的「征求意见记录」。`,
          remedy: '请登记征求意见记录，在「材料」中一并引用。',
          wayOut: { mend: true, outside: ['registerDocuments'] },
        };
  },
);

function isFounded(asked: Consultation | undefined, ids: readonly string[], references: References): boolean {
  if (asked === undefined || !('document' in asked)) return true;
  return citedDocuments(references, ids).some(({ id, kind }) => id === asked.document && kind === 'consultationRecord');
}

/** O-4; for a missed year also at any later stage. */
export const submitYearEndReport = act<YearEnd>({
  name: 'submitYearEndReport',
  title: '提交年度项目绩效评价报告',
  undoable: true,
  article: 23,
  basis: 'law',
  by: ['constructionUnit'],
  at: FROM_CONSTRUCTION,
  input: yearEndInput,
  guards: [
    yearEndReportOwed,
    yearEndSeason,
    requireDocuments(23, 'performanceReport', ['performanceReport']),
    reportSections,
    suspensionReported,
    consulted,
    consultationOnRecord,
    sentToAllThree(23, '项目绩效评价报告'),
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => {
    const { sections, consultations } = input;
    const report = {
      sections,
      consultations,
      recipients: input.recipients,
      documents: citedDocuments(entry.references, input.documents),
      ...entryOf(entry),
    };
    const plan = facts.annualPlans[input.year];
    return {
      ...facts,
      yearEndReports: { ...facts.yearEndReports, [input.year]: report },
      // Of a year that is in no plan nothing was to be paid.
      ...(plan &&
        input.paid !== undefined && {
          annualPlans: {
            ...facts.annualPlans,
            [input.year]: { ...plan, paid: { amount: input.paid, ...entryOf(entry) } },
          },
        }),
    };
  },
  tells: () => THREE_BUREAUS,
});

const problemInput = z.strictObject({
  kind: choice('问题类别', PROBLEM_KIND_NAMES),
  noticedOn: date('发现问题日期'),
  description: text('情况说明'),
  documents: documents(['problemReport']),
});
type Problem = z.infer<typeof problemInput>;

/**
 * O-8. Also after completion: what was due while building may still be reported late. Big-data is no named recipient
 * and gets a copy [D].
 */
export const reportSeriousProblem = act<Problem>({
  name: 'reportSeriousProblem',
  title: '报告工程严重逾期或投资重大损失',
  undoable: true,
  article: 24,
  basis: 'law',
  by: ['constructionUnit'],
  at: BUILDING_OR_AWAITING_ACCEPTANCE,
  input: problemInput,
  guards: [
    notInFuture('noticedOnNotInFuture', '发现问题日期', ({ noticedOn }) => noticedOn),
    notBefore('noticedAfterStart', '发现问题日期', ({ noticedOn }) => noticedOn, {
      what: '开工日期',
      field: 'construction.startedOn',
      of: ({ construction }) => construction?.startedOn,
    }),
    requireDocuments(24, 'problemReport', ['problemReport']),
    documentsOnRecord,
  ],
  apply: (facts, input, entry) => {
    const { kind, noticedOn, description } = input;
    return {
      ...facts,
      problems: [
        ...facts.problems,
        {
          kind,
          noticedOn,
          description,
          documents: citedDocuments(entry.references, input.documents),
          ...entryOf(entry),
        },
      ],
    };
  },
  tells: () => THREE_BUREAUS,
});
