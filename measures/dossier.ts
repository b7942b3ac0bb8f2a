// What every dossier 卷宗 carries, whatever its kind: a stage, the numbers of its lines, and proposals that wait for others.
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { Instrument } from './instrument.ts';
import type { References } from './references.ts';
import type { PartyId } from './vocabulary.ts';

/** Kind and code name a dossier: in keys, rows, routes and workflow ids. */
export interface DossierId {
  kind: string;
  code: string;
}

/**
 * When, by whom and under which ledger number something entered the dossier. `on` is the Beijing date on which the act
 * was received.
 */
export interface Entry {
  seq: number;
  on: CalendarDate;
  by: PartyId;
  /** The document by which it was decided, where an authority named one. */
  instrument?: Instrument;
  /** The authority that recorded it for whoever wrote it: then `on` is the day on which the paper arrived. */
  recordedBy?: PartyId;
}

/** A joint act that waits for other parties. */
export interface Proposal extends Entry {
  act: string;
  input: unknown;
  references: References;
  awaiting: PartyId[];
  /** Who went along already, where more than two act together. */
  confirmed: Entry[];
}

/** What became of a proposal: slim, so that a long life does not grow by it. */
export interface AnsweredProposal extends Entry {
  act: string;
  /** Who had not gone along before. */
  awaited: PartyId[];
  confirmed: Entry[];
  answered: Entry & { as: 'CONFIRMED' | 'DECLINED' | 'WITHDRAWN' | 'OVERTAKEN'; reason?: string };
}

/** An act that its party took back: nothing else of it stands in the facts. */
export interface UndoneAct extends Entry {
  /** Its line. */
  of: number;
  reason: string;
}

/** Facts of any kind: serialisable, versioned, and only ever extended. `apply` of the acts writes them. */
export interface DossierFacts {
  v: number;
  code: string;
  /** `UNOPENED` before the first act. */
  stage: string;
  proposals: Proposal[];
  answeredProposals: AnsweredProposal[];
  /** The latest acts that were taken back; of a kind that knows such acts. */
  undone?: UndoneAct[];
}

export const UNOPENED = 'UNOPENED';

/** In what capacity somebody has a part in a dossier: a role that its kind knows, or an authority. */
export interface Part {
  capacity: string;
  party: PartyId;
}

/**
 * Every member named, also those that are absent. In V8 of Node 20 an object that is spread and then gains a member has
 * a hidden class all of its own: making it takes microseconds, and whatever reads it is slow. Where all members are
 * there from the start, a spread only replaces.
 */
export type Whole<T> = { [Name in keyof Required<T>]: T[Name] };
