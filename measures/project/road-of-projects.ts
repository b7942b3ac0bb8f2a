// From the opening of the dossier to its closing, as a project of this kind and amount goes. Ways out (a listing that is
// declined, a report that is rejected, a withdrawal) are no part of it, the ways back onto it are.
import type { Move } from '../road.ts';
import type { Stage } from '../vocabulary.ts';
import type { ActName } from './act-names.ts';
import type { Figures } from '../practice.ts';
import { continuationIsListed } from './acts/continuation.ts';
import { exceptionOf } from './exceptions.ts';
import type { ProjectFacts } from './facts.ts';
import { awaitsConfirmation, isConstructionKind, isUpperClass, upperTotalKnown } from './questions.ts';

interface ProjectMove extends Move {
  act: ActName;
  from: Stage;
  to: Stage;
  after?: ActName;
  /** Of every project if absent. */
  of?: (facts: ProjectFacts, figures: Figures) => boolean;
}

const isOm = (facts: ProjectFacts): boolean => !isConstructionKind(facts);
const maySubmitOnce = (facts: ProjectFacts): boolean =>
  isConstructionKind(facts) && (!upperTotalKnown(facts) || exceptionOf(facts, 'SINGLE_STAGE') !== undefined);
/** What was lawfully approved before is not approved again: its reply is recorded, and looked at. */
const bringsReply = (facts: ProjectFacts): boolean => facts.kind === 'CONTINUATION' && !awaitsConfirmation(facts);
const acceptsItself = (facts: ProjectFacts): boolean => !isUpperClass(facts);

const MOVES: readonly ProjectMove[] = [
  { act: 'openDossier', from: 'UNOPENED', to: 'DRAFT' },
  { act: 'declare', from: 'DRAFT', to: 'DECLARED' },
  { act: 'list', from: 'DECLARED', to: 'LISTED' },
  { act: 'reopenDeclaration', from: 'NOT_LISTED', to: 'DRAFT' },
  { act: 'requestOutOfPlan', from: 'DRAFT', to: 'OOP_REQUESTED' },
  { act: 'confirmFunding', from: 'OOP_REQUESTED', to: 'OOP_FUNDING_CONFIRMED' },
  { act: 'list', from: 'OOP_FUNDING_CONFIRMED', to: 'LISTED' },
  { act: 'reopenDeclaration', from: 'OOP_REFUSED', to: 'DRAFT' },
  { act: 'confirmEarlierApproval', from: 'DRAFT', to: 'APPROVED', of: awaitsConfirmation },
  { act: 'confirmEarlierApproval', from: 'LISTED', to: 'APPROVED', of: awaitsConfirmation },
  {
    act: 'confirmEarlierApproval',
    after: 'recordEarlierApproval',
    from: 'DRAFT',
    to: 'APPROVED',
    of: (facts, figures) => bringsReply(facts) && !continuationIsListed(figures),
  },
  {
    act: 'confirmEarlierApproval',
    after: 'recordEarlierApproval',
    from: 'LISTED',
    to: 'APPROVED',
    of: bringsReply,
  },
  { act: 'submitCombinedReport', from: 'LISTED', to: 'COMBINED_REVIEW', of: maySubmitOnce },
  { act: 'approveCombinedReport', from: 'COMBINED_REVIEW', to: 'APPROVED' },
  { act: 'submitFeasibilityReport', from: 'LISTED', to: 'FEASIBILITY_REVIEW', of: isConstructionKind },
  { act: 'approveFeasibilityReport', from: 'FEASIBILITY_REVIEW', to: 'FEASIBILITY_APPROVED' },
  { act: 'submitDesign', from: 'FEASIBILITY_APPROVED', to: 'DESIGN_REVIEW' },
  { act: 'approveDesign', from: 'DESIGN_REVIEW', to: 'APPROVED' },
  { act: 'reopenListing', from: 'REJECTED', to: 'LISTED' },
  { act: 'declareForAnnualPlan', from: 'LISTED', to: 'PLAN_DECLARED', of: isOm },
  { act: 'declareForAnnualPlan', from: 'APPROVED', to: 'PLAN_DECLARED' },
  { act: 'includeInAnnualPlan', from: 'PLAN_DECLARED', to: 'PLANNED' },
  { act: 'budget', from: 'PLANNED', to: 'BUDGETED' },
  { act: 'beginPreparation', from: 'BUDGETED', to: 'PREPARING', of: isConstructionKind },
  { act: 'beginService', from: 'BUDGETED', to: 'OM_IN_SERVICE', of: isOm },
  { act: 'endService', from: 'OM_IN_SERVICE', to: 'CLOSED' },
  { act: 'startConstruction', from: 'PREPARING', to: 'UNDER_CONSTRUCTION' },
  { act: 'confirmCompletion', from: 'UNDER_CONSTRUCTION', to: 'COMPLETED' },
  { act: 'applyForAcceptance', from: 'COMPLETED', to: 'ACCEPTANCE_IN_PROGRESS', of: isUpperClass },
  { act: 'conveneAcceptance', from: 'COMPLETED', to: 'ACCEPTANCE_IN_PROGRESS', of: acceptsItself },
  { act: 'reapplyForAcceptance', from: 'ACCEPTANCE_REMEDIATION', to: 'ACCEPTANCE_IN_PROGRESS' },
  { act: 'passAcceptance', from: 'ACCEPTANCE_IN_PROGRESS', to: 'ACCEPTED' },
  { act: 'putIntoOperation', from: 'ACCEPTED', to: 'IN_OPERATION' },
  { act: 'submitSelfEvaluation', from: 'IN_OPERATION', to: 'SELF_EVALUATED' },
  { act: 'commissionPostEvaluation', from: 'SELF_EVALUATED', to: 'POST_EVALUATION' },
  { act: 'close', from: 'SELF_EVALUATED', to: 'CLOSED' },
  { act: 'close', from: 'POST_EVALUATION', to: 'CLOSED' },
];

export const roadOfProject = (facts: ProjectFacts, figures: Figures = {}): readonly Move[] =>
  MOVES.filter(({ of }) => of?.(facts, figures) ?? true);
