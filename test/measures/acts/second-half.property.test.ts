// Random lives from the budget on: whatever is brought, lawful or not, only the transitions of the Measures happen, and what they rest on is on record.
// test support
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import { capacitiesOf, openRectifications, partyOf, passedAcceptance, type ProjectFacts, type Rectification } from '../../../measures/facts.ts';
import { findAct } from '../../../measures/register.ts';
import { BUREAUS, type DocumentKind, type Stage } from '../../../measures/vocabulary.ts';
import { documentOf, type Life } from '../dossier.ts';
import { ACCEPTANCE_DOCUMENTS, budgeted, CHECKLIST, completed, dutiesOn, inOperation, LOWER, selfEvaluated, START, THREE, UNIT, UPPER } from './built-lives.ts';
// under test
import { acceptanceDocumentKinds } from '../../../measures/acts/acceptance-gates.ts';

const TRANSITIONS: Partial<Record<Stage, readonly Stage[]>> = {
  BUDGETED: ['PREPARING'], PREPARING: ['UNDER_CONSTRUCTION'], UNDER_CONSTRUCTION: ['COMPLETED'], COMPLETED: ['ACCEPTANCE_IN_PROGRESS'],
  ACCEPTANCE_IN_PROGRESS: ['ACCEPTED', 'ACCEPTANCE_REMEDIATION'], ACCEPTANCE_REMEDIATION: ['ACCEPTANCE_IN_PROGRESS'], ACCEPTED: ['IN_OPERATION'],
  IN_OPERATION: ['SELF_EVALUATED'], SELF_EVALUATED: ['POST_EVALUATION', 'CLOSED'], POST_EVALUATION: ['CLOSED'], CLOSED: [],
};
/** What usually comes next: without it random lives would hardly leave the budget. */
const USUAL: Partial<Record<Stage, readonly string[]>> = {
  BUDGETED: ['beginPreparation'], PREPARING: ['startConstruction'], UNDER_CONSTRUCTION: ['confirmCompletion', 'startTrialOperation', 'submitYearEndReport'],
  COMPLETED: ['applyForAcceptance', 'conveneAcceptance', 'requestExtension', 'grantExtension'], ACCEPTANCE_IN_PROGRESS: ['passAcceptance', 'failAcceptance', 'returnForCorrection', 'resubmit'],
  ACCEPTANCE_REMEDIATION: ['reapplyForAcceptance'], ACCEPTED: ['putIntoOperation', 'fileAcceptanceResult'], IN_OPERATION: ['submitSelfEvaluation'],
  SELF_EVALUATED: ['commissionPostEvaluation', 'close'], POST_EVALUATION: ['submitPostEvaluation', 'close'],
};
const FOLLOWERS: Record<Rectification['status'], readonly Rectification['status'][]> = {
  ISSUED: ['SUBMITTED', 'WITHDRAWN'], SUBMITTED: ['VERIFIED', 'NOT_COMPLIANT'], NOT_COMPLIANT: ['ISSUED', 'SUBMITTED', 'WITHDRAWN'], VERIFIED: [], WITHDRAWN: [],
};
const SUPERVISION = ['orderRectification', 'submitRectification', 'verifyRectification', 'findNotCompliant', 'orderAgain', 'changeRectificationDate', 'withdrawRectification'];
const ANY = [...new Set([...Object.values(USUAL).flat(), ...SUPERVISION, 'reportSeriousProblem', 'refuseExtension', 'returnExtension', 'withdrawExtension', 'correct', 'acknowledgeReceipt'])];
const KINDS: readonly DocumentKind[] = [
  ...ACCEPTANCE_DOCUMENTS, 'procurementRecord', 'supervisionContract', 'supervisionStatement', 'performanceReport', 'problemReport', 'acceptanceConclusion', 'selfEvaluationReport',
  'postEvaluationReport', 'archiveChecklist', 'rectificationReport', 'evidence',
];

const step = fc.record({
  choice: fc.oneof({ weight: 5, arbitrary: fc.constant('usual' as const) }, { weight: 3, arbitrary: fc.constantFrom(...ANY) }, { weight: 4, arbitrary: fc.constantFrom(...SUPERVISION) }),
  pick: fc.nat(20),
  party: fc.oneof({ weight: 6, arbitrary: fc.constant('right' as const) }, { weight: 1, arbitrary: fc.constantFrom(UNIT, 'unit-other', ...BUREAUS) }),
  wait: fc.oneof(fc.nat(20), fc.nat(200)),
  past: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 60 })),
  future: fc.oneof(fc.integer({ min: 1, max: 120 }), fc.integer({ min: -10, max: 400 })),
  lacking: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: fc.constantFrom(...KINDS) }),
  ground: fc.constantFrom('ART24', 'ART35', 'ART37'),
});
/** All that a project may cite; of the test reports those of its classification. */
const kindsFor = (facts: ProjectFacts): DocumentKind[] => [...new Set([...KINDS.filter((kind) => !kind.startsWith('mlps')), ...acceptanceDocumentKinds(facts)])];
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function inputOf(act: string, facts: ProjectFacts, today: CalendarDate, { past, future, pick, ground, lacking }: Step): object {
  const [happened, ahead] = [addDays(today, -past), addDays(today, future)];
  const cited = { documents: kindsFor(facts).filter((kind) => kind !== lacking).map((kind) => documentOf(kind).id) };
  const order = facts.rectifications.length > 0 ? facts.rectifications[pick % facts.rectifications.length]! : undefined;
  const of = order?.seq ?? 1;
  switch (act) {
    case 'startConstruction': return { ...START, startedOn: happened, plannedCompletionOn: ahead, platformProjectCode: facts.classified ? undefined : START.platformProjectCode, ...cited };
    case 'startTrialOperation': return { startedOn: happened };
    case 'confirmCompletion': return { completedOn: happened, ...cited };
    case 'submitYearEndReport':
      return { year: today.slice(0, 4), sections: ['progress', 'investmentPlanExecution', 'trialOperation'], consultations: { supervisionUnit: { noReply: '未复' } }, recipients: THREE, ...cited };
    case 'reportSeriousProblem': return { kind: 'SERIOUS_DELAY', noticedOn: happened, description: '逾期', ...cited };
    case 'passAcceptance': return { concludedOn: happened, checklist: CHECKLIST, ...cited };
    case 'failAcceptance': return { concludedOn: happened, reason: '不合格', reapplyOn: ahead, ...cited };
    case 'requestExtension': return { until: ahead, reason: '排期', ...cited };
    case 'grantExtension': return { until: ahead };
    case 'refuseExtension': return { reason: '不足' };
    case 'returnExtension': case 'returnForCorrection': return { defects: ['缺页'] };
    case 'putIntoOperation': return { operationOn: happened };
    case 'submitSelfEvaluation': return { recipients: THREE, ...cited };
    case 'commissionPostEvaluation': return { evaluator: '某机构' };
    case 'submitPostEvaluation': return { findings: '良好', ...cited };
    case 'orderRectification': return { ground, violation: '问题', dueOn: ahead, ...cited };
    case 'submitRectification': return { of, statement: '已改', ...cited };
    case 'verifyRectification': return { of };
    case 'findNotCompliant': case 'withdrawRectification': return { of, reason: '理由' };
    case 'orderAgain': case 'changeRectificationDate': return { of, dueOn: ahead, reason: '理由' };
    case 'correct': return { field: 'completion.completedOn', from: facts.completion?.completedOn ?? today, to: happened, reason: '误', evidence: [documentOf('evidence').id] };
    case 'acknowledgeReceipt': return { of: pick + 1 };
    case 'beginPreparation': case 'withdrawExtension': return {};
    default: return cited;
  }
}

/** Brings one act; the facts after it, which are those before it where it was refused. */
function bring(life: Life, chosen: Step): { act: string; lawful: boolean } {
  const on = addDays(life.today, chosen.wait);
  const usual = USUAL[life.facts.stage] ?? ANY;
  const act = chosen.choice === 'usual' ? usual[chosen.pick % usual.length]! : chosen.choice;
  const input = inputOf(act, life.facts, on, chosen);
  const register = findAct(act)!;
  const right = (register.byHere?.(life.facts, input) ?? register.by)[0]!;
  const party = chosen.party === 'right' ? partyOf(life.facts, right)! : chosen.party;
  const citing = 'documents' in input || 'evidence' in input;
  const circumstances = { on, ...(register.guards.some(({ reads }) => reads === 'duties') ? { duties: dutiesOn(life, on) } : {}), ...(citing ? { documents: kindsFor(life.facts) } : {}) };
  const judgement = life.judgement(act, party, input, circumstances);
  expect(judgement.is, `${act}: ${JSON.stringify(judgement)}`).toMatch(/^(lawful|refused)$/);
  if (judgement.is !== 'lawful') return { act, lawful: false };
  expect(register.by.some((capacity) => capacitiesOf(life.facts, party).includes(capacity))).toBe(true);
  life.do(act, party, input, circumstances);
  return { act, lawful: true };
}

function holdsTogether(facts: ProjectFacts, today: CalendarDate): void {
  const { construction, completion, trialOperation, operation } = facts;
  const passed = passedAcceptance(facts);
  if (completion) {
    expect(construction!.startedOn <= completion.completedOn && completion.completedOn <= today).toBe(true);
    if (trialOperation) expect(trialOperation.startedOn <= completion.completedOn).toBe(true);
  }
  for (const { documents, conclusion } of facts.acceptanceRounds) {
    expect(documents.map(({ kind }) => kind)).toEqual(expect.arrayContaining(acceptanceDocumentKinds(facts)));
    if (conclusion) expect(completion!.completedOn <= conclusion.concludedOn && conclusion.concludedOn <= today).toBe(true);
  }
  if (operation) expect(passed).toBeDefined();
  if (facts.selfEvaluation) {
    const later = [passed!.concludedOn, operation!.operationOn].sort()[1]!;
    expect(facts.selfEvaluation.on >= addDays(later, 365)).toBe(true);
  }
  if (facts.closed) expect(facts.closed.documents.some(({ kind }) => kind === 'archiveChecklist')).toBe(true);
  expect(facts.extensions.filter(({ status }) => status === 'REQUESTED' || status === 'RETURNED').length).toBeLessThanOrEqual(1);
  for (const { dates, dueOn, servedOn } of facts.rectifications) expect(dates.at(-1)).toMatchObject({ dueOn, servedOn });
}

describe('random lives from the budget on', () => {
  it('move along the transitions of the Measures only, resting on what these ask for', { timeout: 120_000 }, () => {
    const reached = new Set<string>();
    const starts = [UPPER, LOWER].flatMap((total) => [budgeted(total), budgeted(total), completed(total), inOperation(total), selfEvaluated(total)]);
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.boolean(), fc.array(step, { minLength: 10, maxLength: 35, size: 'max' }), (start, classified, steps) => {
        const life = start.branch();
        life.facts = { ...life.facts, classified: classified && life.facts.stage === 'BUDGETED' };
        for (const chosen of steps) {
          const [before, asBefore] = [life.facts, JSON.stringify(life.facts)];
          const { act, lawful } = bring(life, chosen);
          expect(JSON.stringify(before), `${act} touched what was before it`).toBe(asBefore);
          if (!lawful) continue;
          const { stage, rectifications } = life.facts;
          if (stage !== before.stage) expect(TRANSITIONS[before.stage], `${act} from ${before.stage}`).toContain(stage);
          rectifications.forEach(({ status }, at) => {
            const was = before.rectifications[at]?.status;
            if (was !== undefined && was !== status) expect(FOLLOWERS[was], `${act} on ${was}`).toContain(status);
          });
          if (stage === 'CLOSED' && before.stage !== 'CLOSED') expect(openRectifications(before)).toEqual([]);
          holdsTogether(life.facts, life.today);
          reached.add(stage);
          for (const { status } of rectifications) reached.add(status);
        }
      }),
      { seed: 20211123, numRuns: 150 },
    );
    expect([...reached]).toEqual(expect.arrayContaining([...Object.keys(TRANSITIONS).filter((stage) => stage !== 'BUDGETED'), ...Object.keys(FOLLOWERS)]));
  });
});
