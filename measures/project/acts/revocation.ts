// 撤销决定: an authority takes back what it decided and told. The decision stays on record with its revocation beside it, the
// project stands before it again, and everyone who was told of the one is told of the other.
import { z } from 'zod';
import type * as general from '../../act.ts';
import { entryOf } from '../../entry.ts';
import { ledgerNumber, reason } from '../../field/kinds.ts';
import { practiceGate } from '../act.ts';
import { decision } from '../decision.ts';
import type { ProjectFacts } from '../facts.ts';
import type { RevocableAct } from '../revocation-facts.ts';
import type { StandingDecision } from '../standing-decision.ts';
import { standingDecisions } from '../standing-decisions.ts';
import type { Bureau, Capacity, Stage } from '../../vocabulary.ts';
import type { ActStep } from '../../way-out.ts';
import type { ActName } from '../act-names.ts';
import { approveCombinedReport, approveDesign, approveFeasibilityReport } from './approval.ts';
import { approveChange, withdrawChange } from './change.ts';
import { confirmEarlierApproval } from './continuation.ts';
import { list } from './declaration.ts';
import { grantExtension, refuseExtension } from './extension.ts';
import { budget, declineFromAnnualPlan, includeInAnnualPlan } from './plan.ts';
import { confirmFunding } from './out-of-plan.ts';
import { reviseAnnualPlan } from './plan-revision.ts';
import { verifyRectification } from './rectification-report.ts';
import { ISSUERS } from './rectification-orders.ts';
import { OPENED } from './stage-spans.ts';
import { orderRectification } from './supervision.ts';
import { reject, reopenListing } from './ways-out.ts';

const ENDED: readonly Stage[] = ['WITHDRAWN', 'TERMINATED'];

/** What each decision is called, and who was told of it. */
const DECISIONS: Record<RevocableAct, Pick<general.Act<ProjectFacts, never>, 'title' | 'tells'>> = {
  list,
  confirmEarlierApproval,
  confirmFunding,
  approveChange,
  approveCombinedReport,
  approveFeasibilityReport,
  approveDesign,
  includeInAnnualPlan,
  budget,
  grantExtension,
  verifyRectification,
};

const revokeInput = z.strictObject({ of: ledgerNumber('所撤销的决定'), reason });
type Revoke = z.infer<typeof revokeInput>;

const standing = (facts: ProjectFacts, { of }: Pick<Revoke, 'of'>): StandingDecision | undefined =>
  standingDecisions(facts).find(({ decision: { seq } }) => seq === of);

const worded = ({ act, decision: { seq } }: StandingDecision): string => `台账第${seq}号「${DECISIONS[act].title}」`;

const someStands = practiceGate('facts', 'someDecisionStands', '有可以撤销的决定', ({ facts }) =>
  standingDecisions(facts).length > 0
    ? undefined
    : {
        says: '本项目现无可以撤销的决定。',
        remedy:
          '无须撤销。整改要求、暂停建设和暂缓安排不以撤销了结，分别办理「撤销整改要求」「恢复项目建设」「恢复安排投资计划」。',
        wayOut: { needless: true },
      },
);

const standsStill = practiceGate<Revoke>('input', 'decisionStands', '所撤销的是现行有效的决定', ({ facts }, input) => {
  const all = standingDecisions(facts);
  if (all.length === 0 || standing(facts, input)) return undefined;
  const earlier = facts.revocations.find(({ decision: { seq } }) => seq === input.of);
  const says = earlier
    ? `台账第${input.of}号决定已于台账第${earlier.seq}号撤销。`
    : `台账第${input.of}号不是可以撤销的决定，或者其后已有同类的决定。`;
  return { says, remedy: `可以撤销的为：${all.map(worded).join('、')}。`, wayOut: { mend: true } };
});

const nothingLeans = practiceGate<Revoke>('input', 'nothingLeansOnIt', '其后没有据以办理的事项', ({ facts }, input) => {
  const leaning = standing(facts, input)?.leaning();
  if (!leaning) return undefined;
  const { what, remedy = '', wayOut } = leaning;
  const { acts = [], instead = [] } = wayOut;
  const named = (steps: typeof acts): string => steps.map((step) => stepWorded(facts, step)).join('、');
  const first = acts.length > 0 ? `请先依次办理${named(acts)}。` : '';
  const otherwise = instead.length > 0 ? `仍有问题的，请办理${named(instead)}。` : '';
  return {
    says: `${what}，台账第${input.of}号决定现不能撤销。`,
    remedy: `${remedy}${first}${otherwise}`,
    wayOut: acts.length > 0 ? { ...wayOut, acts: acts.map((step) => byItsDeciders(facts, step)) } : wayOut,
  };
});

/** Another revocation by whoever decided that, and not by all who decided anything. */
const byItsDeciders = (facts: ProjectFacts, step: ActStep<ActName>): ActStep<ActName> =>
  typeof step !== 'string' && step.act === 'revoke' && step.input
    ? { ...step, by: deciders(facts, step.input as Pick<Revoke, 'of'>) }
    : step;

/** As the way out names it. */
function stepWorded(facts: ProjectFacts, step: ActStep<ActName>): string {
  const { act: name, input = {} } = typeof step === 'string' ? { act: step } : step;
  if (name !== 'revoke') return `「${CLEARING[name as keyof typeof CLEARING].title}」`;
  const found = standing(facts, input as Revoke);
  const title = found ? `撤销「${DECISIONS[found.act].title}」` : '「撤销决定」';
  return `${title}（台账第${(input as Revoke).of}号）`;
}

/** Acts beside the revocation itself that clear its way, or take its place. */
const CLEARING = {
  reject,
  reopenListing,
  declineFromAnnualPlan,
  reviseAnnualPlan,
  withdrawChange,
  refuseExtension,
  orderRectification,
} as const;

/** Who decided; before there is an input, of whichever decision stands. */
function deciders(facts: ProjectFacts, input: Pick<Revoke, 'of'> | undefined): readonly Bureau[] {
  const all = standingDecisions(facts);
  const meant = input && all.filter(({ decision: { seq } }) => seq === input.of);
  const by = (meant && meant.length > 0 ? meant : all).flatMap((one) => one.by);
  return by.length > 0 ? [...new Set(by)] : ISSUERS.ART35;
}

/** Together where they decided together. */
function together(facts: ProjectFacts, input: Pick<Revoke, 'of'>): readonly Capacity[] | undefined {
  const by = standing(facts, input)?.by ?? [];
  return by.length > 1 ? by : undefined;
}

const revocationOf = (facts: ProjectFacts, { of }: Pick<Revoke, 'of'>) =>
  facts.revocations.findLast(({ decision: { seq } }) => seq === of);

/**
 * QUESTION(article 38, decisionsRevoked): the text knows no revocation. What was revoked is as if undecided; that a unit
 * kept to it while it stood is no lateness of the unit.
 */
export const revoke = decision<Revoke>({
  name: 'revoke',
  title: '撤销决定',
  titleHere: (facts, input) => {
    const of = revocationOf(facts, input)?.act ?? standing(facts, input)?.act;
    return of && `撤销「${DECISIONS[of].title}」`;
  },
  article: null,
  basis: 'practice',
  by: ISSUERS.ART35,
  byHere: deciders,
  jointly: together,
  at: OPENED.filter((stage) => !ENDED.includes(stage)),
  input: revokeInput,
  guards: [someStands, standsStill, nothingLeans],
  settles: ({ act: proposed, input: meant }, { of }) => proposed === 'revoke' && (meant as Revoke).of === of,
  apply: (facts, { of, reason: why }, entry) => {
    const found = standing(facts, { of });
    if (!found) return facts;
    const { act, decision: stood } = found;
    const revocation = { act, reason: why, decision: { ...stood }, ...entryOf(entry) };
    return { ...found.revoked(entry), revocations: [...facts.revocations, revocation] };
  },
  tells: (facts, input) => {
    const found = revocationOf(facts, input);
    return found
      ? (DECISIONS[found.act].tells(facts, { ...input, ...found.decision } as never) as readonly Capacity[])
      : [];
  },
});
