// How a recalculation tells of itself at the top of its run in the Temporal page.
import { setCurrentDetails } from '@temporalio/workflow';
import { plainly } from '../../measures/markdown.ts';
import type { RecalculationProgress } from './contract.ts';

type Turn = 'running' | 'waiting' | 'done' | 'givenUp' | 'superseded';

const SAYS: Record<Turn, (counts: string) => string> = {
  running: (counts) => `正在重新计算：${counts}。`,
  waiting: (counts) => `等候各卷宗记入台账：${counts}。`,
  done: (counts) => `在办卷宗已全部按新版计算：${counts}。`,
  givenUp: (counts) => `已停止通知，其余的随其下一次记录重新计算：${counts}。`,
  superseded: (counts) => `已有更新的版次施行，由其后的重新计算接续：${counts}。`,
};

/** Answers what it showed. */
export function show(progress: RecalculationProgress, turn: Turn): string {
  const says = SAYS[turn](countsOf(progress));
  setCurrentDetails(plainly(says));
  return says;
}

function countsOf({ round, asked, started, unreachable, behind }: RecalculationProgress): string {
  return [
    `第 ${round} 轮，已通知卷宗 ${asked} 个`,
    ...(started > 0 ? [`其中 ${started} 个先由台账重新启动`] : []),
    ...(unreachable.length > 0 ? [`未能通知：${unreachable.join('、')}`] : []),
    ...(behind ? [`尚有 ${behind} 个按旧版`] : []),
  ].join('，');
}
