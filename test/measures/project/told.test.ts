// Who is told of each act, on its day or with the next morning's digest. What a reminder of a duty tells already stands
// not here: a unit hears of an order by the duty that it brings.
// test support
import { expect, it } from 'vitest';
import type { Life } from '../dossier.ts';
import { combinedInReview, declared, declaredForPlan, drafted, REPLY, UPPER } from '../lawful-lives.ts';
import { failed, inAcceptance } from './acts/built-lives.ts';
import { funded, requested } from './acts/path-lives.ts';
import { givenUp, singleStage, twoStage, withdrawn } from './sampled-lives.ts';
import { continuation, operationAndMaintenance, outOfPlan, takenBack } from './sampled-paths.ts';
// under test
import type { ActName } from '../../../measures/project/act-names.ts';
import { PROJECT_ACTS } from '../../../measures/project/acts.ts';

const U = 'unit-hospital';
const D = 'department-health';
const [B, R, F] = ['big-data', 'development-reform', 'finance'];
const REVIEWERS = [B, 'cryptography', 'cyberspace', R, F].join(' ');
const BUREAUS = [B, R, F].join(' ');

const TOLD: Readonly<Record<string, string>> = {
  // Declared: the department answers for its units, big-data receives (art. 8).
  [`openDossier ${U}`]: D,
  [`declare ${U}`]: B,
  [`acknowledgeReceipt ${B}`]: '',
  [`list ${B}`]: `${D} ${U}`,
  [`declineListing ${B}`]: `${D} ${U}`,
  [`reopenDeclaration ${U}`]: '',
  [`withdraw ${U}`]: `${B} ${D}`,
  // Of what is corrected, whoever received or decides on it.
  [`correct ${U}`]: `${B} ${R}`,
  // Of a revocation whoever was told of the decision: of the list and of a verification alike, of an extension the unit.
  [`revoke ${B}`]: `${D} ${U} / ${U}`,
  [`revoke ${R}`]: `${D} ${U}`,
  [`revoke ${F}`]: `${D} ${R} ${U}`,
  // What nobody else has heard of is taken back without a word.
  [`undo ${U}`]: '',
  // Reviewed by five, decided by development-reform (art. 9).
  [`submitCombinedReport ${U}`]: REVIEWERS,
  [`submitFeasibilityReport ${U}`]: REVIEWERS,
  [`submitDesign ${U}`]: REVIEWERS,
  [`resubmit ${U}`]: `${REVIEWERS} / ${F}`,
  ...Object.fromEntries(['cyberspace', F, B, 'cryptography'].map((by) => [`recordOpinion ${by}`, R])),
  [`recordOpinion ${R}`]: '',
  [`confirmOpinions ${R}`]: `${B} cyberspace ${F}`,
  [`returnForCorrection ${R}`]: U,
  [`returnToTwoStages ${R}`]: `${D} ${U}`,
  [`approveCombinedReport ${R}`]: `${D} ${U}`,
  [`approveFeasibilityReport ${R}`]: `${D} ${U}`,
  [`approveDesign ${R}`]: `${D} ${U}`,
  [`reject ${R}`]: `${D} ${U}`,
  [`reopenListing ${R}`]: `${D} ${U}`,
  // Planned by two together (art. 10): of a proposal the other side alone is told.
  [`declareForAnnualPlan ${U}`]: `${R} ${F}`,
  [`includeInAnnualPlan ${F}`]: R,
  // Out of plan development-reform decides alone (art. 11): no proposal, the decision itself.
  [`includeInAnnualPlan ${R}`]: `${F} / ${D} ${F} ${U}`,
  [`includeInAnnualPlan ${F} confirms`]: `${D} ${R} ${U}`,
  [`withdrawProposal ${F}`]: R,
  [`declineProposal ${F}`]: R,
  [`declineFromAnnualPlan ${R}`]: `${D} ${F} ${U}`,
  [`budget ${F}`]: `${D} ${R} ${U}`,
  // Built.
  [`beginPreparation ${U}`]: '',
  [`startConstruction ${U}`]: '',
  [`startTrialOperation ${U}`]: '',
  [`submitYearEndReport ${U}`]: BUREAUS,
  [`reportSeriousProblem ${U}`]: BUREAUS,
  [`confirmCompletion ${U}`]: B,
  // Accepted (arts. 28, 29): of what a unit below 3000万元 does by itself, big-data hears by the filing and of a failure.
  [`requestExtension ${U}`]: B,
  [`withdrawExtension ${U}`]: B,
  [`returnExtension ${B}`]: U,
  [`refuseExtension ${B}`]: U,
  [`grantExtension ${B}`]: U,
  [`conveneAcceptance ${U}`]: '',
  [`failAcceptance ${U}`]: B,
  [`confirmConclusionDate ${B}`]: U,
  [`reapplyForAcceptance ${U}`]: '',
  [`passAcceptance ${U}`]: '',
  [`fileAcceptanceResult ${U}`]: B,
  [`applyForAcceptance ${U}`]: B,
  [`passAcceptance ${B}`]: U,
  // Used and evaluated (art. 30).
  [`putIntoOperation ${U}`]: '',
  [`submitSelfEvaluation ${U}`]: BUREAUS,
  [`recordArchives ${U}`]: '',
  [`commissionPostEvaluation ${B}`]: U,
  [`submitPostEvaluation ${B}`]: `${R} ${F} ${U}`,
  [`close ${B}`]: U,
  // Out of plan (art. 11): finance first, then whoever has it next, and at the end everybody who arranges something.
  [`requestOutOfPlan ${U}`]: `${D} ${F}`,
  [`returnForCorrection ${F}`]: U,
  [`refuseOutOfPlan ${F}`]: `${D} ${U}`,
  [`withdrawOutOfPlan ${U}`]: `${D} ${F}`,
  [`confirmFunding ${F}`]: `${B} ${D} ${R} ${U}`,
  // Approved before (art. 10): development-reform looks at the reply; then finance knows as well.
  [`recordEarlierApproval ${U}`]: `${D} ${R}`,
  [`confirmEarlierApproval ${R}`]: `${D} ${F} ${U}`,
  // A plan and a budget that become others (art. 10): each tells the other side.
  [`reviseAnnualPlan ${R}`]: `${D} ${F} ${U}`,
  [`reviseBudget ${F}`]: `${D} ${R} ${U}`,
  // Adjusted, filed with the three; changed by development-reform, and then all hear (arts. 25, 26).
  [`adjust ${U}`]: D,
  [`fileAdjustment ${U}`]: BUREAUS,
  [`requestChange ${U}`]: `${D} ${R}`,
  [`returnChange ${R}`]: U,
  [`resubmitChange ${U}`]: R,
  [`refuseChange ${R}`]: `${D} ${U}`,
  [`withdrawChange ${U}`]: R,
  [`approveChange ${R}`]: `${B} ${D} ${F} ${U}`,
  [`recordSurplus ${U}`]: `${R} ${F}`,
  // O&M (art. 10): finance pays, the department answers for it.
  [`beginService ${U}`]: `${D} ${F}`,
  [`endService ${U}`]: `${D} ${R} ${F}`,
  // Ordered (arts. 24, 35): the department and the bureaus that may act on it hear of orders and findings.
  [`orderRectification ${B}`]: `${D} ${R} ${F}`,
  [`orderAgain ${B}`]: `${D} ${R} ${F} ${U}`,
  [`findNotCompliant ${B}`]: `${D} ${R} ${F} ${U}`,
  [`withdrawRectification ${B}`]: `${D} ${R} ${F} ${U}`,
  [`changeRectificationDate ${B}`]: `${D} ${U}`,
  [`submitRectification ${U}`]: B,
  [`verifyRectification ${B}`]: `${D} ${U}`,
  [`orderRectification cyberspace`]: `${D} ${R} ${F}`,
  // Measures (arts. 24, 35, 38): as orders, and whoever gave the order that they answer; of construction that stops and
  // goes on, whoever supervises it as well.
  [`suspend ${R}`]: F,
  [`suspend ${F} confirms`]: `${B} ${D} ${R} ${U} unit-supervisors`,
  [`reviewSuspension ${F}`]: `${D} ${R} ${U}`,
  [`resume ${R}`]: F,
  [`resume ${F} confirms`]: `${B} ${D} ${R} ${U} unit-supervisors`,
  [`dropSanctionProposal ${F}`]: R,
  [`reprimand ${F}`]: `${B} ${D} ${R} ${U}`,
  [`reprimand cyberspace`]: `${D} ${R} ${F} ${U}`,
  [`deferPlan ${F}`]: `${B} ${D} ${R} ${U}`,
  [`liftDeferral ${R}`]: `${D} ${F} ${U}`,
  [`terminate ${R}`]: F,
  [`terminate ${F} confirms`]: `${B} cyberspace ${D} ${R} ${U}`,
  // Before and back: revised, the department hears; taken back, whoever had it before them; off the list, whoever takes
  // listed projects alone as well.
  [`reviseDossier ${U}`]: D,
  [`withdrawSubmission ${U}`]: `${B} / ${REVIEWERS} / ${R} ${F}`,
  [`removeFromList ${B}`]: `${D} ${R} ${U}`,
  [`grantException ${R}`]: `${B} ${D} ${F} ${U}`,
  // Given up on request: finance and the department hear of it all, big-data and the supervisor of the end.
  [`requestTermination ${U}`]: `${D} ${R} ${F}`,
  [`withdrawTermination ${U}`]: `${D} ${R} ${F}`,
  [`refuseTermination ${R}`]: `${D} ${F} ${U}`,
  [`consentTermination ${R}`]: `${B} ${D} ${F} ${U}`,
  // What is asked for, the unit hears by its duty (art. 34); of liability nobody is told (art. 38).
  [`requestInformation audit`]: '',
  [`answerInformation ${U}`]: 'audit',
  [`recordLiability audit`]: '',
  [`submitFinalReport ${U}`]: `${B} ${D} ${R} ${F}`,
};

it('of each act those are told whom it concerns, and nobody else', () => {
  const told = new Map<string, Set<string>>();
  const lives = [
    ...[singleStage(), twoStage(), withdrawn(), givenUp()],
    ...[outOfPlan(), continuation(), operationAndMaintenance(), takenBack()],
  ];
  for (const { life } of lives)
    for (const [act, parties] of life.told) told.set(act, (told.get(act) ?? new Set()).add(parties));
  expect(Object.fromEntries([...told].map(([act, ways]) => [act, [...ways].join(' / ')]))).toEqual(TOLD);
});

const told = ({ facts }: Life, act: ActName, input: object): readonly string[] =>
  PROJECT_ACTS[act].tells(facts, input as never);
it.each<[string, () => Life, ActName, object, string[]]>([
  [
    'an opinion that does not agree: the unit as well',
    combinedInReview,
    'recordOpinion',
    { agrees: false },
    [R, 'constructionUnit'],
  ],
  [
    'a classified project is reviewed by six',
    () => combinedInReview({ classified: true }),
    'submitCombinedReport',
    {},
    [B, 'cyberspace', F, 'cryptography', 'secrecy', R],
  ],
  ['what comes back of a declaration goes to whom it was made', declared, 'resubmit', {}, [B]],
  ['what comes back of a plan goes to development-reform', () => declaredForPlan(), 'resubmit', {}, [R]],
  ['an application from 3000万元 up is made again to big-data', () => failed(UPPER), 'reapplyForAcceptance', {}, [B]],
  ['big-data’s conclusion is told the unit', () => inAcceptance(UPPER), 'failAcceptance', {}, ['constructionUnit']],
  [
    'what big-data does not take out of plan, finance hears of too',
    funded,
    'refuseOutOfPlan',
    {},
    ['constructionUnit', 'department', F],
  ],
  ['a request withdrawn before finance answered', requested, 'withdrawOutOfPlan', {}, ['department', F]],
  ['a request withdrawn after that', funded, 'withdrawOutOfPlan', {}, ['department', F, B]],
  ['a project given up while it is requested out of plan', requested, 'withdraw', {}, ['department', F, B]],
  ['a draft concerns the department alone', drafted, 'withdraw', {}, ['department']],
  ['a declaration big-data as well', declared, 'withdraw', {}, ['department', B]],
  [
    'a report of a project that is in a plan before its approval finance as well',
    () => {
      const life = combinedInReview();
      life.facts = { ...life.facts, annualPlans: { '2026': {} } };
      return life;
    },
    'withdraw',
    {},
    ['department', B, R, F],
  ],
  ['a report development-reform too', combinedInReview, 'withdraw', {}, ['department', B, R]],
])('%s', (_, lived, act, input, parties) => expect([...told(lived(), act, input)].sort()).toEqual([...parties].sort()));

it('of a corrected answer to a proposal, whoever proposed', () => {
  const answered = (act: ActName, by: string) => {
    const life = declaredForPlan().do('includeInAnnualPlan', by, { year: '2026', amount: REPLY.total });
    const of = life.seq;
    const other = by === R ? F : R;
    if (act === 'declineProposal') life.do(act, other, { proposal: of, reason: '资金未落实' });
    else life.do(act, other, {}, { confirms: of });
    return told(life, 'correct', { field: 'proposal.answeredOn', of: life.seq });
  };
  expect([R, F].map((by) => answered('declineProposal', by))).toEqual([[R], [F]]);
  expect([R, F].map((by) => answered('includeInAnnualPlan', by))).toEqual([[R], [F]]);
});
