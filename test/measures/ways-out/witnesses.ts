// Test support: every refusal that can be had: at each standpoint each act by each who may bring it, with its sample and
// with spoiled inputs, in good order and out of it.
import type { Act, Refusal } from '../../../measures/act.ts';
import type { ActName } from '../../../measures/project/act-names.ts';
import { CORRECTABLE, CORRECTABLE_FIELDS } from '../../../measures/project/acts/correctable.ts';
import { isBureau } from '../../../measures/party-id.ts';
import { isUpperClass, planDeferralOf, suspensionOf, upperTotalKnown } from '../../../measures/project/questions.ts';
import { capacitiesFor } from '../../../measures/judgement.ts';
import { RECTIFICATION_GROUND_NAMES, type PartyId } from '../../../measures/vocabulary.ts';
import type { Witness } from './clerk.ts';
import { spoiled } from './spoiling.ts';
import { allStandpoints, pathOf, standingsOf } from './standpoints.ts';
import { PROJECT, type Brought, type Standpoint } from './standpoint.ts';
import { UNREACHED } from './unreached.ts';

type Input = Record<string, unknown>;

/** How many standpoints are enough for one way out of one guard of one act; `WAYS_OUT=300` follows thirty times as many. */
const ENOUGH = Number(process.env.WAYS_OUT ?? 2);
/** At how many standpoints of one sort an act is tried with its sample; at the first also with spoiled inputs. */
const SAMPLED = 4;
const STRIDE = 37;

export const keyOf = ({ brought: { act }, refusal: { code } }: Witness): string => `${act}.${code}`;

/** What kind of ways a refusal names, whatever the particulars. */
export const waysOf = ({ mend, acts, instead, outside, wait, needless, earliestOn }: Refusal): string =>
  JSON.stringify([
    { mend, wait, needless, dated: earliestOn !== undefined },
    [acts, instead].map((list) => list?.map(({ act }) => act)),
    outside?.map(({ step }) => step),
  ]);

/**
 * Refusals by act and guard: of each way out as many as are enough, from different standpoints. For guards that are listed
 * as met by none nobody looks longer than for the others of their act.
 */
export function allWitnesses(): Witness[] {
  const kept = new Kept();
  for (const at of strewn(allStandpoints())) {
    const sort = sortOf(at);
    for (const act of PROJECT.acts) tryHere(kept, at, act, sort);
  }
  return kept.all;
}

/** Those that follow each other differ in little: what few of them meet is found sooner where the next is far from the last. */
const strewn = <T>(all: readonly T[]): T[] =>
  Array.from({ length: STRIDE }, (_, first) => all.filter((_one, at) => at % STRIDE === first)).flat();

function tryHere(kept: Kept, at: Standpoint, act: Act, sort: string): void {
  const name = act.name as ActName;
  const isHere = act.at.includes(at.facts.stage);
  if (!kept.isNew(`${name} sample ${sort}`, isHere ? SAMPLED : 1)) return;
  const sample = at.sample(name);
  const parties = partiesFor(at, act, sample);
  if (!isHere) return void kept.take(at, { act: name, by: parties[0]!, input: sample });
  // Whose act it is not is asked once of each sort.
  const strangers = kept.strangersTo(`${name} ${sort}`);
  for (const by of parties)
    if (!strangers.has(by) && isWrong(kept.take(at, { act: name, by, input: sample }))) strangers.add(by);
  const isMet = (key: string): boolean => kept.has(key) || key in UNREACHED;
  if (act.guards.every((guard) => isMet(`${name}.${guard.name}`)) || !kept.isNew(`${name} ${sort}`, 1)) return;
  const mayBring = parties.filter((by) => !strangers.has(by)).slice(0, 2);
  const ground = { today: at.today, facts: at.facts };
  for (const [number, base] of basesOf(at, name).entries())
    for (const input of spoiled(act.input, base, ground))
      // Which field is corrected is another base, and need not be asked of each of them.
      if (number === 0 || input.field === base.field)
        for (const by of act.byHere ? whoMay(at, act, input) : mayBring) kept.take(at, { act: name, by, input });
  if (act.guards.some(({ reads }) => reads === 'standing'))
    for (const standing of standingsOf(at))
      for (const by of mayBring.slice(0, 1)) kept.take(at.with({ standing }), { act: name, by, input: sample });
}

/** Of what sort the project is, and how far it is. */
function sortOf({ facts }: Standpoint): string {
  const { stage, kind, classified, frameworkPlan, review, acceptanceRounds, parties } = facts;
  const opinions = Object.values(review?.opinions ?? {}).map(({ agrees, chapters }) => [agrees, chapters.length > 0]);
  const more = [facts.sharesData, upperTotalKnown(facts), facts.trialOperation, facts.extensions.length > 1].map(
    Boolean,
  );
  const { finalReport, acceptanceFiling, archives } = facts;
  const over = [suspensionOf(facts), planDeferralOf(facts), finalReport, acceptanceFiling, archives].map(Boolean);
  const isOwn = isBureau(parties.constructionUnit) || isBureau(parties.department);
  const returned = [review?.status, (review?.version ?? 1) > 1, Object.keys(review?.changedIn ?? {}).length];
  return [
    stage,
    kind,
    classified,
    isUpperClass(facts),
    frameworkPlan,
    returned,
    acceptanceRounds.length,
    isOwn,
    facts.proposals.map(({ act }) => act),
    JSON.stringify(pathOf(facts)),
    more,
    over,
    opinions,
  ].join();
}

/** The first of those who may bring it with this input, and who confirms. */
const whoMay = (at: Standpoint, act: Act, input: unknown): PartyId[] =>
  act.input.safeParse(input).success
    ? capacitiesFor(act, at.facts, input)
        .flatMap((capacity) => at.partyIn(capacity) ?? [])
        .slice(0, 2)
    : [];

const isWrong = (refusals: readonly Refusal[] | undefined): boolean =>
  refusals?.some(({ code }) => code === 'wrongParty') ?? false;

class Kept {
  #byWay = new Map<string, Witness[]>();
  #enough = new Set<string>();
  #tried = new Map<string, number>();
  #strangers = new Map<string, Set<PartyId>>();

  get all(): Witness[] {
    return [...this.#byWay.values()].flat();
  }

  has(key: string): boolean {
    return this.#enough.has(key);
  }

  /** Whether this was tried fewer times; counts the trial. */
  isNew(trial: string, times: number): boolean {
    const tried = this.#tried.get(trial) ?? 0;
    this.#tried.set(trial, tried + 1);
    return tried < times;
  }

  /** Who was found to have no part in a trial. */
  strangersTo(trial: string): Set<PartyId> {
    const known = this.#strangers.get(trial) ?? new Set();
    this.#strangers.set(trial, known);
    return known;
  }

  take(at: Standpoint, brought: Brought): readonly Refusal[] | undefined {
    const refusals = at.refusals(brought);
    for (const refusal of refusals ?? []) {
      const witness = { at, brought, refusal };
      const way = `${keyOf(witness)} ${waysOf(refusal)}`;
      const known = this.#byWay.get(way) ?? [];
      if (known.length >= ENOUGH || known.some((one) => one.at.life === at.life)) continue;
      this.#byWay.set(way, [...known, witness]);
      if (known.length + 1 === ENOUGH) this.#enough.add(keyOf(witness));
    }
    return refusals;
  }
}

/** Everybody who may ever bring it, and a company that has no part in it. */
const partiesFor = (at: Standpoint, act: Act, sample: Input): PartyId[] => [
  ...new Set([
    ...act.by.flatMap((capacity) => at.partyIn(capacity) ?? []),
    ...whoMay(at, act, sample),
    'company-stranger',
  ]),
];

const withoutMembers = (input: Input, ...names: string[]): Input =>
  Object.fromEntries(Object.entries(input).filter(([name]) => !names.includes(name)));

/** The sample; of an adjustment one of nothing as well; of a correction one for each field that can be corrected, of an order one for each article. */
function basesOf(at: Standpoint, act: ActName): Input[] {
  const sample = at.sample(act);
  if (act === 'orderRectification')
    return Object.keys(RECTIFICATION_GROUND_NAMES).map((ground) => ({ ...sample, ground }));
  if (act === 'adjust') return [sample, withoutMembers(sample, 'content', 'items')];
  if (act !== 'correct') return [sample];
  return CORRECTABLE_FIELDS.map((field) => {
    const now = CORRECTABLE[field].stands(at.facts);
    return { ...sample, field, ...(now !== undefined && { from: now, to: now }) };
  });
}
