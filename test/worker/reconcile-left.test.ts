// What a reconciliation cannot put right by itself, or must not touch, and mailboxes that nobody woke.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
// test support
import { readDossierRow } from '../../database/dossier.ts';
import { kindNamed } from '../../measures/register.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../dossier-names.ts';
import { orderFrom, quietRuntime, unopened } from '../workflows/world.ts';
import { about, anOpening, Patients } from './patients.ts';
// under test
import { reconcileWithoutRow } from '../../worker/reconcile/without-row.ts';

quietRuntime();

let patients: Patients;
beforeAll(async () => {
  patients = await Patients.begin();
});
afterAll(() => patients.end());

describe('a project whose workflow', () => {
  it('fails its tasks again and again is reported and left alone', async () => {
    const code = await patients.declared();
    await patients.terminate(code);
    const later = { ...(await patients.world.inputOf(code)), v: 2 };
    await patients.world.client.workflow.start(kindNamed('project').workflowType, {
      workflowId: workflowIdOf(projectId(code)),
      taskQueue: patients.world.taskQueue,
      args: [later],
      workflowTaskTimeout: '3s',
    });
    const { runId } = await patients.runOf(code);
    let found: string[] = [];
    for (const until = Date.now() + 60_000; found[0] !== 'wedged left' && Date.now() < until; await sleep(1_000))
      found = about(await patients.look(), code);
    expect(found).toEqual(['wedged left']);
    const { findings } = await patients.look();
    expect(findings.find((one) => one.trouble === 'wedged')!.says).toMatch(/没有那样的版本的，运行 restart/);
    expect(await patients.runOf(code)).toEqual({ status: 'RUNNING', runId });
    await patients.terminate(code);
    await patients.look();
  }, 90_000);
});

describe('a running workflow that knows more than its ledger', () => {
  it('is reported: the database was put back', async () => {
    const code = await patients.declared();
    const { seq } = (await readDossierRow(patients.world.pool, projectId(code)))!;
    await patients.owner.query('delete from ledger where code = $1 and seq = $2', [code, seq]);
    await patients.owner.query('update dossier set seq = $2 where code = $1', [code, seq - 1]);
    expect(about(await patients.look(), code)).toEqual(['aheadOfLedger left']);
    await patients.terminate(code);
    await patients.forget(code);
  });
});

describe('a workflow without a row', () => {
  it('that recorded lines the database lost is reported and not touched, for it is their only copy', async () => {
    const code = await patients.declared();
    await patients.forget(code);
    expect(about(await patients.look(), code)).toEqual(['noRow left']);
    expect((await patients.world.current(code)).seq).toBe(2);
    await patients.terminate(code);
  });

  it('whose opening still waits for the database is watched, and after a day left to people', async () => {
    const code = patients.anotherCode();
    patients.failing.add(code);
    const opening = patients.world.open(code, orderFrom(anOpening()));
    let found: string[] = [];
    for (const until = Date.now() + 10_000; found.length === 0 && Date.now() < until; await sleep(200))
      found = about(await patients.look(), code);
    expect(found).toEqual(['noRow watched']);
    // A day later it is no longer a matter of a moment, and never one to terminate: the opening was accepted.
    expect(await reconcileWithoutRow(patients.world, projectId(code), 0)).toMatchObject({
      trouble: 'noRow',
      outcome: 'left',
    });
    expect((await patients.runOf(code)).status).toBe('RUNNING');
    patients.failing.delete(code);
    await opening;
    expect(about(await patients.look(), code)).toEqual([]);
  });

  it('that has taken nothing for a day is terminated by the nightly look', async () => {
    const code = patients.anotherCode();
    await patients.world.client.workflow.start(kindNamed('project').workflowType, {
      workflowId: workflowIdOf(projectId(code)),
      taskQueue: 'nobody',
      args: [unopened(code)],
    });
    let found: string[] = [];
    for (const until = Date.now() + 10_000; found.length === 0 && Date.now() < until; await sleep(200))
      found = about(await patients.look(), code);
    expect(found).toEqual(['noRow watched']);
    const aDayLater = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 3_600_000);
    found = about(await patients.look().finally(() => aDayLater.mockRestore()), code);
    expect(found).toEqual(['noRow mended']);
    expect((await patients.runOf(code)).status).toBe('TERMINATED');
  });

  it('that never took anything is terminated after its time', async () => {
    const code = patients.anotherCode();
    await patients.world.client.workflow.start(kindNamed('project').workflowType, {
      workflowId: workflowIdOf(projectId(code)),
      taskQueue: 'nobody',
      args: [unopened(code)],
    });
    expect(await reconcileWithoutRow(patients.world, projectId(code))).toMatchObject({ outcome: 'watched' });
    expect(await reconcileWithoutRow(patients.world, projectId(code), 0)).toMatchObject({ outcome: 'mended' });
    expect((await patients.runOf(code)).status).toBe('TERMINATED');
    expect(await reconcileWithoutRow(patients.world, projectId(code), 0)).toBeUndefined();
  });
});

describe('messages that are due', () => {
  it('and nobody sends wake their mailbox, once', async () => {
    const code = await patients.declared();
    await patients.owner.query(
      `update message set send_not_before = now() - interval '5 minutes', announced_at = now() where code = $1 and status = 'waiting'`,
      [code],
    );
    const parties = [...new Set((await patients.said(code)).map(({ party }) => party))];
    expect(parties.length).toBeGreaterThan(0);
    const mailboxes = (await patients.look()).findings
      .filter(({ trouble }) => trouble === 'mailboxNotRunning')
      .map(({ about: id, outcome }) => `${id} ${outcome}`);
    expect(mailboxes).toEqual(expect.arrayContaining(parties.map((party) => `mailbox:${party} mended`)));
    expect((await patients.world.client.workflow.getHandle(`mailbox:${parties[0]}`).describe()).status.name).toBe(
      'RUNNING',
    );
    expect((await patients.look()).findings.filter(({ about: id }) => id === `mailbox:${parties[0]}`)).toEqual([]);
  });
});
