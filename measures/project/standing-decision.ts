// The shape of a decision that stands and may be revoked, and what all kinds of them have in common.
import type { Bookkeeping, Objection } from './act.ts';
import type { Entry } from '../dossier.ts';
import { openedReview } from './acts/review.ts';
import { secondLookOf } from './acts/warnings.ts';
import type { ProjectFacts, Review } from './facts.ts';
import type { RevocableAct } from './revocation-facts.ts';
import type { Bureau, Stage } from '../vocabulary.ts';

/** A decision that stands. */
export interface StandingDecision {
  act: RevocableAct;
  decision: Entry & Readonly<Record<string, unknown>>;
  /** Who decided, and so revokes: all of them together. */
  by: readonly Bureau[];
  /** What later leans on it, and the way out; undefined where nothing does. */
  leaning(): Leaning | undefined;
  /** The facts without it. */
  revoked(entry: Bookkeeping): ProjectFacts;
}

export interface Leaning {
  what: string;
  /** What else is to be said beside the acts of the way out. */
  remedy?: string;
  wayOut: Objection['wayOut'];
}

/** The bureau, and whoever goes along with it where the project is its own. */
export const withSecond = (facts: ProjectFacts, decider: Bureau): readonly Bureau[] => {
  const second = secondLookOf(facts, decider);
  return second ? [decider, second] : [decider];
};

/** The submission lies before the authority again: what was recorded of it stays, and its time counts from here. */
export function reopened(
  { review }: ProjectFacts,
  stage: Stage,
  documents: Review['documents'],
  entry: Bookkeeping,
): ProjectFacts['review'] {
  if (review?.stage !== stage) return openedReview({ stage, documents }, entry);
  const { seq, receivedOn: on } = entry;
  return { ...review, seq, on, status: 'PENDING', decidedOn: undefined, returns: [] };
}

/** Where it was built on what was decided, nothing in the system takes that back. */
export const LEFT_TO_PEOPLE: Omit<Leaning, 'what'> = {
  remedy: '已经据此实施，不能以撤销代替；要停止的，依第三十五条办理，内容有误的，办理变更，或者与受理机关联系。',
  wayOut: { outside: ['askAuthority'] },
};
