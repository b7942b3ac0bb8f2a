// How a project is given up, by how far it is: one that was not approved is withdrawn, one that is listed leaves the list,
// one that was approved is terminated on request, a service ends. Each act points to the others where they are right.
import type { Remedy } from '../act.ts';
import type { ActName } from '../act-names.ts';
import type { ProjectFacts } from '../facts.ts';
import { isConstructionKind, openTerminationRequest } from '../questions.ts';
import { BEFORE_APPROVAL, LISTED_ALONE, TERMINABLE } from './stage-spans.ts';

/** Planned or approved: an O&M project that was only declared for its first plan is neither. */
export const isTerminable = (facts: ProjectFacts): boolean =>
  TERMINABLE.includes(facts.stage) &&
  (facts.stage !== 'PLAN_DECLARED' || (isConstructionKind(facts) && facts.approvals.length > 0));

const instead = (act: ActName, remedy: string): Remedy => ({ remedy, wayOut: { instead: [act] } });

/** The way that is right at this stage; undefined where nothing is left to give up. */
export function givenUpOtherwise(facts: ProjectFacts): Remedy | undefined {
  const { stage } = facts;
  if (BEFORE_APPROVAL.includes(stage)) return instead('withdraw', '尚未批复的项目不再建设的，请办理「撤回项目」。');
  if (LISTED_ALONE.includes(stage))
    return instead(
      'removeFromList',
      '已纳入清单的项目不再建设的，请市级部门调整部门整合建设总体方案，再由市大数据发展局办理「移出项目清单」。',
    );
  if (TERMINABLE.includes(stage) && openTerminationRequest(facts))
    return instead('consentTermination', '已经申请终止；请待市发展改革委办理「同意终止项目实施」，或者不同意。');
  if (isTerminable(facts))
    return instead('requestTermination', '已经批复或者纳入计划的项目不再建设的，请办理「申请终止项目实施」。');
  if (stage === 'PLAN_DECLARED')
    return instead('withdrawSubmission', '年度投资计划尚未决定；请先办理「撤回本次申报（申请）」。');
  if (stage === 'OM_IN_SERVICE') return instead('endService', '不再运行维护的，请办理「结束运行维护服务」。');
  return undefined;
}
