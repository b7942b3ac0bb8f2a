// Brings every open dossier to the editions in force: batch by batch, and again until none is behind. Who is behind, the
// database says, so that it may be ended and started anew at any point.
import { continueAsNew, defineQuery, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import {
  RECALCULATION_PROGRESS_QUERY,
  type RecalculatedBatch,
  type RecalculationActivities,
  type RecalculationInput,
  type RecalculationProgress,
} from './contract.ts';
import { show } from './show.ts';

export const currentProgress = defineQuery<RecalculationProgress>(RECALCULATION_PROGRESS_QUERY);

// A batch lasts about ten seconds; one that is done again asks nobody twice.
const { recalculateDossiers } = proxyActivities<RecalculationActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '30s',
  retry: { maximumInterval: '1m' },
  summary: '请一批卷宗重新计算期限',
});

/**
 * Batches, some six events each; a recalculation of ten thousand dossiers stays below it. Counted here and not asked of
 * the engine, as in the mailbox.
 */
const LONG_RUN = 160;
/** Whoever was asked has recorded by then, unless the database or its worker is away: then it waits longer each time. */
const FIRST_PAUSE_S = 2;
const LONGEST_PAUSE_S = 600;
/** What is still behind after an hour needs people, and comes along with its next line. */
const MOST_ROUNDS = 12;
const UNREACHABLE_SHOWN = 20;

const FIRST_ROUND: RecalculationProgress = { round: 1, asked: 0, started: 0, unreachable: [], behind: null };

/** Answers what it showed last. */
export async function recalculation(input: RecalculationInput): Promise<string> {
  const { editions } = input;
  let { after, progress = FIRST_ROUND } = input;

  // Messages
  setHandler(currentProgress, () => progress, { description: '重新计算的进度' });

  // Story
  for (let batches = 1; ; batches++) {
    const batch = await recalculateDossiers({ editions, after });
    if (batch.superseded) return show(progress, 'superseded');
    progress = withBatch(progress, batch);
    after = batch.next;
    if (!after) {
      if (batch.behind === 0) return show(progress, 'done');
      if (progress.round >= MOST_ROUNDS) return show(progress, 'givenUp');
      show(progress, 'waiting');
      await sleep(pauseMs(progress), { summary: '等候各卷宗记入台账' });
      progress = { ...FIRST_ROUND, round: progress.round + 1, behind: progress.behind };
    }
    show(progress, 'running');
    if (batches >= LONG_RUN) await continueAsNew<typeof recalculation>({ editions, after, progress });
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
