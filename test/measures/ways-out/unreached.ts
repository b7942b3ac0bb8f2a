// Test support: guards that no project can run into, each with the reason: most are shared by acts of which only some can
// meet them, and stand in the others so that nothing hangs on who asks.

const BOTH_PAPERS = 'every submission and every resubmission of a report is refused without the two papers';
const DESIGN_ALONE = 'only the design has its content reviewed; the three replies share their guards';
const DECLARED_BEFORE = 'nothing is declared for a plan that is not approved or, of O&M, not listed';

const NO_SWITCH = 'in the first edition of the practice no approval lapses; the test of the switch turns it on';
const PLANNED_BEFORE = 'nothing is planned before it is approved while the switch for that is off, as it is at first';

export const UNREACHED: Readonly<Record<string, string>> = {
  'openDossier.wrongParty': 'before the opening nobody has a part, and whoever opens takes that of the unit',
  'approveCombinedReport.mandatoryDocumentsOnFile': BOTH_PAPERS,
  'approveFeasibilityReport.mandatoryDocumentsOnFile': BOTH_PAPERS,
  'approveDesign.mandatoryDocumentsOnFile': BOTH_PAPERS,
  'approveCombinedReport.designContent': DESIGN_ALONE,
  'approveFeasibilityReport.designContent': DESIGN_ALONE,
  'declareForAnnualPlan.listed': 'the first stage at which O&M may be declared for a plan is that of the listed',
  'includeInAnnualPlan.listed': DECLARED_BEFORE,
  'conveneAcceptance.convenedAfterFailure': 'after a failure acceptance is convened by another act, at another stage',
  'recordEarlierApproval.continuationListed':
    'the first edition of the practice does not ask for the list; the test of the switch turns it on',
  'declareForAnnualPlan.approvalInForce': NO_SWITCH,
  'grantException.earlyReportMayBeGranted':
    'the first edition of the practice allows it; the test of the switch turns it off',
  'approveCombinedReport.withinApprovedTotal': PLANNED_BEFORE,
  'approveDesign.withinApprovedTotal': PLANNED_BEFORE,
  'undo.notYetTold': 'lives that are judged and not settled tell nobody; the tests of taking back settle theirs',
  'fileAcceptanceResult.acceptancePassed': 'each stage of the act lies behind a passed acceptance',
};
