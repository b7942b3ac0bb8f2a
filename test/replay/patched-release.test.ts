// A release that issues another command behind `patched()`, the one that lets the old branch go, and the way back from
// both: what docs/changing-rules.md and the handbook say of it, shown on the real server.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { readDossierRow } from '../../database/dossier.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { RECALCULATE_SIGNAL, type RecordedState } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../dossier-names.ts';
import { about } from '../worker/patients.ts';
import { diceOf, lawfulOrders, openingOf, seenIn } from '../workflows/random-orders.ts';
import { orderFrom, quietRuntime, World } from '../workflows/world.ts';
import { livesNotReplaying } from './sealed-lives.ts';
import { SDK, variantBundle } from './variant.ts';
// under test
import { reconcile } from '../../worker/reconcile.ts';
import { notReplaying, type Run } from '../../worker/replayed.ts';

quietRuntime();

const folder = path.join(fileURLToPath(new URL('../../.duban', import.meta.url)), `patched-${process.pid}`);
/** The release before: it has never heard of the patch. */
const BEFORE = inject('workflowBundle');
const ISSUES = new RegExp(String.raw`if \(changed\.length > 0\) (${SDK}\.upsertSearchAttributes\)\(changed\);)`);
/** What `describe` counts before reconciliation calls a project wedged. */
const FAILED_OFTEN = 5;

/** Knows both branches: takes the new one where a project first comes by, the old one where it has been before. */
let first: string;
/** Has let the old branch go. */
let second: string;
let world: World;

beforeAll(async () => {
  const both = `if (changed.length > 0 && !(0,$2.patched)('fewer-columns')) $1`;
  first = variantBundle(path.join(folder, 'first'), [{ from: ISSUES, to: both }]);
  const newAlone = `if (changed.length > 0) (0,$2.deprecatePatch)('fewer-columns');`;
  second = variantBundle(path.join(folder, 'second'), [{ from: ISSUES, to: newAlone }]);
  world = await World.begin('patched', { ownNamespace: true });
}, 180_000);
afterAll(async () => {
  await world.end();
  removeFolder(folder);
});

const dice = diceOf(9);
const named = (name: string): string => `${name}-${world.name.split('_')[1]}`;

async function under<T>(bundle: string, work: () => Promise<T>, record = world.record): Promise<T> {
  // A cache of none: every task replays the whole history.
  const stop = await world.startWorker({ bundle, record, maxCachedWorkflows: 0 });
  try {
    return await work();
  } finally {
    await stop();
  }
}

async function open(code: string): Promise<void> {
  await world.open(code, orderFrom(openingOf(`项目 ${code}`, 'unit-hospital', '2000000000')));
  await bring(code, 'declare');
}

async function bring(code: string, act: string): Promise<void> {
  const project = await readDossierRow<RecordedState>(world.pool, projectId(code));
  const order = lawfulOrders(seenIn(project!), dice).find((lawful) => lawful.act === act)!;
  await world.bringPatiently(code, orderFrom(order));
}

const ask = (code: string) => world.handle(code).signal(RECALCULATE_SIGNAL, '演练');
const linesOf = async (code: string): Promise<number> => (await readDossierRow(world.pool, projectId(code)))!.seq;
const failures = async (code: string): Promise<number> =>
  (await world.handle(code).describe()).raw.pendingWorkflowTask?.attempt ?? 0;
const historyOf = async (code: string): Promise<Run> => {
  const handle = world.handle(code);
  const [{ runId, workflowId }, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
  return { runId, workflowId, history };
};

describe('O9: a release that brings a patch', () => {
  it('O9: replays what was recorded before it, and what it records replays under it and not under the one before', async () => {
    expect(await livesNotReplaying(first)).toEqual([]);

    const code = named('TOUCHED');
    await under(first, () => open(code));
    const touched = await historyOf(code);
    expect(await notReplaying(first, [touched])).toEqual([]);
    expect(await notReplaying(BEFORE, [touched])).toEqual([expect.stringMatching(/Nondeterminism|TMPRL1100/)]);
  }, 90_000);

  it('O9: and the release that lets the old branch go can be followed by the first again', async () => {
    const [early, late] = [named('EARLY'), named('LATE')];
    await under(first, () => open(early));
    await under(second, () => open(late));
    const histories = await Promise.all([early, late].map(historyOf));
    for (const bundle of [first, second]) expect(await notReplaying(bundle, histories)).toEqual([]);
  }, 90_000);
});

describe('O9: a command that hangs on what record answers, known a release before it is answered,', () => {
  it('O9: leaves a way back at every step', async () => {
    const obeys = `if (changed.length > 0 && !('fewerColumns' in dossier.recorded)) $1`;
    const knowing = variantBundle(path.join(folder, 'knowing'), [{ from: ISSUES, to: obeys }]);
    const [known, answered] = [named('KNOWN'), named('ANSWERED')];
    await under(knowing, () => open(known));
    await under(
      knowing,
      () => open(answered),
      async (input) => ({ ...(await world.record(input)), fewerColumns: true }),
    );
    // From the release that answers back to the one that knows, and from that back to the one before.
    expect(await notReplaying(knowing, await Promise.all([known, answered].map(historyOf)))).toEqual([]);
    expect(await notReplaying(BEFORE, [await historyOf(known)])).toEqual([]);
    // Both at once would be a patch by another name.
    expect(await notReplaying(BEFORE, [await historyOf(answered)])).toHaveLength(1);
  }, 120_000);
});

describe('O9: a project touched by the patch, after the release before was put back,', () => {
  const waiting = { timeout: 90_000, interval: 250 };

  it('O9: stands still until the patch is back, and goes on by itself then', async () => {
    const code = named('FORWARD');
    await under(first, () => open(code));
    const before = await linesOf(code);
    await under(BEFORE, async () => {
      await ask(code);
      await expect.poll(() => failures(code), waiting).toBeGreaterThan(1);
    });
    expect(await linesOf(code)).toBe(before);
    await under(first, () => expect.poll(() => linesOf(code), waiting).toBe(before + 1));
  }, 120_000);

  it('O9: is called wedged, and terminated it is started from its ledger under the release before', async () => {
    const code = named('BACK');
    await under(first, () => open(code));
    const before = await linesOf(code);
    await under(BEFORE, async () => {
      await ask(code);
      await expect.poll(() => failures(code), waiting).toBeGreaterThan(FAILED_OFTEN);
      expect(about(await reconcile(world), code)).toEqual(['wedged left']);
      await world.handle(code).terminate('退回上一版本');
      expect(about(await reconcile(world), code)).toEqual(['notRunning mended']);
      await bring(code, 'list');
    });
    expect(await linesOf(code)).toBe(before + 1);
    expect((await verifyLedger(world.pool, projectId(code))).broken).toEqual([]);
    expect(await notReplaying(BEFORE, [await historyOf(code)])).toEqual([]);
  }, 180_000);
});
