// One line of the ledger 台账: everything that ever changed a project, an act, a turn of time or a recalculation.
import type { ProjectFacts } from './project/facts.ts';
import type { References } from './references.ts';
import type { PartyId } from './vocabulary.ts';

export type PersonRole = 'handler' | 'leader' | 'administrator' | 'auditor';

export interface Actor {
  /** Subject of the token. */
  sub: string;
  party: PartyId;
  roles: PersonRole[];
}

/** What was brought: the act with its input and what the administrative rows said at that moment. */
export interface BroughtAct {
  act: string;
  input: unknown;
  references: References;
  actor: Actor;
  /** Idempotency key, also the update id; unique per project. */
  requestKey: string;
  /** Hash of act, party and body. */
  requestHash: string;
  /** Seq of the proposal that a joint act confirms. */
  confirms?: number;
}

interface LineBase {
  seq: number;
  /** Workflow clock, epoch ms. */
  at: number;
  /** Facts after the line. */
  facts: ProjectFacts;
}
export interface ActLine extends LineBase {
  kind: 'act';
  brought: BroughtAct;
  /** Set when the act is joint and only proposed by this line. */
  proposes?: true;
}
export interface TimeLine extends LineBase {
  kind: 'time';
}
export interface RecalculationLine extends LineBase {
  kind: 'recalculation';
  because: string;
}
export type Line = ActLine | TimeLine | RecalculationLine;
