// What lies over a dossier beside its stage: something in force that closes acts for a time, and leaves the stage where it
// is. Each act says what an overlay does to it; no guard asks.
import type { Remedy } from './act.ts';
import type { CalendarDate } from './calendar/calendar-date.ts';
import type { DossierFacts } from './dossier.ts';

export interface Overlay<Facts extends DossierFacts = DossierFacts, Name extends string = string> {
  /** Acts name it by this; code of the refusals. */
  name: string;
  /** Undefined while it does not lie over the dossier. */
  inForce(facts: Facts): InForce<Name> | undefined;
}

/** An overlay that is in force: by what, since when, and what takes it away. */
export interface InForce<Name extends string = string> extends Remedy<Name> {
  article: number | null;
  /** First day on which it holds. */
  since: CalendarDate;
  /** What holds, by whose decision, in Chinese and without its full stop. */
  says: string;
}

/** What an overlay does to an act: closed, or open for what happened before it. */
export type Under<Input> =
  | 'closed'
  | {
      /** What is dated, e.g. 实际建成日期. */
      what: string;
      /** The day that must lie before the overlay. */
      openIfBefore(input: Input): CalendarDate;
    };
