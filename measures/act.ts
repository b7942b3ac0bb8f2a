// The shape of an act 行为: who may do what, at which stages, behind which gates. Judging is pure; nothing here knows a
// clock, a store or the engine.
import type { z } from 'zod';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { DutyFigures } from './duty.ts';
import type { ProjectFacts } from './project/facts.ts';
import type { References } from './references.ts';
import type { Basis, Bureau, Capacity, PartyId, Stage } from './vocabulary.ts';

/** Everything an act is judged by; `today` is the Beijing date of `asOf`, handed in. */
export interface Situation {
  facts: ProjectFacts;
  /** Duties as last recorded. */
  duties: readonly DutyFigures[];
  references: References;
  party: PartyId;
  today: CalendarDate;
}

/** Why an act is refused: what the law (or our practice) says, and the way out. */
export interface Refusal {
  code: string;
  /** Number of the article; null where the Measures are silent. */
  article: number | null;
  basis: Basis;
  says: string;
  remedy: string;
  earliestOn?: CalendarDate;
}

export type Objection = Pick<Refusal, 'says' | 'remedy' | 'earliestOn'>;

/** What a guard needs to be judged; a list of lawful acts judges all but `input`. */
export type Reads = 'facts' | 'duties' | 'standing' | 'input';

export interface Guard<Input> {
  name: string;
  article: number | null;
  basis: Basis;
  reads: Reads;
  /** What the guard asks for, in Chinese: shown before there is an input to judge. */
  asks: string;
  /** Undefined when the act may pass. */
  objection(situation: Situation, input: Input): Objection | undefined;
}

export interface Bookkeeping {
  /** Beijing date on which the act was received. */
  receivedOn: CalendarDate;
  by: PartyId;
  seq: number;
  references: References;
}

export interface Act<Input = unknown> {
  name: string;
  title: string;
  /** The article the act stands in; null where the Measures are silent and the act is ours. */
  article: number | null;
  basis: Basis;
  /** Capacities that may ever bring the act. */
  by: readonly Capacity[];
  /** Narrows `by` for this project, e.g. to the issuer of an order. */
  byHere?(facts: ProjectFacts, input: Input | undefined): readonly Capacity[];
  at: readonly Stage[];
  input: z.ZodType<Input>;
  guards: readonly Guard<Input>[];
  /** Authorities that must act together; undefined or empty when one is enough. */
  jointly?(facts: ProjectFacts, input: Input): readonly Bureau[] | undefined;
  /** Bookkeeping only: assignments. Replayed, so its meaning may only grow. */
  apply(facts: ProjectFacts, input: Input, entry: Bookkeeping): ProjectFacts;
  /** Who is told at once that it happened (the party that acts is left out). */
  tells(facts: ProjectFacts, input: Input): readonly Capacity[];
}

/**
 * Declares an act; the input type follows the schema alone, so that guards of less (a shared guard about documents,
 * say) fit every act.
 */
export function act<Input>(
  definition: Omit<Act<Input>, 'guards'> & { guards: readonly Guard<NoInfer<Input>>[] },
): Act<Input> {
  return definition;
}

/** Declares a guard of the Measures. */
export function gate<Input = unknown>(
  article: number,
  reads: Reads,
  name: string,
  asks: string,
  objection: Guard<Input>['objection'],
): Guard<Input> {
  return { name, article, basis: 'law', reads, asks, objection };
}

/** Declares a guard of ours, where the Measures are silent. */
export function practiceGate<Input = unknown>(
  reads: Reads,
  name: string,
  asks: string,
  objection: Guard<Input>['objection'],
): Guard<Input> {
  return { name, article: null, basis: 'practice', reads, asks, objection };
}
