// The project 项目 as a kind of dossier: the whole life of one, from the opening of its dossier to its closing.
import { dayNameOf } from '../date-name.ts';
import type { Part } from '../dossier.ts';
import type { DossierKind } from '../kind.ts';
import { plainly } from '../markdown.ts';
import { proposalAnswer } from '../proposal.ts';
import { BUREAUS, ROLE_NAMES, STAGE_NAMES, type Role } from '../vocabulary.ts';
import { EXAMPLE, sampleInput, type ActName } from './act-samples.ts';
import { PROJECT_ACTS } from './acts.ts';
import { disorderOf } from './acts/date-order.ts';
import { disclosedTo } from './disclosure.ts';
import { PROJECT_DUTIES } from './duties/all.ts';
import { unopenedFacts, type ProjectFacts } from './facts.ts';
import { aboutWorded } from './ordered-about.ts';
import { OVERLAYS } from './overlays.ts';
import { overtakenBy } from './overtaken.ts';
import { PROJECT_PRACTICE } from './practice.ts';
import { isAtLeast30M, openRectifications, planDeferralOf, suspensionOf } from './questions.ts';
import { roadOfProject } from './road-of-projects.ts';

/** What ends everything but an open rectification (reading 4.3, rule 6). */
const ENDS_DUTIES: Partial<Record<ProjectFacts['stage'], string>> = {
  WITHDRAWN: '项目已撤回',
  TERMINATED: '项目已终止',
};
const OUTLIVES = [
  'PROPOSAL_ANSWER',
  'RECTIFICATION',
  'RECTIFICATION_VERIFICATION',
  'INFORMATION_ANSWER',
  'FINAL_REPORT',
];
const ROLES = Object.keys(ROLE_NAMES) as Role[];

export const project: DossierKind<ProjectFacts> = {
  name: 'project',
  title: '项目',
  thisOne: '本项目',
  path: 'projects',
  workflowType: 'projectLifecycle',
  code: /^[A-Za-z0-9][A-Za-z0-9-]{3,39}$/,
  codeForm: '4至40位字母、数字或连字符，以字母或数字开头',
  begins: 'byRequest',
  issuesCodes: (year) => `CQ-${year}-`,
  unopened: unopenedFacts,
  acts: Object.values(PROJECT_ACTS),
  duties: [...PROJECT_DUTIES, proposalAnswer],
  stageNames: STAGE_NAMES,
  roadOf: roadOfProject,
  // NOT_LISTED and REJECTED sleep on: their usual next act reopens them.
  endStages: ['CLOSED', 'WITHDRAWN', 'TERMINATED'],
  endsDuty: ({ stage }, duty) => (OUTLIVES.includes(duty) ? undefined : ENDS_DUTIES[stage]),
  capacityNames: ROLE_NAMES,
  partsOf: ({ parties }) =>
    ROLES.flatMap((capacity): Part[] => {
      const party = parties[capacity];
      return party ? [{ capacity, party }] : [];
    }),
  openTo: BUREAUS,
  nameOf: ({ name }) => name,
  belongsTo: ({ parties: { constructionUnit, department } }) => ({ unit: constructionUnit, department }),
  overtakenBy,
  disorderOf,
  overlays: OVERLAYS,
  leansOn: ({ code, name, parties: { constructionUnit, department }, frameworkPlan, sharingException }) => ({
    departmentPlan: { department, code, name },
    blocksOf: constructionUnit,
    frameworkPlan,
    sharingException,
  }),
  detailsOf: (facts) => ({
    kind: facts.kind,
    classified: facts.classified,
    estimatedTotal: facts.estimatedTotal ?? null,
    approvedTotal: facts.approvedTotal ?? null,
    suspended: suspensionOf(facts) !== undefined,
    planDeferred: planDeferralOf(facts) !== undefined,
  }),
  amountClassOf: ({ approvedTotal, estimatedTotal }) => {
    const total = approvedTotal ?? estimatedTotal;
    return total === undefined ? null : isAtLeast30M(total) ? '3000万元（含）以上' : '3000万元以下';
  },
  disclosedTo,
  remarksOf: (facts) => [
    ...OVERLAYS.flatMap((overlay) => {
      const over = overlay.inForce(facts);
      return over ? [`**正在执行的措施**：${plainly(over.says)}`] : [];
    }),
    ...openRectifications(facts).flatMap(({ about, seq, on }) =>
      about ? [`**整改要求**：台账第${seq}号（${dayNameOf(on)}），涉及${plainly(aboutWorded(about))}`] : [],
    ),
    ...facts.terminationRequests.flatMap(({ status, seq, on }) =>
      status === 'REQUESTED' ? [`**终止申请**：台账第${seq}号（${dayNameOf(on)}），待市发展改革委决定`] : [],
    ),
    ...facts.changes.flatMap(({ status, seq, on }) =>
      status === 'REQUESTED' || status === 'RETURNED'
        ? [`**变更申请**：台账第${seq}号（${dayNameOf(on)}），${status === 'RETURNED' ? '已退回补正' : '待批复'}`]
        : [],
    ),
  ],
  practice: PROJECT_PRACTICE,
  sampleOf: (act) => sampleInput(act as ActName, EXAMPLE),
};
