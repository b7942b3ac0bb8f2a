// Article 27: no approval, no plan; and what development-reform may except from it.
import { gate, type Guard } from '../act.ts';
import type { ActName } from '../act-names.ts';
import { exceptionOf, mayBeExcepted } from '../exceptions.ts';
import type { ProjectFacts } from '../facts.ts';
import { awaitsConfirmation, isConstructionKind, upperTotalKnown } from '../questions.ts';

/** Approved, of O&M, or excepted: until then nothing else about a year in the plan needs a word. */
export const mayBePlanned = (facts: ProjectFacts): boolean =>
  !isConstructionKind(facts) ||
  facts.approvedTotal !== undefined ||
  exceptionOf(facts, 'PLAN_BEFORE_APPROVAL') !== undefined;

/** 「原则上」: development-reform may except from it. Where it has, the plan runs beside the stage, and the approval follows. */
export const approvedFirst: Guard<unknown> = gate(
  27,
  'facts',
  'approved',
  '可行性研究报告及概（预）算（代初步设计），或初步设计及概（预）算方案已获批复（运行维护项目除外）',
  ({ facts, figures }) => {
    if (mayBePlanned(facts)) return undefined;
    const says = '项目尚未获批复，原则上不予纳入年度投资计划。';
    const [first, title] = submittedFirst(facts);
    return mayBeExcepted(figures, 'PLAN_BEFORE_APPROVAL')
      ? {
          says,
          remedy: `${title}；确需在批复以前纳入的，先由市发展改革委办理「准予破例」。`,
          wayOut: { instead: [first], acts: [{ act: 'grantException', input: { of: 'PLAN_BEFORE_APPROVAL' } }] },
        }
      : { says, remedy: `${title}。`, wayOut: { instead: [first] } };
  },
);

/** The step towards an approval that is next. */
const submittedFirst = (facts: ProjectFacts): [ActName, string] => {
  if (facts.stage === 'FEASIBILITY_APPROVED') return ['submitDesign', '请先办理「报批初步设计及概（预）算」，并经批复'];
  if (facts.stage === 'COMBINED_REVIEW')
    return ['approveCombinedReport', '请待「批复可行性研究报告及概（预）算（代初步设计）」'];
  if (facts.stage === 'FEASIBILITY_REVIEW')
    return ['approveFeasibilityReport', '请待「批复可行性研究报告」，再报批初步设计及概（预）算'];
  if (facts.stage === 'DESIGN_REVIEW') return ['approveDesign', '请待「批复初步设计及概（预）算」'];
  if (awaitsConfirmation(facts)) return ['confirmEarlierApproval', '请待市发展改革委办理「核对既有批复」'];
  if (facts.kind === 'CONTINUATION') return ['recordEarlierApproval', '请先办理「登记既有批复」，并经市发展改革委核对'];
  return upperTotalKnown(facts)
    ? ['submitFeasibilityReport', '请先办理「报批可行性研究报告」，再报批初步设计及概（预）算']
    : ['submitCombinedReport', '请先办理「报批可行性研究报告及概（预）算（代初步设计）」，并经批复'];
};
