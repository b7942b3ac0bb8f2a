// One line of the ledger 台账: everything that ever changed a dossier, an act, a turn of time or a recalculation.
import type { DossierFacts } from './dossier.ts';
import type { BroughtReferences } from './references.ts';
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
  references: BroughtReferences;
  actor: Actor;
  /** Idempotency key, also the update id; unique per dossier. */
  requestKey: string;
  /** Hash of act, party and body. */
  requestHash: string;
  /** Seq of the proposal that a joint act confirms. */
  confirms?: number;
}

interface LineBase<Facts> {
  seq: number;
  /** Workflow clock, epoch ms. */
  at: number;
  /** Facts after the line. */
  facts: Facts;
}
export interface ActLine<Facts extends DossierFacts = DossierFacts> extends LineBase<Facts> {
  is: 'act';
  brought: BroughtAct;
  /** Set when the act is joint and only proposed by this line. */
  proposes?: true;
}
export interface TimeLine<Facts extends DossierFacts = DossierFacts> extends LineBase<Facts> {
  is: 'time';
}
export interface RecalculationLine<Facts extends DossierFacts = DossierFacts> extends LineBase<Facts> {
  is: 'recalculation';
  because: string;
}
export type Line<Of extends DossierFacts = DossierFacts> = ActLine<Of> | TimeLine<Of> | RecalculationLine<Of>;
