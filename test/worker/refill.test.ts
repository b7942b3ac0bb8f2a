// The database is of yesterday, the engine of today.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { openPool } from '../../database/pool.ts';
import { verifyLedger } from '../../database/verify-ledger.ts';
import { RECALCULATE_SIGNAL } from '../../workflows/lifecycle/contract.ts';
import { projectId, unitId } from '../dossier-names.ts';
import { kindNamed } from '../../measures/register.ts';
import { mailboxIdOf } from '../../workflows/mailbox/contract.ts';
import { K1, K9 } from '../sealing/keys.ts';
import { quietRuntime } from '../workflows/quiet-runtime.ts';
import { dump, Installation, UNIT } from './put-back.ts';
// under test
import { reconcile } from '../../worker/reconcile.ts';
import { refill, type Refilled } from '../../worker/refill/refill.ts';
import { refillReportOf } from '../../worker/refill/report.ts';

quietRuntime();

const [OLD, NEW, ENDED] = ['CQ-2026-0001', 'CQ-2026-0002', 'CQ-2026-0003'] as const;

describe.each([
  ['whose payloads anybody may read', ''],
  ['whose payloads are sealed', K1],
])('an installation %s', (_, sealingKeys) => {
  let of: Installation;
  let putBack: () => Promise<void>;
  let before: Record<string, unknown[]>;
  let sent: number;
  let first: Refilled;

  const left = async () =>
    (await reconcile({ client: of.client, pool: of.pool })).findings.filter(
      ({ trouble }) => trouble !== 'mailboxNotRunning',
    );
  const deps = () => ({ client: of.client, owner: of.owner, bundle: inject('workflowBundle') });

  beforeAll(async () => {
    of = await Installation.begin(sealingKeys);
    await of.start();
    await of.opened(OLD);
    await of.bringLawful(OLD, 'declare');
    await of.sendAll();
    putBack = await dump(of.owner);

    of.toBeginANewRun.add(OLD);
    await of.bringLawful(OLD, 'list');
    await of.handle(OLD).signal(RECALCULATE_SIGNAL, '演练');
    await of.until(async () => (await of.linesOf(OLD)).at(-1) === 'recalculation');
    await of.sendAll();
    await of.sleepOver(OLD);
    await of.opened(NEW);
    await of.bringLawful(NEW, 'declare');
    await of.opened(ENDED);
    await of.bringLawful(ENDED, 'declare');
    await of.takeBack(ENDED);
    await of.bringLawful(ENDED, 'declare', 'withdraw');
    await of.block(UNIT);
    await of.sendAll();
    await of.bringLawful(NEW, 'list');
    await of.stop();
    before = await of.rows();
    sent = of.mailServer.handedOver.length;
    expect(sent).toBeGreaterThan(5);
  }, 180_000);
  afterAll(() => of?.end());

  it('O10: refuses to refill while a worker is connected, in one sentence', async () => {
    const worker = openPool(of.urls.workerUrl, { name: 'duban-worker' });
    await worker.query('select 1');
    await expect(refill(deps())).rejects.toThrow(/^duban-worker 仍连着这个数据库.*请先停止全部 worker 和 API/);
    await worker.end();
  });

  it('O10: every row is again as it stood: ledger with its hashes, dossiers, duties, messages, keys, codes and letters', async () => {
    await putBack();
    expect(await of.linesOf(NEW)).toEqual([]);
    first = await refill(deps());
    expect({ stopped: first.stopped, otherwise: first.otherwise }).toEqual({ stopped: [], otherwise: [] });
    const after = await of.rows();
    for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
  }, 120_000);

  it('O10: lines of every sort came back: acts, turns of time, recalculations, of earlier runs and of dossiers nobody knew', async () => {
    expect(await of.linesOf(OLD)).toEqual(['openDossier', 'declare', 'list', 'recalculation', 'time']);
    expect(await of.linesOf(ENDED)).toEqual(['openDossier', 'declare', 'undo', 'declare', 'withdraw']);
    expect(await of.linesOf(UNIT)).toEqual(['block']);
    const isNew = Object.fromEntries(first.dossiers.map((one) => [one.workflowId, one.isNew]));
    expect(isNew).toEqual({
      [of.workflowId(OLD)]: false,
      [of.workflowId(NEW)]: true,
      [of.workflowId(ENDED)]: true,
      [`unit:${UNIT}`]: true,
    });
  });

  it('O10: numbers go on after the last that was given out', async () => {
    expect(first.numbers.now).toBe(3);
    const { rows } = await of.owner.query(`select nextval('issued_number')::int as next`);
    expect(rows).toEqual([{ next: 4 }]);
  });

  it('O10: done twice it changes nothing, and done again after it was cut off it completes the rest', async () => {
    const again = await refill(deps());
    expect({ dossiers: again.dossiers, letters: again.letters }).toEqual({ dossiers: [], letters: 0 });
    // As where it was killed in the middle: of one dossier nothing is there yet, of the letters half.
    await of.owner.query('delete from delivery_message using message m where m.key = message_key and m.code = $1', [
      NEW,
    ]);
    for (const table of ['message', 'duty', 'ledger', 'dossier'])
      await of.owner.query(`delete from ${table} where code = $1`, [NEW]);
    await of.owner.query(`update delivery set status = 'retrying' where party = $1`, [UNIT]);
    await refill(deps());
    const after = await of.rows();
    for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
  }, 120_000);

  it('O10: its report names what it brought back, what it cannot, and the next step', async () => {
    const report = refillReportOf(first);
    expect(report).toContain(`${of.workflowId(NEW)}　3 行（数据库中原没有这个卷宗）`);
    expect(report).toMatch(/备份之后经 API 直接登记的单位及联系人、材料、.*不能补记/);
    expect(report).toContain('台账提到而数据库中没有，须重新登记');
  });

  it('O10: afterwards the ledger holds, nothing is left to reconcile, no letter goes out again, and acts are taken', async () => {
    await of.start();
    await of.until(async () => (await left()).length === 0);
    expect((await verifyLedger(of.owner)).broken).toEqual([]);
    await of.bringLawful(NEW, 'submitCombinedReport');
    expect((await of.linesOf(NEW)).at(-1)).toBe('submitCombinedReport');
    const ids = of.mailServer.handedOver.map(({ messageId }) => messageId);
    await of.sendAll();
    const since = of.mailServer.handedOver.slice(sent).map(({ messageId }) => messageId);
    expect(since.filter((id) => ids.slice(0, sent).includes(id))).toEqual([]);
    expect(await of.isIn(unitId(UNIT))).toBe(true);
  }, 120_000);

  if (sealingKeys)
    it('O10: whatever the keys do not open is named, and never taken for complete', async () => {
      await of.stop();
      await putBack();
      const { stopped, dossiers, letters } = await refill({ ...deps(), client: of.withKeys(K9) });
      expect({ dossiers, letters }).toEqual({ dossiers: [], letters: 0 });
      const named = Object.fromEntries(stopped.map(({ workflowId, says }) => [workflowId, says]));
      for (const code of [OLD, NEW, ENDED]) expect(named[of.workflowId(code)]).toMatch(/历史不能由本版程序回放|读不懂/);
      expect(named[mailboxIdOf(UNIT)]).toMatch(/信箱的历史读不懂[^]*会重发/);
    }, 60_000);

  it('O10: a chain whose earlier runs are past their retention is named with the lines that are missing', async () => {
    await of.stop();
    await putBack();
    const runs = [];
    for await (const run of of.client.workflow.list({ query: `WorkflowId = '${of.workflowId(OLD)}'` })) runs.push(run);
    const oldest = runs.sort((a, b) => a.startTime.getTime() - b.startTime.getTime())[0]!;
    await of.client.workflowService.deleteWorkflowExecution({
      namespace: of.name,
      workflowExecution: { workflowId: oldest.workflowId, runId: oldest.runId },
    });
    await of.until(async () =>
      of.client.workflow
        .getHandle(oldest.workflowId, oldest.runId)
        .fetchHistory()
        .then(
          () => false,
          () => true,
        ),
    );
    const { stopped } = await refill(deps());
    expect(stopped).toEqual([
      { workflowId: of.workflowId(OLD), says: expect.stringMatching(/^第 3 至 3 行在保留的历史中找不到/) as string },
    ]);
  }, 60_000);

  it('O10: a run that begins beyond the end of its ledger and took nothing since is named too', async () => {
    const input = { v: 1 as const, ...projectId(NEW), facts: {}, seq: 7, lastActSeq: 7, keys: [] };
    await of.handle(NEW).terminate('by an administrator');
    const { workflowType } = kindNamed('project');
    await of.client.workflow.start(workflowType, {
      workflowId: of.workflowId(NEW),
      taskQueue: 'nobody',
      args: [input],
    });
    const { runId } = await of.handle(NEW).describe();
    const others: string[] = [];
    await of.until(async () => {
      others.length = 0;
      for await (const run of of.client.workflow.list({ query: `WorkflowId = '${of.workflowId(NEW)}'` }))
        others.push(run.runId);
      return others.includes(runId);
    });
    const { stopped } = await refill(deps());
    expect(stopped).toContainEqual({
      workflowId: of.workflowId(NEW),
      says: expect.stringMatching(/^第 \d+ 至 7 行在保留的历史中找不到/) as string,
    });
  }, 60_000);
});
