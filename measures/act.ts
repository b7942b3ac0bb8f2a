// The shape of an act 行为: who may do what, at which stages, behind which gates. Judging is pure; nothing here knows a
// clock, a store or the engine.
import type { z } from 'zod';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { DossierFacts } from './dossier.ts';
import type { DutyFigures } from './duty.ts';
import type { Instrument } from './instrument.ts';
import type { Moment } from './moment.ts';
import type { Under } from './overlay.ts';
import type { Figures } from './practice.ts';
import type { References } from './references.ts';
import type { LastAct } from './undo.ts';
import type { Basis, PartyId } from './vocabulary.ts';
import type { NamedWayOut, WayOut } from './way-out.ts';

/** Everything an act is judged by; `today` is the Beijing date of `asOf`, handed in. */
export interface Situation<Facts extends DossierFacts = DossierFacts> {
  facts: Facts;
  /** Duties as last recorded. */
  duties: readonly DutyFigures[];
  references: References;
  party: PartyId;
  today: CalendarDate;
  /** Those figures of the practice in force that guards of this kind read, as last recorded. */
  figures: Figures;
  /** The last act, as last recorded, and the instant of judging (epoch ms): for whoever would take it back. */
  lastAct?: LastAct | undefined;
  at?: number;
}

/** Why an act is refused: what the law (or our practice) says, and the way out in words and as data. */
export interface Refusal extends NamedWayOut {
  code: string;
  /** Number of the article; null where the Measures are silent. */
  article: number | null;
  basis: Basis;
  says: string;
  remedy: string;
  earliestOn?: CalendarDate;
}

/** Who reads a dossier. */
export interface Reader {
  party: PartyId;
  /** As one of those who answer for the party. */
  isLeader: boolean;
}

/** What a guard says; `Name` are the acts that it may point to. */
export interface Objection<Name extends string = string> extends Remedy<Name> {
  says: string;
}

export interface Remedy<Name extends string = string> {
  remedy: string;
  wayOut: WayOut<Name>;
  earliestOn?: CalendarDate;
}

/** Lawful, and yet worth a word. */
export interface Warning {
  code: string;
  article: number | null;
  says: string;
  /** To whom alone it is said; absent: to all whom warnings reach. */
  to?: PartyId;
}

/** What a guard needs to be judged; a list of lawful acts judges all but `input`. */
export type Reads = 'facts' | 'duties' | 'standing' | 'input';

export interface Guard<Input, Facts extends DossierFacts = DossierFacts, Name extends string = string> {
  name: string;
  article: number | null;
  basis: Basis;
  reads: Reads;
  /** What the guard asks for, in Chinese: shown before there is an input to judge. */
  asks: string;
  /** Undefined when the act may pass. */
  objection(situation: Situation<Facts>, input: Input): Objection<Name> | undefined;
}

export interface Bookkeeping {
  /** Beijing date on which the act was received. */
  receivedOn: CalendarDate;
  by: PartyId;
  seq: number;
  /** Where an authority recorded it for whoever wrote it; then `receivedOn` is the day on which the paper arrived. */
  recordedBy?: PartyId;
  references: References;
  /** By which document it was decided, where one was named. */
  instrument?: Instrument;
}

/** Where a warning looks: the facts and duties before the act, and the moment at which it is taken. */
export interface WarningGround<Facts extends DossierFacts = DossierFacts> {
  facts: Facts;
  duties: readonly DutyFigures[];
  party: PartyId;
  moment: Moment;
}

/** An act of one kind of dossier. Capacities and stages are words of that kind, which its own `act` narrows. */
export interface Act<Facts extends DossierFacts = DossierFacts, Input = unknown> {
  name: string;
  title: string;
  /**
   * The title that fits this dossier and input, where it depends on them, e.g. on the ground of an order; undefined where
   * the input says nothing of it, as that of a confirmation.
   */
  titleHere?(facts: Facts, input: Input): string | undefined;
  /** The article the act stands in; null where the Measures are silent and the act is ours. */
  article: number | null;
  /** The article on which it rests in this dossier and with this input, where it depends on them; undefined as of `titleHere`. */
  articleHere?(facts: Facts, input: Input): number | undefined;
  basis: Basis;
  /** Capacities that may ever bring the act. */
  by: readonly string[];
  /** Narrows `by` for this dossier, e.g. to the issuer of an order; a refusal that names the act settles a part of its input. */
  byHere?(facts: Facts, input: Partial<Input> | undefined): readonly string[];
  at: readonly string[];
  /** What to do where the stage of the act is past, if the usual road of the kind does not lead there. */
  elsewhere?(facts: Facts): Remedy | undefined;
  /** What each overlay of its kind does to it, by the overlay's name; it is open under those that are not named. */
  under?: Readonly<Record<string, Under<Input>>>;
  input: z.ZodType<Input>;
  guards: readonly Guard<Input, Facts>[];
  /** Capacities that must act together; undefined or empty when one is enough. */
  jointly?(facts: Facts, input: Input): readonly string[] | undefined;
  /** What is lawful and yet worth a word: said in previews, in the answer and to whoever decides. */
  warnings?(ground: WarningGround<Facts>, input: Input): readonly Warning[];
  /** Bookkeeping only: assignments. Replayed, so its meaning may only grow. */
  apply(facts: Facts, input: Input, entry: Bookkeeping): Facts;
  /** `apply` keeps figures of our practice in the facts, as they hold on that day: they come with the references. */
  keepsFigures?: true;
  /** Whoever brought it may take it back as long as it is the last act and nobody else was told of it: no decision. */
  undoable?: true;
  /** It takes the last act back: what stood before that one comes with the references. */
  bringsBefore?: true;
  /** Whether this reader may read what it was brought with, and that it was; everybody who reads the dossier if absent. */
  disclosedTo?(reader: Reader, by: PartyId): boolean;
  /** Who is told at once that it happened (the party that acts is left out). */
  tells(facts: Facts, input: Input): readonly string[];
}

/** The article on which an act that was brought rests: its own, or the one that it was brought by. */
export const articleOfAct = <Facts extends DossierFacts, Input>(
  { article, articleHere }: Pick<Act<Facts, Input>, 'article' | 'articleHere'>,
  facts: Facts,
  input: Input,
): number | null => (typeof input === 'object' && input !== null ? articleHere?.(facts, input) : undefined) ?? article;

/** Declares a guard of the Measures; unless it says otherwise one that points to no act, and so fits every kind. */
export function gate<Input = unknown, Facts extends DossierFacts = DossierFacts, Name extends string = never>(
  article: number,
  reads: Reads,
  name: string,
  asks: string,
  objection: Guard<Input, Facts, Name>['objection'],
): Guard<Input, Facts, Name> {
  return { name, article, basis: 'law', reads, asks, objection };
}

/** Declares a guard of ours, where the Measures are silent. */
export function practiceGate<Input = unknown, Facts extends DossierFacts = DossierFacts, Name extends string = never>(
  reads: Reads,
  name: string,
  asks: string,
  objection: Guard<Input, Facts, Name>['objection'],
): Guard<Input, Facts, Name> {
  return { name, article: null, basis: 'practice', reads, asks, objection };
}
