// Test support: what is brought to a life next: an act that is open, one that a refusal named, or any; its sample, varied
// field by field. All of it follows from a dice, from the register and from the samples, so acts that are added later
// are drawn by themselves.
import type { Act } from '../../../measures/act.ts';
import { addDays, type CalendarDate } from '../../../measures/calendar/calendar-date.ts';
import type { DossierFacts } from '../../../measures/dossier.ts';
import { alternativesOf, fieldOf, membersOf } from '../../../measures/field/field.ts';
import { capacitiesFor, refusalsOf } from '../../../measures/judgement.ts';
import { isBureau } from '../../../measures/party-id.ts';
import { partiesOfAll } from '../../../measures/parts.ts';
import { figuresForGuards } from '../../../measures/practice.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import { EXAMPLE, sampleInput } from '../../../measures/project/act-samples.ts';
import { PROJECT_ACTS } from '../../../measures/project/acts.ts';
import { CORRECTABLE, CORRECTABLE_FIELDS } from '../../../measures/project/acts/correctable.ts';
import type { ProjectFacts } from '../../../measures/project/facts.ts';
import { BUREAUS, DOCUMENT_KINDS, type PartyId, type ProjectKind } from '../../../measures/vocabulary.ts';
import { documentOf, pick, type Dice } from '../../workflows/random-orders.ts';
import type { Circumstances } from '../dossier.ts';
import { inOrder, PROJECT, Standpoint } from '../ways-out/standpoint.ts';
import { standingsOf } from '../ways-out/standpoints.ts';
import { spoiled, type Ground } from '../ways-out/spoiling.ts';
import type { AnyLife } from './any-life.ts';

type Input = Record<string, unknown>;

export interface Drawn {
  act: ActName;
  party: PartyId;
  input: Input;
  circumstances: Circumstances & { on: CalendarDate };
}

export const ACTS = Object.keys(PROJECT_ACTS) as ActName[];
/** Whoever opens it: a bureau's own projects are decided by two. */
const OPENING = ['unit-any', 'unit-any', 'unit-any', 'unit-any', 'big-data', 'finance', 'development-reform'];
/** How often an input is varied: how many of its fields, each as likely as the others. */
const OFTEN = [0, 0, 0, 1, 1, 2];
const NEVER = [0];
const KINDS: readonly ProjectKind[] = ['NEW_BUILD', 'NEW_BUILD', 'EXPANSION', 'CONTINUATION', 'OM'];
const TOTALS = ['1860000000', '2999999999', '3000000000', '5200000000'];

/** What is brought on this day, which may be lawful. */
export function drawnAct(life: AnyLife, on: CalendarDate, dice: Dice): Drawn {
  const { facts } = life;
  if (facts.stage === 'UNOPENED') return opening(life, on, dice);
  if (facts.proposals.length > 0 && dice() < (life.isHurrying ? 0.8 : 0.4)) return proposalAnswered(life, on, dice);
  const named = life.named.length > 0 && dice() < 0.8 ? pick(life.named, dice) : undefined;
  const next = pick([...(life.isHurrying ? [] : ['']), ...nextOnRoad(facts)], dice) as ActName | '' | undefined;
  const isUsual = named === undefined && !!next && dice() < life.diligence;
  const tried = dice() < 0.3 ? triedFor(life) : undefined;
  const act = (named?.act as ActName | undefined) ?? tried ?? (isUsual ? next : actFor(life, on, dice));
  const isStraight = (named !== undefined || isUsual) && dice() < life.diligence;
  const input = { ...inputFor(act, facts, on, dice, isStraight ? NEVER : OFTEN), ...named?.input };
  const capacities =
    named?.by.map(({ capacity }) => capacity) ?? capacitiesFor(PROJECT_ACTS[act] as never, facts, input as never);
  const right = partiesOfAll(PROJECT, facts, capacities);
  const party = right.length > 0 && dice() < 0.93 ? pick(right, dice) : pick(anybody(facts), dice);
  return onPaperOrNot({ act, party, input, circumstances: circumstancesOf(life, on, dice) }, facts, dice);
}

const anybody = ({ parties }: ProjectFacts): PartyId[] => [
  ...Object.values(parties).filter((party): party is string => !!party),
  ...BUREAUS,
  'unit-of-nobody',
];

/** Known at the stage to which the life hurried, or at the one it has come to. */
function triedFor({ facts, temper }: AnyLife): ActName | undefined {
  const { triesFor, hurriesTo } = temper;
  const isThere = triesFor !== undefined && hurriesTo === undefined;
  return isThere && PROJECT_ACTS[triesFor].at.includes(facts.stage) ? triesFor : undefined;
}

const nextOnRoad = (facts: ProjectFacts): string[] =>
  PROJECT.roadOf!(facts).flatMap(({ act, after, from }) => (from === facts.stage ? [after ?? act] : []));

/** How many are looked at for one that is open. */
const LOOKED_AT = 8;

/** One that is open, as far as can be said before there is an input; now and then any. */
function actFor(life: AnyLife, on: CalendarDate, dice: Dice): ActName {
  const here = ACTS.filter((act) => PROJECT_ACTS[act].at.includes(life.facts.stage));
  if (here.length === 0 || dice() < 0.05) return pick(ACTS, dice);
  const some = Array.from({ length: LOOKED_AT }, () => rather(here, dice));
  return (dice() < 0.8 ? some.find((act) => isOpenIn(life, act, on)) : undefined) ?? some[0]!;
}

function isOpenIn({ facts, duties, rules }: AnyLife, name: ActName, today: CalendarDate): boolean {
  const act = PROJECT_ACTS[name] as Act<DossierFacts, unknown>;
  const figures = figuresForGuards(rules.practice, PROJECT.practice.guardFigures);
  const references = { documents: DOCUMENT_KINDS.map(documentOf), standing: inOrder(facts, today) };
  return partiesOfAll(PROJECT, facts, capacitiesFor(act, facts, undefined)).some((party) => {
    const situation = { facts, duties, references, party, today, figures };
    return refusalsOf(PROJECT, act, situation, undefined, ['facts', 'duties', 'standing']).length === 0;
  });
}

/** What is known at few stages rather than what is at all: else a life would hold little but orders to rectify. */
function rather(acts: readonly ActName[], dice: Dice): ActName {
  const weights = acts.map((act) => 1 / PROJECT_ACTS[act].at.length);
  let left = dice() * weights.reduce((sum, weight) => sum + weight, 0);
  return acts.find((_, index) => (left -= weights[index]!) < 0) ?? acts.at(-1)!;
}

function opening(life: AnyLife, on: CalendarDate, dice: Dice): Drawn {
  const sample = sampleInput('openDossier', { ...EXAMPLE, today: on });
  const drawn = { ...sample, kind: pick(KINDS, dice), estimatedTotal: pick(TOTALS, dice) };
  const input = varied('openDossier', drawn, { facts: life.facts, today: on }, pick(OFTEN, dice), dice);
  return { act: 'openDossier', party: pick(OPENING, dice), input, circumstances: circumstancesOf(life, on, dice) };
}

function proposalAnswered(life: AnyLife, on: CalendarDate, dice: Dice): Drawn {
  const { facts } = life;
  const { seq, act, by, awaiting } = pick(facts.proposals, dice);
  const circumstances = circumstancesOf(life, on, dice);
  const chance = life.isHurrying ? 0 : dice();
  if (chance < 0.6)
    return {
      act: act as ActName,
      party: pick(awaiting, dice),
      input: {},
      circumstances: { ...circumstances, confirms: seq },
    };
  const answer = chance < 0.8 ? 'declineProposal' : 'withdrawProposal';
  const input = { ...sampleInput(answer, { ...EXAMPLE, today: on, facts }), proposal: seq };
  return { act: answer, party: chance < 0.8 ? pick(awaiting, dice) : by, input, circumstances };
}

function circumstancesOf(life: AnyLife, on: CalendarDate, dice: Dice): Drawn['circumstances'] {
  const standing =
    dice() < 0.95 ? inOrder(life.facts, on) : pick(standingsOf(new Standpoint(life, { today: on })), dice);
  return { on, onRecord: DOCUMENT_KINDS, standing };
}

function inputFor(act: ActName, facts: ProjectFacts, today: CalendarDate, dice: Dice, times: readonly number[]): Input {
  const sample = sampleInput(act, { ...EXAMPLE, today, facts }) as Input;
  const base = act === 'correct' ? correction(sample, facts, dice) : sample;
  const input = dice() < 0.5 ? withAllPapers(act, base) : base;
  const dated = dice() < 0.15 ? happenedBefore(input, today, pick([1, 10, 30], dice)) : input;
  return varied(act, dated, { facts, today }, pick(times, dice), dice);
}

/** Of what is on record, a day or an amount more or less. */
function correction(sample: Input, facts: ProjectFacts, dice: Dice): Input {
  const known = CORRECTABLE_FIELDS.filter((field) => CORRECTABLE[field].stands(facts) !== undefined);
  if (known.length === 0) return sample;
  const field = pick(known, dice);
  const from = CORRECTABLE[field].stands(facts)!;
  const isAmount = /^\d+$/.test(from);
  const to = isAmount ? String(BigInt(from) + 1_000_000n) : addDays(from, Math.floor(dice() * 41) - 30);
  return { ...sample, field, from, to };
}

/** Every paper that the act takes: more than are asked for is lawful. */
const withAllPapers = (act: ActName, input: Input): Input => ({
  ...input,
  ...Object.fromEntries(
    alternativesOf(PROJECT_ACTS[act].input)
      .flatMap(membersOf)
      .flatMap(([name, member]) => {
        const field = fieldOf(member);
        return field?.kind === 'documents' ? [[name, field.documentKinds.map(EXAMPLE.idOf)]] : [];
      }),
  ),
});

/** What happened today happened some days ago. */
export const happenedBefore = (input: object, today: CalendarDate, days: number): Input =>
  Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, value === today ? addDays(today, -days) : value]),
  );

/** How many other inputs are tried for one that is lawful. */
const TRIED = 12;

/** The same with one field otherwise, where that is lawful. */
export function mended(life: AnyLife, drawn: Drawn, dice: Dice): Drawn | undefined {
  const { act, party, input, circumstances } = drawn;
  const others = spoiled(PROJECT_ACTS[act].input, input, { facts: life.facts, today: circumstances.on });
  for (let tried = 0; tried < TRIED; tried += 1) {
    const other = pick(others, dice);
    if (life.judgement(act, party, other, circumstances).is === 'lawful') return { ...drawn, input: other };
  }
  return undefined;
}

/** So many of its fields otherwise, each as likely as the others. */
const varied = (act: ActName, input: Input, ground: Ground, times: number, dice: Dice): Input =>
  Array.from({ length: times }).reduce<Input>((so) => withOneOtherwise(act, so, ground, dice), input);

function withOneOtherwise(act: ActName, input: Input, ground: Ground, dice: Dice): Input {
  const { input: schema } = PROJECT_ACTS[act];
  const names = alternativesOf(schema).flatMap((one) => membersOf(one).map(([name]) => name));
  const name = pick(names, dice);
  const isOtherwise = (other: Input): boolean => JSON.stringify(other[name]) !== JSON.stringify(input[name]);
  return pick(spoiled(schema, input, ground).filter(isOtherwise), dice) ?? input;
}

/** Now and then it came on paper some days ago, and whoever received it enters it. */
function onPaperOrNot(drawn: Drawn, facts: ProjectFacts, dice: Dice): Drawn {
  const { act, party, input, circumstances } = drawn;
  if (isBureau(party) || dice() < 0.95) return drawn;
  const told = partiesOfAll(PROJECT, facts, toldOf(act, facts, input)).filter((one) => isBureau(one));
  if (told.length === 0) return drawn;
  const arrivedOn = addDays(circumstances.on, -Math.floor(dice() * 4));
  const onPaper = { arrivedOn, receipt: EXAMPLE.idOf('paperReceipt') };
  return { act, party: pick(told, dice), input, circumstances: { ...circumstances, onPaper } };
}

/** Whom it would tell; an input that was spoiled may say nothing of that. */
function toldOf(name: ActName, facts: ProjectFacts, input: Input): readonly string[] {
  const act = PROJECT_ACTS[name] as Act<DossierFacts, unknown>;
  return act.input.safeParse(input).success ? act.tells(facts, input) : [];
}
