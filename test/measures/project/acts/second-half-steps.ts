// One random step of a life from the budget on: an act, lawful or not, with an input that may be right.
import fc from 'fast-check';
import { expect } from 'vitest';
import { addDays, type CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE, sampleInput, type ActName } from '../../../../measures/project/act-samples.ts';
import type { ProjectFacts } from '../../../../measures/project/facts.ts';
import { capacitiesIn, partiesOf } from '../../../../measures/parts.ts';
import { findAct, kindNamed } from '../../../../measures/register.ts';
import { BUREAUS, type DocumentKind, type Stage } from '../../../../measures/vocabulary.ts';
import type { Life } from '../../dossier.ts';
import { dutiesOn, START, UNIT } from './built-lives.ts';
import { acceptanceDocumentKinds } from '../../../../measures/project/acts/acceptance-gates.ts';

/** What usually comes next: without it random lives would hardly leave the budget. */
const USUAL: Partial<Record<Stage, readonly ActName[]>> = {
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
const SUPERVISION: readonly ActName[] = [
  'orderRectification',
  'submitRectification',
  'verifyRectification',
  'findNotCompliant',
  'orderAgain',
  'changeRectificationDate',
  'withdrawRectification',
];
const ANY: readonly ActName[] = [
  ...new Set<ActName>([
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
/** Whatever some act of these asks for; what is resubmitted here is an application for acceptance. */
const KINDS = [...new Set(ANY.flatMap((act) => (act === 'resubmit' ? [] : (ACT_SAMPLES[act].cites ?? []))))];

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

/** Days that lie ahead of an act; all others that it names have come. */
const AHEAD = ['plannedCompletionOn', 'reapplyOn', 'until', 'dueOn'];

/** The sample, with its days moved, an order picked and all documents cited but one. */
function inputOf(act: ActName, facts: ProjectFacts, today: CalendarDate, chosen: Step): object {
  const { past, future, pick, ground, lacking } = chosen;
  const [happened, ahead] = [addDays(today, -past), addDays(today, future)];
  const orders = facts.rectifications;
  const drawn: Record<string, unknown> = {
    documents: kindsFor(facts)
      .filter((kind) => kind !== lacking)
      .map(EXAMPLE.idOf),
    of: act === 'acknowledgeReceipt' ? pick + 1 : (orders[pick % orders.length]?.seq ?? 1),
    ground,
    platformProjectCode: facts.classified ? undefined : START.platformProjectCode,
    ...(act === 'correct' && {
      field: 'completion.completedOn',
      from: facts.completion?.completedOn ?? today,
      to: happened,
    }),
  };
  const sample = sampleInput(act, { ...EXAMPLE, today, facts });
  const moved = Object.entries(sample).map(([field, value]: [string, unknown]) => {
    if (field in drawn) return [field, drawn[field]];
    return [field, AHEAD.includes(field) ? ahead : field.endsWith('On') ? happened : value];
  });
  return Object.fromEntries(moved) as object;
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
