// Brings every open dossier to the editions in force: batch by batch, and again until none is behind. Who is behind, the
// database says, so that it may be ended and started anew at any point.
import {
  continueAsNew,
  defineQuery,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import {
  RECALCULATION_PROGRESS_QUERY,
  type RecalculatedBatch,
  type RecalculationActivities,
  type RecalculationInput,
  type RecalculationProgress,
} from './contract.ts';

export const currentProgress = defineQuery<RecalculationProgress>(RECALCULATION_PROGRESS_QUERY);

// A batch lasts about ten seconds; one that is done again asks nobody twice.
const { recalculateDossiers } = proxyActivities<RecalculationActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '30s',
  retry: { maximumInterval: '1m' },
  summary: '请一批卷宗重新计算期限',
});

/** Events; a recalculation of ten thousand dossiers stays below it. */
const LONG_HISTORY = 1_000;
/** Whoever was asked has recorded by then, unless the database or its worker is away: then it waits longer each time. */
const FIRST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 600;
/** What is still behind after an hour needs people, and comes along with its next line. */
const MOST_ROUNDS = 12;
const UNREACHABLE_SHOWN = 20;

const FIRST_ROUND: RecalculationProgress = { round: 1, asked: 0, started: 0, unreachable: [], behind: null };

/** Answers what it said last. */
export async function recalculation(input: RecalculationInput): Promise<string> {
  const { editions } = input;
  let { after, progress = FIRST_ROUND } = input;

  // Messages
  setHandler(currentProgress, () => progress, { description: '重新计算的进度' });

  // Story
  for (;;) {
    const batch = await recalculateDossiers({ editions, after });
    if (batch.superseded) return show(`已有更新的版次施行，由其后的重新计算接续。${said(progress)}。`);
    progress = withBatch(progress, batch);
    after = batch.next;
    if (!after) {
      if (batch.behind === 0) return show(`在办卷宗已全部按新版计算。${said(progress)}。`);
      if (progress.round >= MOST_ROUNDS) return show(`${said(progress)}；其余的随其下一次记录重新计算。`);
      show(`${said(progress)}；等候各卷宗记入台账。`);
      await sleep(pauseMs(progress), { summary: '等候各卷宗记入台账' });
      progress = { ...FIRST_ROUND, round: progress.round + 1, behind: progress.behind };
    }
    show(`正在重新计算：${said(progress)}。`);
    if (workflowInfo().historyLength > LONG_HISTORY)
      await continueAsNew<typeof recalculation>({ editions, after, progress });
  }
}

const pauseMs = ({ round }: RecalculationProgress): number =>
  1_000 * Math.min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2 ** (round - 1));

const withBatch = (progress: RecalculationProgress, batch: RecalculatedBatch): RecalculationProgress => ({
  round: progress.round,
  asked: progress.asked + batch.asked,
  started: progress.started + batch.started,
  unreachable: [...progress.unreachable, ...batch.unreachable].slice(0, UNREACHABLE_SHOWN),
  behind: batch.behind,
});

/** Stands at the top of the run in the Temporal page. */
function show(says: string): string {
  setCurrentDetails(says);
  return says;
}

function said({ round, asked, started, unreachable, behind }: RecalculationProgress): string {
  return [
    `第 ${round} 轮，已通知卷宗 ${asked} 个`,
    ...(started > 0 ? [`其中 ${started} 个先由台账重新启动`] : []),
    ...(unreachable.length > 0 ? [`未能通知：${unreachable.join('、')}`] : []),
    ...(behind ? [`尚有 ${behind} 个按旧版`] : []),
  ].join('，');
}
