// 第二十八条：竣工验收。Two different duties of half a year, discharged by different events; the extension has no number in the
// text.
import type { ProjectFacts } from '../facts.ts';
import { periodEnd } from '../../calendar/period.ts';
import { dayNameOf } from '../../date-name.ts';
import { grantedExtensions, isConstructionKind, isUpperClass, openExtension, passedAcceptance } from '../questions.ts';
import type { Moment } from '../../moment.ts';
import { duty, type DutyInstance } from '../duty.ts';
import { figuresIn } from '../practice.ts';

const HALF_A_YEAR = 6; // 「建成后半年内」, 半年 = 6 months by the counting rule of the Civil Code, art. 202, used by analogy
const WITHIN_HALF_A_YEAR = { rule: 'months', months: HALF_A_YEAR, rolling: 'FORWARD' } as const;

/** 第二十八条第一款：3000万元（含）以上，建成后半年内向市大数据发展局申请竣工验收。 */
export const acceptanceApplication = duty({
  name: 'ACCEPTANCE_APPLICATION',
  title: '申请竣工验收',
  article: 28,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'constructionUnit',
  toDo: '向市大数据发展局申请组织竣工验收，并附项目建设总结、财务报告、审计报告、安全风险评估报告、密码应用安全性评估报告、数据字典等材料',
  metBy: 'applyForAcceptance',
  quotation: '28.1',
  mayBeExtended,
  instances: (facts, moment) => {
    const first = facts.acceptanceRounds[0];
    return clock(facts, moment, isUpperClass(facts), first?.on, returnedApplication(facts));
  },
  lest: {
    article: 35,
    says: '超过法定期限未申请竣工验收的，监督管理部门应当要求限期整改；逾期不整改或者整改后仍不符合要求的，市发展改革委、市财政局可以通报批评、暂缓安排投资计划等。',
    decidedBy: ['big-data'],
  },
});

/** 第二十八条第一款：3000万元以下，建成后半年内由项目建设单位组织竣工验收。 */
export const acceptanceOrganisation = duty({
  name: 'ACCEPTANCE_ORGANISATION',
  title: '组织竣工验收',
  article: 28,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'constructionUnit',
  toDo: '自行组织竣工验收并形成验收结论，验收材料要求与3000万元（含）以上项目一致',
  metBy: 'conveneAcceptance',
  quotation: '28.2',
  // Case 34: convening is not enough, a conclusion is needed [D]; case 36: a failed one discharges too, O-18 follows.
  mayBeExtended,
  instances: (facts, moment) =>
    clock(
      facts,
      moment,
      !isUpperClass(facts),
      facts.acceptanceRounds[0]?.conclusion?.on,
      facts.acceptanceRounds[0] && { metBy: 'passAcceptance' },
    ),
  lest: {
    article: 35,
    says: '超过法定期限未组织竣工验收的，监督管理部门应当要求限期整改；逾期不整改或者整改后仍不符合要求的，市发展改革委、市财政局可以通报批评、暂缓安排投资计划等。',
    decidedBy: ['big-data'],
  },
});

/** O-9 is a sentence in the later reminders of acceptance, while nothing has been asked. */
function mayBeExtended(facts: ProjectFacts, daysLeft: number): boolean {
  return daysLeft <= 31 && !facts.extensions.some(({ status }) => status === 'REQUESTED');
}

function clock(
  facts: ProjectFacts,
  { practice, calendar }: Moment,
  applies: boolean,
  dischargedOn: string | undefined,
  at: Pick<DutyInstance, 'heldBy' | 'provided' | 'metBy'> | undefined,
): DutyInstance[] {
  const { completion } = facts;
  if (!completion || !applies || !isConstructionKind(facts)) return [];
  const anchor = { event: '项目建成', on: completion.completedOn };
  const until = grantedExtensions(facts).at(-1)?.decided?.until;
  // An extension never shortens: where a corrected completion moves the half year past it, the half year counts.
  const granted = until && until > periodEnd(WITHIN_HALF_A_YEAR, anchor, calendar).effectiveOn ? until : undefined;
  const asked = openExtension(facts);
  const waiting = asked?.status === 'REQUESTED' ? asked : undefined;
  return [
    {
      key: String(completion.seq),
      anchor,
      due: granted ? { rule: 'fixed', on: granted } : WITHIN_HALF_A_YEAR,
      // The latest date a first extension may run to: as long again as the period itself [D].
      limit: { rule: 'months', months: HALF_A_YEAR + figuresIn(practice).extensionMaxMonths, rolling: 'NONE' },
      owedTo: ['big-data'],
      movedByDecision: granted !== undefined,
      dueBasis: granted ? 'decided' : 'law',
      dischargedOn: at?.heldBy ? undefined : dischargedOn,
      heldBy:
        at?.heldBy ??
        (waiting && {
          duty: 'EXTENSION_DECISION',
          key: String(waiting.resubmitted?.seq ?? waiting.seq),
          because: `${dayNameOf(waiting.on)}提出的延期验收申请待决定`,
          since: waiting.on,
          onlyIfInTime: true,
        }),
      provided: at?.provided,
      metBy: at?.metBy,
    },
  ];
}

/** Case 35: an application returned for correction keeps its first date if it is completed in time. */
function returnedApplication(facts: ProjectFacts): Pick<DutyInstance, 'heldBy' | 'provided' | 'metBy'> | undefined {
  const returns =
    facts.review?.stage === 'ACCEPTANCE_IN_PROGRESS' && facts.acceptanceRounds.length === 1 ? facts.review.returns : [];
  const back = returns.at(-1);
  if (!back) return undefined;
  const corrections = returns.map(({ seq }) => ({ duty: 'CORRECTION', key: String(seq) }) as const);
  const correction = corrections.at(-1)!;
  return back.resubmittedOn
    ? { provided: corrections }
    : {
        metBy: 'resubmit',
        provided: corrections,
        heldBy: {
          ...correction,
          because: `${dayNameOf(back.on)}退回的验收申请补正中`,
          since: facts.acceptanceRounds[0]!.on,
          onlyIfInTime: true,
        },
      };
}

/** 第二十八条第一款：3000万元以下项目的验收结果报市大数据发展局备案（《办法》未定时限）。 */
export const acceptanceResultFiling = duty({
  name: 'ACCEPTANCE_RESULT_FILING',
  title: '验收结果备案',
  article: 28,
  basis: 'law',
  dueBasis: 'practice',
  owedBy: 'constructionUnit',
  toDo: '将竣工验收结果报市大数据发展局备案',
  metBy: 'fileAcceptanceResult',
  quotation: '28.5',
  instances: (facts, { practice }) => {
    const passed = passedAcceptance(facts);
    if (!passed || isUpperClass(facts)) return [];
    return [
      {
        key: String(passed.seq),
        anchor: { event: '验收结论记录', on: passed.on },
        due: { rule: 'workingDays', days: figuresIn(practice).acceptanceResultFilingWorkingDays },
        owedTo: ['big-data'],
        dischargedOn: facts.acceptanceFiling?.on,
      },
    ];
  },
  lest: { article: null, says: '《办法》未规定备案时限，本日期为系统惯例；逾期仅作提示。', decidedBy: ['big-data'] },
});

/** 验收未通过后的再次验收（《办法》未作规定）：日期由作出结论的一方设定。 */
export const acceptanceReapplication = duty({
  name: 'ACCEPTANCE_REAPPLICATION',
  title: '整改后再次验收',
  article: null,
  basis: 'practice',
  dueBasis: 'decided',
  owedBy: 'constructionUnit',
  toDo: '完成验收整改后，重新提交全部验收材料',
  metBy: 'reapplyForAcceptance',
  instances: (facts) =>
    facts.acceptanceRounds.flatMap(({ conclusion }, round) =>
      !conclusion || conclusion.passed || !conclusion.reapplyOn
        ? []
        : [
            {
              key: String(conclusion.seq),
              anchor: { event: '验收未通过', on: conclusion.on },
              due: { rule: 'fixed', on: conclusion.reapplyOn } as const,
              owedTo: ['big-data'] as const,
              dischargedOn: facts.acceptanceRounds[round + 1]?.on,
              // Case 37: after a second failure the bureau is prompted to consider article 35.
              note:
                round > 0 ? '本项目验收已两次未通过，请市大数据发展局研究是否依照第三十五条要求限期整改。' : undefined,
            },
          ],
    ),
  lest: {
    article: null,
    says: '《办法》未规定再次验收的时限，本日期由验收组织方设定；逾期将提示市大数据发展局。',
    decidedBy: ['big-data'],
  },
});

/** 对延期验收申请作出决定（《办法》未定时限；我们的惯例，免得沉默使计时停止）。 */
export const extensionDecision = duty({
  name: 'EXTENSION_DECISION',
  title: '决定延期验收申请',
  article: null,
  basis: 'practice',
  dueBasis: 'practice',
  owedBy: 'big-data',
  toDo: '对延期验收申请作出同意、不同意或退回的决定',
  metBy: 'grantExtension',
  quotation: '28.3',
  instances: (facts, { practice }) =>
    facts.extensions.flatMap((extension) => {
      const { seq, on, returned, resubmitted, decided, status } = extension;
      const isMet = isUpperClass(facts) ? facts.acceptanceRounds[0] : facts.acceptanceRounds[0]?.conclusion;
      const moot =
        status === 'WITHDRAWN'
          ? '申请已撤回'
          : status === 'REQUESTED' && isMet
            ? '已申请竣工验收或者已有验收结论'
            : undefined;
      const decision = (asked: { seq: number; on: string }, answeredOn: string | undefined): DutyInstance => ({
        key: String(asked.seq),
        anchor: { event: '收到延期验收申请', on: asked.on },
        due: { rule: 'workingDays', days: figuresIn(practice).extensionDecisionWorkingDays },
        owedTo: ['constructionUnit'],
        dischargedOn: answeredOn,
        cancelled: answeredOn ? undefined : moot,
      });
      // A return answers the request; what comes back is a request anew (the answered one stays on record as it was).
      const asked = resubmitted ?? { seq, on };
      return [decision(asked, returned && returned.seq > asked.seq ? returned.on : decided?.on)];
    }),
  lest: {
    article: null,
    says: '逾期未决定的，对原验收期限的暂停提醒即行失效，逾期提醒恢复。',
    decidedBy: ['big-data'],
  },
});
