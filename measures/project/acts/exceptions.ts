// 破例 by development-reform: articles 9 and 27 (「原则上」), 14 (case 88), the season of the year-end report (case 54), approvals
// that lapsed (case 95).
import { z } from 'zod';
import { yearOf } from '../../calendar/calendar-date.ts';
import { citedDocuments, documentsOnRecord } from '../../documents.ts';
import { isOpen } from '../../duty.ts';
import { entryOf } from '../../entry.ts';
import { choice, documents, reason, year } from '../../field/kinds.ts';
import { gateOf, practiceGate, type Guard, type Remedy, type Situation } from '../act.ts';
import { decision } from '../decision.ts';
import { EXCEPTION_NAMES, exceptionOf, lapsedSince, mayBeExcepted, type ExceptionOf } from '../exceptions.ts';
import { isConstructionKind, upperTotalKnown } from '../questions.ts';
import type { Stage } from '../../vocabulary.ts';
import { requireDocuments } from './document-gates.ts';
import { BEFORE_ITS_BUDGET, BUILDING_OR_AWAITING_ACCEPTANCE } from './stage-spans.ts';

const input = z.strictObject({
  of: choice('破例事项', EXCEPTION_NAMES),
  year: year('年度', '提前接收年度项目绩效评价报告的，填写报告所属年度').optional(),
  reason,
  documents: documents(['exceptionDecision']),
});
type Granted = z.infer<typeof input>;

interface Excepting {
  article: number | null;
  at: readonly Stage[];
  /** Whether there is a rule to except this project from. */
  binds(situation: Situation): boolean;
  /** What remains while none is granted. */
  otherwise: Remedy;
}

const EXCEPTING: Readonly<Record<ExceptionOf, Excepting>> = {
  // QUESTION(article 9, singleStageExcepted): 「原则上」 leaves room for an exception, and does not say by whom.
  SINGLE_STAGE: {
    article: 9,
    at: ['LISTED'],
    binds: ({ facts }) => isConstructionKind(facts) && upperTotalKnown(facts) !== undefined,
    otherwise: {
      remedy: '请办理「报批可行性研究报告」，再根据批复编制初步设计及概（预）算方案。',
      wayOut: { instead: ['submitFeasibilityReport'] },
    },
  },
  // QUESTION(article 27, unapprovedInPlan): so does it here. Out of plan article 11 has the approval first.
  PLAN_BEFORE_APPROVAL: {
    article: 27,
    at: BEFORE_ITS_BUDGET,
    binds: ({ facts }) =>
      isConstructionKind(facts) &&
      facts.kind !== 'CONTINUATION' &&
      facts.entry === 'DEPARTMENT_PLAN' &&
      facts.approvedTotal === undefined,
    otherwise: { remedy: '请待项目批复以后，再申报年度投资计划。', wayOut: { wait: true } },
  },
  // QUESTION(article 14, priorEvaluationExcepted): the text excepts no expansion.
  NO_PRIOR_EVALUATION: {
    article: 14,
    at: BEFORE_ITS_BUDGET,
    binds: ({ facts }) => facts.kind === 'EXPANSION',
    otherwise: {
      remedy: '请委托第三方对前期项目开展后评价，报批时提交其报告。',
      wayOut: { outside: ['completePapers'] },
    },
  },
  // QUESTION(article 23, reportBeforeSeason): the text has an end, and no beginning.
  EARLY_YEAR_END_REPORT: {
    article: null,
    at: BUILDING_OR_AWAITING_ACCEPTANCE,
    binds: ({ duties, today }) =>
      duties.some(
        (owed) =>
          owed.duty === 'YEAR_END_REPORT' &&
          owed.key === String(yearOf(today)) &&
          isOpen(owed) &&
          (owed.opensOn ?? today) > today,
      ),
    otherwise: { remedy: '请在接收时间开始以后提交。', wayOut: { wait: true } },
  },
  // QUESTION(article 9, approvalsLapse): the text knows no end of an approval.
  LAPSED_APPROVAL: {
    article: null,
    at: ['APPROVED'],
    binds: ({ facts, figures, today }) => lapsedSince(facts, figures, today) !== undefined,
    otherwise: { remedy: '按现行系统惯例，批复不因未使用而失效，无须办理。', wayOut: { needless: true } },
  },
};
const SUBJECTS = Object.keys(EXCEPTING) as ExceptionOf[];

const bindsHere = (situation: Situation, of: ExceptionOf): boolean =>
  EXCEPTING[of].at.includes(situation.facts.stage) && EXCEPTING[of].binds(situation);

/** Before there is an input, only what the practice lets be granted makes the act one that is open. */
const mayBeGranted = (situation: Situation, of: ExceptionOf): boolean =>
  bindsHere(situation, of) && mayBeExcepted(situation.figures, of);

const somethingBinds: Guard<Granted | undefined> = practiceGate(
  'duties',
  'somethingBinds',
  '项目现受所破例事项的限制',
  (situation, said) =>
    (said ? bindsHere(situation, said.of) : SUBJECTS.some((of) => mayBeGranted(situation, of)))
      ? undefined
      : {
          says: said ? `本项目现不受该事项限制：${EXCEPTION_NAMES[said.of]}。` : '本项目现没有可以破例的事项。',
          remedy: '无须破例。',
          wayOut: { needless: true },
        },
);

/** One of these for each: a switch that is off is refused with the article that is not excepted from. */
function switchedOn(of: ExceptionOf, name: string): Guard<Granted> {
  const { article, otherwise } = EXCEPTING[of];
  const title = EXCEPTION_NAMES[of];
  return gateOf<Granted>(article, 'input', name, `系统惯例容许破例：${title}`, (situation, said) => {
    const isOff = said.of === of && !mayBeExcepted(situation.figures, of) && bindsHere(situation, of);
    return isOff ? { says: `按现行系统惯例，不予破例：${title}。`, ...otherwise } : undefined;
  });
}

const yearOfReport: Guard<Granted> = practiceGate(
  'input',
  'yearOfReport',
  '提前接收年度报告的，写明当年；其他事项不填年度',
  ({ today }, { of, year: ofYear }) => {
    const asked = of === 'EARLY_YEAR_END_REPORT' ? String(yearOf(today)) : undefined;
    return ofYear === asked
      ? undefined
      : {
          says: asked === undefined ? '该事项不分年度。' : `只能提前接收当年（${asked}年度）的报告。`,
          remedy: asked === undefined ? '请删去「年度」。' : `请填写${asked}年度。`,
          wayOut: { mend: true },
        };
  },
);

const notGrantedYet: Guard<Granted> = practiceGate(
  'input',
  'notGrantedYet',
  '该事项尚未准予破例',
  ({ facts }, { of, year: ofYear }) => {
    const granted = of === 'LAPSED_APPROVAL' ? undefined : exceptionOf(facts, of, ofYear);
    return (
      granted && {
        says: `该事项已准予破例（台账第${granted.seq}号）。`,
        remedy: '无须重复办理。',
        wayOut: { needless: true },
      }
    );
  },
);

/** By development-reform alone, which approves and plans; nobody else’s rule is excepted from. */
export const grantException = decision<Granted>({
  name: 'grantException',
  title: '准予破例',
  article: null,
  basis: 'practice',
  by: ['development-reform'],
  deciderLookedOver: () => 'development-reform',
  at: [...new Set(SUBJECTS.flatMap((of) => EXCEPTING[of].at))],
  input,
  guards: [
    somethingBinds,
    switchedOn('SINGLE_STAGE', 'singleStageMayBeGranted'),
    switchedOn('PLAN_BEFORE_APPROVAL', 'planBeforeApprovalMayBeGranted'),
    switchedOn('NO_PRIOR_EVALUATION', 'noPriorEvaluationMayBeGranted'),
    switchedOn('EARLY_YEAR_END_REPORT', 'earlyReportMayBeGranted'),
    yearOfReport,
    notGrantedYet,
    requireDocuments(null, 'exceptionDecision', ['exceptionDecision']),
    documentsOnRecord,
  ],
  apply: (facts, { documents: ids, ...said }, entry) => ({
    ...facts,
    exceptions: [...facts.exceptions, { ...said, documents: citedDocuments(entry.references, ids), ...entryOf(entry) }],
  }),
  tells: () => ['constructionUnit', 'department', 'finance', 'big-data'],
});
