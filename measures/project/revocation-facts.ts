// What an authority revoked: the decision as it stood, and beside it its revocation.
import type { Entry } from '../dossier.ts';

export type RevocableAct =
  | 'list'
  | 'confirmEarlierApproval'
  | 'confirmFunding'
  | 'approveChange'
  | 'approveCombinedReport'
  | 'approveFeasibilityReport'
  | 'approveDesign'
  | 'includeInAnnualPlan'
  | 'budget'
  | 'grantExtension'
  | 'verifyRectification';

/** `on` and `seq` are of the revocation. */
export interface Revocation extends Entry {
  act: RevocableAct;
  reason: string;
  decision: Entry & Readonly<Record<string, unknown>>;
}
