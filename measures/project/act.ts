// Acts of projects: the general shape, narrowed to the stages and capacities that a project knows.
import * as general from '../act.ts';
import type { Reads } from '../act.ts';
import type { Under } from '../overlay.ts';
import type { Capacity, Stage } from '../vocabulary.ts';
import type { ActName } from './act-names.ts';
import type { ProjectFacts } from './facts.ts';
import type { OverlayName } from './overlays.ts';

export type { Bookkeeping, Reads, Refusal, Warning } from '../act.ts';
export type Situation = general.Situation<ProjectFacts>;
/** Points to acts of projects alone: one that is misspelt, or is not there, does not compile. */
export type Guard<Input> = general.Guard<Input, ProjectFacts, ActName>;
export type Objection = general.Objection<ActName>;
export type Remedy = general.Remedy<ActName>;

export type Narrowed<Input> = Omit<
  general.Act<ProjectFacts, Input>,
  'name' | 'by' | 'byHere' | 'at' | 'elsewhere' | 'under' | 'guards' | 'jointly' | 'tells'
> & {
  name: ActName;
  by: readonly Capacity[];
  byHere?(facts: ProjectFacts, input: Partial<Input> | undefined): readonly Capacity[];
  at: readonly Stage[];
  elsewhere?(facts: ProjectFacts): Remedy | undefined;
  under?: Partial<Record<OverlayName, Under<NoInfer<Input>>>>;
  guards: readonly Guard<NoInfer<Input>>[];
  jointly?(facts: ProjectFacts, input: Input): readonly Capacity[] | undefined;
  tells(facts: ProjectFacts, input: Input): readonly Capacity[];
};

/**
 * Declares an act; the input type follows the schema alone, so that guards of less (a shared guard about documents, say)
 * fit every act.
 */
export function act<Input>(definition: Narrowed<Input>): general.Act<ProjectFacts, Input> {
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
  return general.gate<Input, ProjectFacts, ActName>(article, reads, name, asks, objection);
}

/** Declares a guard of ours, where the Measures are silent. */
export function practiceGate<Input = unknown>(
  reads: Reads,
  name: string,
  asks: string,
  objection: Guard<Input>['objection'],
): Guard<Input> {
  return general.practiceGate<Input, ProjectFacts, ActName>(reads, name, asks, objection);
}

/** Declares a guard of the article that is named, or of ours where none is. */
export const gateOf = <Input = unknown>(
  article: number | null,
  ...rest: Parameters<typeof practiceGate<Input>>
): Guard<Input> => (article === null ? practiceGate<Input>(...rest) : gate<Input>(article, ...rest));
