// One random step of a life from the budget on: an act, lawful or not, with an input that may be right.
import fc from 'fast-check';
import { expect } from 'vitest';
import { addDays, type CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import type { ProjectFacts } from '../../../../measures/project/facts.ts';
import { capacitiesIn, partiesOf } from '../../../../measures/parts.ts';
import { findAct, kindNamed } from '../../../../measures/register.ts';
import { BUREAUS, type DocumentKind, type Stage } from '../../../../measures/vocabulary.ts';
import { documentOf, type Life } from '../../dossier.ts';
import { ACCEPTANCE_DOCUMENTS, CHECKLIST, dutiesOn, START, THREE, UNIT } from './built-lives.ts';
import { acceptanceDocumentKinds } from '../../../../measures/project/acts/acceptance-gates.ts';

/** What usually comes next: without it random lives would hardly leave the budget. */
const USUAL: Partial<Record<Stage, readonly string[]>> = {
  BUDGETED: ['beginPreparation'],
  PREPARING: ['startConstruction'],
  UNDER_CONSTRUCTION: ['confirmCompletion', 'startTrialOperation', 'submitYearEndReport'],
  COMPLETED: ['applyForAcceptance', 'conveneAcceptance', 'requestExtension', 'grantExtension'],
  ACCEPTANCE_IN_PROGRESS: ['passAcceptance', 'failAcceptance', 'returnForCorrection', 'resubmit'],
  ACCEPTANCE_REMEDIATION: ['reapplyForAcceptance'],
  ACCEPTED: ['putIntoOperation', 'fileAcceptanceResult'],
  IN_OPERATION: ['submitSelfEvaluation'],
  SELF_EVALUATED: ['commissionPostEvaluation', 'close'],
  POST_EVALUATION: ['submitPostEvaluation', 'close'],
};
const SUPERVISION = [
  'orderRectification',
  'submitRectification',
  'verifyRectification',
  'findNotCompliant',
  'orderAgain',
  'changeRectificationDate',
  'withdrawRectification',
];
const ANY = [
  ...new Set([
    ...Object.values(USUAL).flat(),
    ...SUPERVISION,
    'reportSeriousProblem',
    'refuseExtension',
    'returnExtension',
    'withdrawExtension',
    'correct',
    'acknowledgeReceipt',
  ]),
];
const KINDS: readonly DocumentKind[] = [
  ...ACCEPTANCE_DOCUMENTS,
  'procurementRecord',
  'supervisionContract',
  'supervisionStatement',
  'performanceReport',
  'problemReport',
  'acceptanceConclusion',
  'selfEvaluationReport',
  'postEvaluationReport',
  'archiveChecklist',
  'rectificationReport',
  'evidence',
];

export const step = fc.record({
  choice: fc.oneof(
    { weight: 5, arbitrary: fc.constant('usual' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...ANY) },
    { weight: 4, arbitrary: fc.constantFrom(...SUPERVISION) },
  ),
  pick: fc.nat(20),
  party: fc.oneof(
    { weight: 6, arbitrary: fc.constant('right' as const) },
    { weight: 1, arbitrary: fc.constantFrom(UNIT, 'unit-other', ...BUREAUS) },
  ),
  wait: fc.oneof(fc.nat(20), fc.nat(200)),
  past: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 60 })),
  future: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: -10, max: 400 })),
  lacking: fc.oneof(
    { weight: 4, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...KINDS) },
  ),
  ground: fc.constantFrom('ART24', 'ART35', 'ART37'),
});
/** All that a project may cite; of the test reports those of its classification. */
const kindsFor = (facts: ProjectFacts): DocumentKind[] => [
  ...new Set([...KINDS.filter((kind) => !kind.startsWith('mlps')), ...acceptanceDocumentKinds(facts)]),
];
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function inputOf(
  act: string,
  facts: ProjectFacts,
  today: CalendarDate,
  { past, future, pick, ground, lacking }: Step,
): object {
  const [happened, ahead] = [addDays(today, -past), addDays(today, future)];
  const cited = {
    documents: kindsFor(facts)
      .filter((kind) => kind !== lacking)
      .map((kind) => documentOf(kind).id),
  };
  const order = facts.rectifications.length > 0 ? facts.rectifications[pick % facts.rectifications.length]! : undefined;
  const of = order?.seq ?? 1;
  switch (act) {
    case 'startConstruction':
      return {
        ...START,
        startedOn: happened,
        plannedCompletionOn: ahead,
        platformProjectCode: facts.classified ? undefined : START.platformProjectCode,
        ...cited,
      };
    case 'startTrialOperation':
      return { startedOn: happened };
    case 'confirmCompletion':
      return { completedOn: happened, ...cited };
    case 'submitYearEndReport':
      return {
        year: today.slice(0, 4),
        sections: ['progress', 'investmentPlanExecution', 'trialOperation'],
        consultations: { supervisionUnit: { noReply: '未复' } },
        recipients: THREE,
        ...cited,
      };
    case 'reportSeriousProblem':
      return { kind: 'SERIOUS_DELAY', noticedOn: happened, description: '逾期', ...cited };
    case 'passAcceptance':
      return { concludedOn: happened, checklist: CHECKLIST, ...cited };
    case 'failAcceptance':
      return { concludedOn: happened, reason: '不合格', reapplyOn: ahead, ...cited };
    case 'requestExtension':
      return { until: ahead, reason: '排期', ...cited };
    case 'grantExtension':
      return { until: ahead };
    case 'refuseExtension':
      return { reason: '不足' };
    case 'returnExtension':
    case 'returnForCorrection':
      return { defects: ['缺页'] };
    case 'putIntoOperation':
      return { operationOn: happened };
    case 'submitSelfEvaluation':
      return { recipients: THREE, ...cited };
    case 'commissionPostEvaluation':
      return { evaluator: '某机构' };
    case 'submitPostEvaluation':
      return { findings: '良好', ...cited };
    case 'orderRectification':
      return { ground, violation: '问题', dueOn: ahead, ...cited };
    case 'submitRectification':
      return { of, statement: '已改', ...cited };
    case 'verifyRectification':
      return { of };
    case 'findNotCompliant':
    case 'withdrawRectification':
      return { of, reason: '理由' };
    case 'orderAgain':
    case 'changeRectificationDate':
      return { of, dueOn: ahead, reason: '理由' };
    case 'correct':
      return {
        field: 'completion.completedOn',
        from: facts.completion?.completedOn ?? today,
        to: happened,
        reason: '误',
        evidence: [documentOf('evidence').id],
      };
    case 'acknowledgeReceipt':
      return { of: pick + 1 };
    case 'beginPreparation':
    case 'withdrawExtension':
      return {};
    default:
      return cited;
  }
}

/** Brings one act; the facts after it, which are those before it where it was refused. */
export function bring(life: Life, chosen: Step): { act: string; lawful: boolean } {
  const on = addDays(life.today, chosen.wait);
  const usual = USUAL[life.facts.stage] ?? ANY;
  const act = chosen.choice === 'usual' ? usual[chosen.pick % usual.length]! : chosen.choice;
  const input = inputOf(act, life.facts, on, chosen);
  const register = findAct(act)!;
  const right = (register.byHere?.(life.facts, input) ?? register.by)[0]!;
  const party = chosen.party === 'right' ? partiesOf(kindNamed('project'), life.facts, right)[0]! : chosen.party;
  const citing = 'documents' in input || 'evidence' in input;
  const circumstances = {
    on,
    ...(register.guards.some(({ reads }) => reads === 'duties') ? { duties: dutiesOn(life, on) } : {}),
    ...(citing ? { documents: kindsFor(life.facts) } : {}),
  };
  const judgement = life.judgement(act, party, input, circumstances);
  expect(judgement.is, `${act}: ${JSON.stringify(judgement)}`).toMatch(/^(lawful|refused)$/);
  if (judgement.is !== 'lawful') return { act, lawful: false };
  expect(register.by.some((capacity) => capacitiesIn(kindNamed('project'), life.facts, party).includes(capacity))).toBe(
    true,
  );
  life.do(act, party, input, circumstances);
  return { act, lawful: true };
}
