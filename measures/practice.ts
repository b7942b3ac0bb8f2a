// OUR PRACTICE: the numbers that are not law, as one edition that is handed around. Each kind of dossier brings its own
// ladders and figures; what all have in common stands here.
import type { Nature } from './notice.ts';
import type { AddressedPost } from './post.ts';
import type { Bureau } from './vocabulary.ts';

/** Whom a step addresses: the owing or owed side, the department above, or an authority. */
export type Addressee = `${'owner' | 'owedTo' | 'department' | Bureau}/${AddressedPost}`;

export interface Step {
  /** Stable: part of message keys. */
  id: string;
  /**
   * Day the step is counted from: recorded = the day the instance (or its present date) entered the dossier; found = the
   * day from which what was handed in counts as wanting; awaited = the last day, or when something was handed in after it;
   * moved = the day on which the last day became another.
   */
  from: 'recorded' | 'opens' | 'due' | 'target' | 'limit' | 'halfway' | 'found' | 'awaited' | 'moved';
  days: number;
  nature: Nature;
  to: readonly Addressee[];
  /** Repeats on the same day of every following month until met. */
  monthly?: true;
  says?: 'reminder' | 'draftRectificationOrder' | 'draftSanctionProposal';
}

/** Day counts, caps and days of the year by name; the names are unique over all kinds. */
export type Figures = Readonly<Record<string, number | string>>;

/** By duty, and by `DUTY:variant` for what instances of a variant say besides. */
export type Ladders = Readonly<Record<string, readonly Step[]>>;

export interface Practice {
  edition: string;
  /** Dossiers wake in this window so that what is due is ready at `sendAt`; spread by the owing party. */
  wakeFrom: string;
  wakeWindowMinutes: number;
  sendAt: string;
  /** Yellow lamp from so many days before the last day in time. */
  dueSoonDays: number;
  /** After a recalculation a step already sent is not said again unless the date moved by more. */
  toleranceEarlierDays: number;
  toleranceLaterDays: number;
  /** Suggested time in the draft of a rectification order. */
  suggestedRectificationDays: number;
  ladders: Ladders;
  figures: Figures;
}

/** What a kind of dossier adds to the first edition. */
export interface KindPractice {
  ladders: Ladders;
  figures: Figures;
  /** Names of the figures that its guards read and its acts keep: the only ones that are answered into a workflow. */
  guardFigures: readonly string[];
}

/** What all kinds have in common, in the first edition. */
export const COMMON_PRACTICE: Omit<Practice, 'ladders' | 'figures'> = {
  edition: '2026-11',
  wakeFrom: '07:00',
  wakeWindowMinutes: 110,
  sendAt: '09:00',
  // A month's notice: about what a report with its annexes takes.
  dueSoonDays: 30,
  // An earlier date is told again at once; three days later are the usual effect of a holiday that moves.
  toleranceEarlierDays: 0,
  toleranceLaterDays: 3,
  suggestedRectificationDays: 30,
};

/** No edition can leave out that a last day is another one now: whoever owes hears of every move. */
export const MOVED: Step = { id: 'moved', from: 'moved', days: 0, nature: 'moved', to: ['owner/handler'] };

/**
 * Ladder of a duty instance. Whoever a step reaches is reached by all later ones, by the reminder or by the draft in
 * its place.
 */
export const ladderOf = ({ ladders }: Practice, duty: string, variant?: string): readonly Step[] => [
  ...(ladders[duty] ?? []),
  ...(variant === undefined ? [] : (ladders[`${duty}:${variant}`] ?? [])),
];

/** Those figures that guards of a kind read and its acts keep. */
export const figuresForGuards = ({ figures }: Practice, names: readonly string[]): Figures =>
  Object.fromEntries(names.flatMap((name) => (name in figures ? [[name, figures[name]!]] : [])));
