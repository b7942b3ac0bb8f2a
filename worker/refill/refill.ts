/**
 * The database was put back to an earlier moment, the engine is of today: what was taken since is read from the histories
 * that the engine keeps, and recorded again. Workers and APIs must be stopped: a worker would send what stands unsent in
 * the old tables, and an API would give out numbers anew. Doing it twice, or once more after an interruption, changes
 * nothing that is there.
 */
import { codeThatHandsBatchesOut } from '../bundle.ts';
import { leftBehind, programsAtWork, restoreLetter, type LeftBehind } from '../../database/put-back.ts';
import { inTransaction } from '../../database/pool.ts';
import { readPublished } from '../../database/rules.ts';
import { PlainError } from '../../worded-error.ts';
import { replaysAs } from '../../engine/sealing/by-hand.ts';
import { workflowTypes } from '../../measures/register.ts';
import type { RecordAnswer, RecordInput } from '../../workflows/lifecycle/contract.ts';
import { dossierOf, workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { hasDecided, replayed } from '../replayed.ts';
import { chainBehind, type ChainRun } from './chain.ts';
import type { RefillDeps } from './deps.ts';
import { runsByWorkflow } from './histories.ts';
import { saidBy, type HistorySays } from './known.ts';
import { lettersIn } from './letters.ts';
import { DossierRefill, type Batch, type LineDeps } from './lines.ts';
import { moveNumbersOn } from './numbers.ts';

export interface Refilled {
  /** Dossiers that the engine knows of. */
  looked: number;
  /** Those with lines that were recorded again: workflow id, how many, and whether the database did not know it. */
  dossiers: { workflowId: string; lines: number; isNew: boolean }[];
  /** Letters that went out since, entered or settled so that they are not sent again. */
  letters: number;
  /** The number that was given out last, as it stood and as it stands. */
  numbers: { before: number; now: number };
  /** What cannot be recorded again, and why. */
  stopped: { workflowId: string; says: string }[];
  /** Lines that today's rules settle otherwise than they were settled then. */
  otherwise: { workflowId: string; seq: number }[];
  /** What lines lean on and the database does not hold: no history has it. */
  missing: LeftBehind;
}

/** Throws a `PlainError` while a worker or an API is connected to the database. */
export async function refill(deps: RefillDeps): Promise<Refilled> {
  await refuseBesides(deps);
  const { letters, unread } = await lettersIn(deps.client);
  const restoreLetters = async (): Promise<number> => {
    let restored = 0;
    for (const letter of letters)
      if ((await inTransaction(deps.owner, (db) => restoreLetter(db, letter))) !== 'unchanged') restored += 1;
    return restored;
  };
  // Before the lines, so that none of them takes back what lies in a letter; and after them, for the letters of today.
  const settled = await restoreLetters();
  const lines: LineDeps = {
    ...deps,
    published: await readPublished(deps.owner),
    claimed: new Set(letters.flatMap(({ messageKeys }) => messageKeys)),
  };
  const { refills, looked, broken } = await refillLines(lines);
  const entered = await restoreLetters();
  const named = refills.map((one) => ({ ...one, workflowId: workflowIdOf(one.id), one }));
  return {
    looked,
    dossiers: named
      .filter(({ one }) => one.recorded > 0)
      .map(({ workflowId, one }) => ({ workflowId, lines: one.recorded, isNew: one.isNew })),
    letters: settled + entered,
    numbers: await moveNumbersOn(deps.owner),
    stopped: [
      ...unread.map((workflowId) => ({
        workflowId,
        says: '信箱的历史读不懂，其中的信是否已发无从得知，启动 worker 会重发：请核对 DUBAN_SEALING_KEYS',
      })),
      ...broken,
      ...named.flatMap(({ workflowId, one }) => (one.stopped === undefined ? [] : [{ workflowId, says: one.stopped }])),
    ],
    otherwise: named.flatMap(({ workflowId, one }) => one.otherwise.map((seq) => ({ workflowId, seq }))),
    missing: await leftBehind(deps.owner),
  };
}

async function refuseBesides({ owner }: RefillDeps): Promise<void> {
  const atWork = await programsAtWork(owner);
  if (atWork.length > 0)
    throw new PlainError(
      `${atWork.join('、')} 仍连着这个数据库：补记期间它们会重发旧信、重发编号。请先停止全部 worker 和 API，再运行一次。`,
    );
}

type Broken = Refilled['stopped'];

async function refillLines(deps: LineDeps): Promise<{ refills: DossierRefill[]; looked: number; broken: Broken }> {
  const workflows = await runsByWorkflow(deps.client, workflowTypes());
  const refills = new Map<string, DossierRefill>();
  const broken: Broken = [];
  const noted: Batch[] = [];
  const says: HistorySays[] = [];
  const note = (_info: unknown, input: RecordInput, answer: RecordAnswer): void => void noted.push({ input, answer });
  const sinks = { recordedBatches: { note: { fn: note, callDuringReplay: true } } };

  async function* chains(): AsyncGenerator<ChainRun> {
    for (const [workflowId, runs] of workflows) {
      await refuseBesides(deps);
      const one = await DossierRefill.of(deps, dossierOf(workflowId));
      refills.set(workflowId, one);
      const chain = await chainBehind(deps, runs, one.began);
      if (chain.length === 0)
        broken.push({ workflowId, says: '历史已过保留期，引擎中没有可读的运行，是否缺行无从得知' });
      for (const run of chain) {
        const said = await saidBy(deps.client, run.history);
        if (hasDecided(run.history)) {
          says.push(said);
          yield run;
        } else one.compareWith(said);
      }
    }
  }
  const code = codeThatHandsBatchesOut(deps.bundle);
  for await (const { workflowId, error } of replayed({ code, sinks }, chains(), replaysAs(deps.client))) {
    const batches = noted.splice(0);
    // Replayed one after the other, in the order in which they were handed over.
    const said = says.shift()!;
    const one = refills.get(workflowId)!;
    if (error) one.stopped ??= `历史不能由本版程序回放，未补记：请换用能回放它的版本，见 replay ${workflowId}`;
    else await one.take(batches);
    one.compareWith(said);
  }
  return { refills: [...refills.values()], looked: workflows.size, broken };
}
