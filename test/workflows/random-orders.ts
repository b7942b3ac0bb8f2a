// Test support: orders for a project in whatever state, drawn from the register, so that acts added later take part by
// themselves.
// Inputs start from the samples, and vary by the names of their fields; whether an order is lawful is asked of `judge`
// and of nobody else.
import { z } from 'zod';
import type { Act } from '../../measures/act.ts';
import { ACT_SAMPLES, EXAMPLE, sampleInput, type ActName } from '../../measures/project/act-samples.ts';
import { filingsOf } from '../../measures/project/acts/filings.ts';
import { addDays, beijingDateOf, yearOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../measures/dossier.ts';
import { fieldOf, membersOf } from '../../measures/field/field.ts';
import type { DutyFigures } from '../../measures/duty.ts';
import type { ProjectFacts } from '../../measures/project/facts.ts';
import type { BroughtReferences, CitedDocument } from '../../measures/references.ts';
import { applied, judge } from '../../measures/judgement.ts';
import type { BroughtAct } from '../../measures/line.ts';
import { partiesOfAll } from '../../measures/parts.ts';
import type { Figures } from '../../measures/practice.ts';
import { kindNamed } from '../../measures/register.ts';
import type { DocumentKind, PartyId, ProjectKind } from '../../measures/vocabulary.ts';
import type { LastAct } from '../../measures/undo.ts';
import type { RecordedState } from '../../workflows/lifecycle/contract.ts';

export type Order = Pick<BroughtAct, 'act' | 'input' | 'references' | 'confirms'> & { party: PartyId };
export interface Seen {
  facts: ProjectFacts;
  duties: readonly DutyFigures[];
  figures: Figures;
  today: CalendarDate;
  lastAct?: LastAct;
  /** Epoch ms, where it is known. */
  at?: number;
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

/** All that a resubmission may have to bring, whatever was returned. */
export const RESUBMITTED: readonly DocumentKind[] = [
  ...ACT_SAMPLES.declare.cites,
  ...ACT_SAMPLES.requestOutOfPlan.cites,
  ...ACT_SAMPLES.submitCombinedReport.cites,
  ...ACT_SAMPLES.submitFeasibilityReport.cites,
  ...ACT_SAMPLES.submitDesign.cites,
  ...ACT_SAMPLES.declareForAnnualPlan.cites,
  ...ACT_SAMPLES.applyForAcceptance.cites,
].filter((kind, index, kinds) => kinds.indexOf(kind) === index);
/** Where what is cited hangs on what is drawn, or on the stage, all of it is cited. */
const ALSO_CITED: Partial<Record<ActName, readonly DocumentKind[]>> = {
  recordOpinion: ['technicalOpinion', 'appraisalReport'],
  resubmit: RESUBMITTED,
};

export const documentOf = (kind: DocumentKind): CitedDocument => ({
  id: EXAMPLE.idOf(kind),
  kind,
  sha256: '0'.repeat(64),
});

/** What a person in front of a screen knows of a project, by its row. */
export const seenIn = (
  { facts, recorded: { duties, figures, lastAct } }: { facts: DossierFacts; recorded: RecordedState },
  now = Date.now(),
): Seen => ({ facts: facts as ProjectFacts, duties, figures, today: beijingDateOf(now), lastAct, at: now });

export const isLawful = (order: Order, seen: Seen): boolean =>
  judge(PROJECT, order, { ...seen, party: order.party }).is === 'lawful';

/**
 * One order per act and party that is lawful now, as it is drawn or else as its sample has it; a confirmation of every
 * joint act that waits for one.
 */
export function lawfulOrders(seen: Seen, dice: Dice): Order[] {
  const drawn = PROJECT.acts
    .filter((act) => act.at.includes(seen.facts.stage))
    .flatMap((act) => partiesOfAll(PROJECT, seen.facts, act.by).map((party) => ({ act, party })))
    .map(({ act, party }) => {
      const order = orderOf(act, party, seen, dice);
      return isLawful(order, seen) ? order : orderOf(act, party, seen);
    });
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

/** Of one of the kinds there are: some acts are of one alone. */
export const KINDS: readonly ProjectKind[] = ['NEW_BUILD', 'NEW_BUILD', 'NEW_BUILD', 'CONTINUATION', 'OM'];

export const openingOf = (
  name: string,
  party: PartyId,
  estimatedTotal: string,
  kind: ProjectKind = 'NEW_BUILD',
): Order => ({
  act: 'openDossier',
  party,
  input: { ...ACT_SAMPLES.openDossier.input(EXAMPLE), name, estimatedTotal, kind },
  references: { documents: [], standing: { blocks: [] } },
});

/** Where a lawful order leads a life: onward or nowhere, back to a stage before, or to its end. */
export type Leads = 'on' | 'back' | 'to an end';

/** What a lawful order makes of the facts. */
export function factsAfter({ party, ...brought }: Order, { facts, today }: Seen): ProjectFacts {
  const by = { ...brought, actor: { sub: party, party, roles: [] }, requestKey: '', requestHash: '' };
  return applied(PROJECT, facts, by, { seq: Number.MAX_SAFE_INTEGER, receivedOn: today }).facts as ProjectFacts;
}

/** Found by trying, so that acts need not be sorted by hand. */
export function leadsOf(order: Order, seen: Seen): Leads {
  const { facts } = seen;
  const after = factsAfter(order, seen);
  const { stage } = after;
  if (stage === facts.stage) return returnedIn(after) > returnedIn(facts) ? 'back' : 'on';
  if (PROJECT.endStages.includes(stage)) return 'to an end';
  const isUsual = PROJECT.roadOf!(facts).some(({ act, to }) => act === order.act && to === stage);
  return isUsual ? 'on' : 'back';
}

/** How much lies with the unit again, to be put right. */
const returnedIn = (facts: DossierFacts): number => JSON.stringify(facts).split('"RETURNED"').length;

/** Known at nearly every stage: drawn as often as the others these would bury a project. */
export const isKnownEverywhere = (act: string): boolean =>
  (PROJECT.acts.find(({ name }) => name === act)?.at.length ?? 0) > Object.keys(PROJECT.stageNames).length / 2;

/** Varied by a dice, or as the sample has it. */
function orderOf({ name, input }: Act, party: PartyId, seen: Seen, dice?: Dice): Order {
  const act = name as ActName;
  const kinds = ALSO_CITED[act] ?? ACT_SAMPLES[act].cites ?? [];
  const sample = sampleInput(act, { ...EXAMPLE, ...seen }) as Record<string, unknown>;
  const drawn = Object.entries(sample).map(([field, value]) => [
    field,
    field === 'documents'
      ? kinds.map(EXAMPLE.idOf)
      : ((dice && drawnInstead(field, choicesOf(name, input)[field], seen, dice)) ?? value),
  ]);
  const more = dice && dice() < SAID_MORE ? nothingChosen(input, sample) : {};
  return { act, party, input: { ...more, ...Object.fromEntries(drawn) }, references: referencesOf(kinds, seen) };
}

const SAID_MORE = 0.3;
/** Of the choices that may be left out: none of them, which is not the same. */
const nothingChosen = (input: Act['input'], sample: object): object =>
  Object.fromEntries(
    membersOf(input).flatMap(([name, member]) =>
      member instanceof z.ZodOptional && fieldOf(member)?.kind === 'choices' && !(name in sample) ? [[name, []]] : [],
    ),
  );

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

/** Values of each field that offers a choice, by its name. */
type Choices = Readonly<Record<string, readonly string[] | undefined>>;
const choices = new Map<string, Choices>();

function choicesOf(act: string, input: Act['input']): Choices {
  let known = choices.get(act);
  if (!known) {
    const { properties = {} } = z.toJSONSchema(input, { unrepresentable: 'any' }) as {
      properties?: Record<string, { enum?: string[] }>;
    };
    known = Object.fromEntries(Object.entries(properties).map(([field, schema]) => [field, schema.enum]));
    choices.set(act, known);
  }
  return known;
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

/** Days of events that may be entered long after them: then others confirm the day. */
const HAPPENED: readonly string[] = ['convenedOn', 'concludedOn'];
const ENTERED_LATE = 0.2;
const LONG_AGO_DAYS = 40;

/** Small enough for a plan of many years. */
const OF_ONE_YEAR = '100000000';

/** What is drawn in the place of the sample's value; undefined where the sample stands. */
function drawnInstead(field: string, choice: readonly string[] | undefined, seen: Seen, dice: Dice): unknown {
  const { facts, today } = seen;
  const daysToCome = DAYS_TO_COME.get(field);
  if (daysToCome) return addDays(today, 1 + Math.floor(dice() * daysToCome));
  if (HAPPENED.includes(field) && dice() < ENTERED_LATE) return addDays(today, -LONG_AGO_DAYS);
  // The other channel is for classified projects.
  if (choice && field !== 'channel') return pick(choice, dice);
  if (field === 'agrees') return dice() < 0.9;
  if (field === 'of' || field === 'proposal') return numberOf(seen, dice);
  if (field === 'year') return pick(yearsOf(facts, today), dice);
  return field === 'amount' ? OF_ONE_YEAR : undefined;
}

/** A number that something in the dossier goes by: an order, a proposal, a filing, the last act. */
const numberOf = ({ facts, lastAct }: Seen, dice: Dice): number =>
  pick([...facts.rectifications, ...facts.proposals, ...filingsOf(facts), lastAct ?? { seq: 1 }], dice).seq;

/** This year, the one before, and those a plan was declared for. */
const yearsOf = (facts: ProjectFacts, today: CalendarDate): string[] => [
  String(yearOf(today)),
  String(yearOf(today) - 1),
  ...Object.keys(facts.annualPlans),
];
