// Test support: orders for a project in whatever state, drawn from the register, so that acts added later take part by
// themselves.
// Inputs are filled in by the names of their fields; whether an order is lawful is asked of `judge` and of nobody else.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import { filingsOf } from '../../measures/project/acts/filings.ts';
import { addDays, beijingDateOf, yearOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { BroughtReferences, CitedDocument } from '../../measures/references.ts';
import { judge } from '../../measures/judgement.ts';
import type { BroughtAct } from '../../measures/line.ts';
import { partiesOfAll } from '../../measures/parts.ts';
import type { Figures } from '../../measures/practice.ts';
import { kindNamed } from '../../measures/register.ts';
import type { DocumentKind, PartyId } from '../../measures/vocabulary.ts';
import type { RecordedState } from '../../workflows/lifecycle/contract.ts';

export type Order = Pick<BroughtAct, 'act' | 'input' | 'references' | 'confirms'> & { party: PartyId };
export interface Seen {
  facts: ProjectFacts;
  duties: readonly DutyFigures[];
  figures: Figures;
  today: CalendarDate;
}
const PROJECT = kindNamed('project');

/** A number from 0 up to 1. */
export type Dice = () => number;

/** Repeatable numbers (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const pick = <T>(from: readonly T[], dice: Dice): T => from[Math.floor(dice() * from.length)]!;

/** What the acts below ask for; the others cite evidence. */
const ACCEPTANCE: readonly DocumentKind[] = [
  'constructionSummary',
  'financialReport',
  'auditReport',
  'securityRiskAssessmentReport',
  'mlpsTestReport',
  'mlpsFilingProof',
  'cryptographyAssessmentReport',
  'dataDictionary',
];
const DESIGN: readonly DocumentKind[] = ['dataResourceCatalogue', 'cryptographyPlan', 'productSecurityStatement'];
const CITED: Partial<Record<string, readonly DocumentKind[]>> = {
  declare: ['needsStatement'],
  submitCombinedReport: ['combinedFeasibilityReport', ...DESIGN],
  submitFeasibilityReport: ['feasibilityReport', ...DESIGN],
  submitDesign: ['preliminaryDesign', ...DESIGN],
  resubmit: [
    'needsStatement',
    'combinedFeasibilityReport',
    'feasibilityReport',
    'preliminaryDesign',
    'performanceTargetTable',
    ...DESIGN,
    ...ACCEPTANCE,
  ],
  recordOpinion: ['technicalOpinion', 'appraisalReport'],
  approveCombinedReport: ['approvalReply'],
  approveFeasibilityReport: ['approvalReply'],
  approveDesign: ['approvalReply'],
  declareForAnnualPlan: ['performanceTargetTable'],
  startConstruction: ['procurementRecord', 'supervisionContract'],
  confirmCompletion: ['supervisionStatement'],
  submitYearEndReport: ['performanceReport', 'consultationRecord'],
  reportSeriousProblem: ['problemReport'],
  applyForAcceptance: ACCEPTANCE,
  conveneAcceptance: ACCEPTANCE,
  reapplyForAcceptance: ACCEPTANCE,
  passAcceptance: ['acceptanceConclusion'],
  failAcceptance: ['acceptanceConclusion'],
  fileAcceptanceResult: ['acceptanceConclusion'],
  requestExtension: ['extensionRequest'],
  submitSelfEvaluation: ['selfEvaluationReport'],
  submitPostEvaluation: ['postEvaluationReport'],
  submitRectification: ['rectificationReport'],
  close: ['archiveChecklist'],
};
export const documentOf = (kind: DocumentKind): CitedDocument => ({
  id: `doc-${kind}`,
  kind,
  sha256: '0'.repeat(64),
});

/** What a person in front of a screen knows of a project, by its row. */
export const seenIn = (
  { facts, recorded: { duties, figures } }: { facts: DossierFacts; recorded: RecordedState },
  now = Date.now(),
): Seen => ({ facts: facts as ProjectFacts, duties, figures, today: beijingDateOf(now) });

export const isLawful = (order: Order, seen: Seen): boolean =>
  judge(PROJECT, order, { ...seen, party: order.party }).is === 'lawful';

/** One order per act and party that is lawful now; a confirmation of every joint act that waits for one. */
export function lawfulOrders(seen: Seen, dice: Dice): Order[] {
  const drawn = PROJECT.acts
    .filter((act) => act.at.includes(seen.facts.stage))
    .flatMap((act) => partiesOfAll(PROJECT, seen.facts, act.by).map((party) => orderOf(act, party, seen, dice)));
  const confirmations = seen.facts.proposals.map(({ act, seq, awaiting }): Order => ({
    act,
    input: undefined,
    references: referencesOf([], seen),
    confirms: seq,
    party: awaiting[0]!,
  }));
  return [...drawn, ...confirmations].filter((order) => isLawful(order, seen));
}

/** Any act by anybody: nearly always unlawful. */
export function anyOrder(seen: Seen, dice: Dice): Order {
  const party = pick(
    [...Object.values(seen.facts.parties), 'big-data', 'audit', 'unit-of-nobody'].filter(Boolean),
    dice,
  );
  return orderOf(pick(PROJECT.acts, dice), party, seen, dice);
}

export function openingOf(name: string, party: PartyId, estimatedTotal: string): Order {
  const input = {
    name,
    kind: 'NEW_BUILD',
    classified: false,
    department: 'department-health',
    unitCategory: 'PARTY_AND_GOVERNMENT',
    fundSources: ['FISCAL'],
    estimatedTotal,
    newCivilWorks: false,
    highEnergyUse: false,
    sharesData: true,
  };
  return { act: 'openDossier', party, input, references: { documents: [], standing: { blocks: [] } } };
}

function orderOf(act: Act, party: PartyId, seen: Seen, dice: Dice): Order {
  const kinds = CITED[act.name] ?? ['evidence'];
  const input =
    act.name === 'correct' ? correction(seen.facts) : valueOf('', schemaOf(act), { act, kinds, seen, dice });
  return { act: act.name, party, input, references: referencesOf(kinds, seen) };
}

const schemas = new Map<string, Schema>();

function schemaOf({ name, input }: Act): Schema {
  const schema = schemas.get(name) ?? (z.toJSONSchema(input, { unrepresentable: 'any' }) as Schema);
  schemas.set(name, schema);
  return schema;
}

export function referencesOf(kinds: readonly DocumentKind[], { facts, today }: Seen): BroughtReferences {
  const year = yearOf(today);
  const departmentPlan = {
    department: facts.parties.department,
    version: 1,
    fromYear: year,
    toYear: year + 3,
    collectiveDecision: true,
    contains: true,
    filedWith: ['big-data', 'development-reform', 'cyberspace'] as const,
  };
  return {
    documents: kinds.map(documentOf),
    standing: { blocks: [], departmentPlan: { ...departmentPlan, filedWith: [...departmentPlan.filedWith] } },
  };
}

const correction = ({ estimatedTotal }: ProjectFacts) => ({
  field: 'estimatedTotal',
  from: estimatedTotal,
  to: String(BigInt(estimatedTotal ?? '1') + 1n),
  reason: '录入有误',
  evidence: ['doc-evidence'],
});

interface Schema {
  type?: string;
  enum?: string[];
  pattern?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  items?: Schema;
  anyOf?: Schema[];
}
interface Filling {
  act: Act;
  kinds: readonly DocumentKind[];
  seen: Seen;
  dice: Dice;
}

/**
 * Fields that name a day to come, and how far it may lie ahead: an extension beyond the half year within which
 * acceptance is due, as often as not.
 */
const DAYS_TO_COME = new Map([
  ['dueOn', 120],
  ['reapplyOn', 120],
  ['plannedCompletionOn', 120],
  ['until', 360],
]);

function valueOf(field: string, schema: Schema, filling: Filling): unknown {
  const { kinds, dice, seen } = filling;
  if (schema.anyOf) return valueOf(field, schema.anyOf[0]!, filling);
  if (schema.enum) return field === 'channel' ? 'YUKUAIBAN' : pick(schema.enum, dice);
  if (schema.type === 'boolean') return field !== 'agrees' || dice() < 0.9;
  if (schema.type === 'integer') return field === 'departmentPlanVersion' ? 1 : numberOf(seen.facts, dice);
  if (schema.type === 'array')
    return field === 'documents' || field === 'evidence'
      ? kinds.map((kind) => documentOf(kind).id)
      : (schema.items?.enum ?? ['其一']);
  if (schema.type === 'object') return objectOf(field, schema, filling);
  return textOf(field, schema, filling);
}

/** Optional by their shape, asked for by a gate of the ordinary project. */
const ASKED_FOR = ['chapters', 'platformProjectCode'];

/** Other optional fields are left out, but those of a part that is there are filled in. */
function objectOf(
  field: string,
  { properties = {}, required = [], propertyNames }: Schema,
  filling: Filling,
): Record<string, unknown> {
  const names =
    propertyNames?.enum ??
    Object.keys(properties).filter((name) => field !== '' || required.includes(name) || ASKED_FOR.includes(name));
  return Object.fromEntries(
    names.map((name) => [name, properties[name] ? valueOf(name, properties[name], filling) : '已核查']),
  );
}

/** A number that something in the dossier goes by: an order, a proposal, a filing. */
const numberOf = (facts: ProjectFacts, dice: Dice): number =>
  pick([...facts.rectifications, ...facts.proposals, ...filingsOf(facts), { seq: 1 }], dice).seq;

/** This year, the one before, and those a plan was declared for. */
const yearsOf = (facts: ProjectFacts, today: CalendarDate): string[] => [
  String(yearOf(today)),
  String(yearOf(today) - 1),
  ...Object.keys(facts.annualPlans),
];

function textOf(field: string, { pattern }: Schema, { kinds, seen: { facts, today }, dice }: Filling): string {
  const daysToCome = DAYS_TO_COME.get(field);
  if (daysToCome) return addDays(today, 1 + Math.floor(dice() * daysToCome));
  if (field.endsWith('On')) return today;
  if (field === 'year') return pick(yearsOf(facts, today), dice);
  if (field === 'amount') return '100000000';
  if (field === 'appraisedTotal') return '3200000000';
  if (pattern?.startsWith('^[1-9]')) return facts.estimatedTotal ?? '1';
  if (pattern?.includes('unit-')) return 'unit-supervisors';
  if (field === 'document') return documentOf(kinds[0]!).id;
  return '情况属实';
}
