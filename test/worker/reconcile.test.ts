// What administrators, lost stores and restored backups do to projects, and that a reconciliation puts it right: real
// server, real law, real database.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// test support
import { verifyLedger } from '../../database/verify-ledger.ts';
import { projectId, unitId } from '../dossier-names.ts';
import { orderFrom, quietRuntime } from '../workflows/world.ts';
import { unitReferences } from '../workflows/unit-orders.ts';
import { about, anOpening, ofDossiers, Patients } from './patients.ts';

quietRuntime();

let patients: Patients;
beforeAll(async () => {
  patients = await Patients.begin();
});
afterAll(() => patients.end());

const stateOf = async (code: string) => ({ lines: await patients.lines(code), said: await patients.said(code) });

/** Goes on living: takes an act, leaves no gap, said nothing again, and has nothing more to mend. */
async function expectWhole(code: string, before: Awaited<ReturnType<typeof stateOf>>): Promise<void> {
  expect((await patients.said(code)).map(({ key }) => key)).toEqual(before.said.map(({ key }) => key));
  await patients.bringLawful(code, 'list');
  const lines = await patients.lines(code);
  expect(lines.filter((line) => line !== 'recalculation' && line !== 'time')).toEqual([...before.lines, 'list']);
  expect((await verifyLedger(patients.world.pool, projectId(code))).broken).toEqual([]);
  expect((await patients.world.current(code)).seq).toBe(lines.length);
  expect(about(await patients.look(), code)).toEqual([]);
}

describe('a project whose workflow', () => {
  it('was terminated is started again from its ledger, with the same next wake', async () => {
    const code = await patients.declared();
    const before = await stateOf(code);
    await patients.terminate(code);
    const inThreeDays = Date.now() + 3 * 86_400_000;
    await patients.wakeAt(code, inThreeDays);
    expect(about(await patients.look(), code)).toEqual(['notRunning mended']);
    expect((await patients.world.current(code)).nextWakeAt).toBe(inThreeDays);
    await expectWhole(code, before);
  });

  it('was deleted is started again, and a repeated key still gets its first answer', async () => {
    const opening = orderFrom(anOpening());
    const code = await patients.declared(opening);
    const outcome = await patients.world.bring(code, opening);
    const before = await stateOf(code);
    await patients.deleteWorkflow(code);
    expect(about(await patients.look(), code)).toEqual(['notRunning mended']);
    expect(await patients.world.bringPatiently(code, opening)).toEqual(outcome);
    await expectWhole(code, before);
  });

  it('was cancelled goes on by itself', async () => {
    const code = await patients.declared();
    const before = await stateOf(code);
    await patients.world.handle(code).cancel();
    expect(about(await patients.look(), code)).toEqual([]);
    await expectWhole(code, before);
  });

  it('was reset to before its last act is told, and adopts the ledger', async () => {
    const code = await patients.declared();
    const before = await stateOf(code);
    // The first act is answered in the first task; what follows it is undone.
    await patients.reset(code, (tasks) => tasks[1]!);
    expect(about(await patients.look(), code)).toEqual(['behindLedger mended']);
    await expectWhole(code, before);
  });

  it('was reset to before its opening is started again', async () => {
    const code = await patients.declared();
    const before = await stateOf(code);
    await patients.reset(code, (tasks) => tasks[0]!);
    await sleep(500);
    expect(about(await patients.look(), code)[0]).toMatch(/mended$/);
    await expectWhole(code, before);
  });

  it('is of yesterday, as in a store that was put back, catches up with its ledger, and a timer of the past says nothing again', async () => {
    const code = await patients.declared();
    const yesterday = await patients.world.inputOf(code);
    const timerOfThePast = { ...yesterday, recorded: { ...yesterday.recorded!, nextWakeAt: Date.now() - 60_000 } };
    await patients.bringLawful(code, 'list');
    const said = (await patients.said(code)).map(({ key }) => key);
    await patients.terminate(code);
    await patients.startFrom(code, timerOfThePast);
    const mended = await patients.look();
    // Its timer may have met the ledger before anybody asked.
    expect(about(mended, code).filter((one) => one !== 'behindLedger mended')).toEqual([]);
    for (const until = Date.now() + 10_000; (await patients.world.current(code)).seq < 3 && Date.now() < until;)
      await sleep(100);
    expect((await patients.world.current(code)).seq).toBe((await patients.lines(code)).length);
    expect((await patients.lines(code)).slice(0, 3)).toEqual(['openDossier', 'declare', 'list']);
    expect((await patients.said(code)).map(({ key }) => key)).toEqual(said);
    expect(about(await patients.look(), code)).toEqual([]);
  });

  it('was away over a wake takes it once', async () => {
    const code = await patients.declared();
    await patients.terminate(code);
    await patients.wakeAt(code, Date.now() - 60_000);
    await patients.look();
    for (const until = Date.now() + 10_000; (await patients.lines(code)).length < 3 && Date.now() < until;)
      await sleep(100);
    await patients.look();
    expect(await patients.lines(code)).toEqual(['openDossier', 'declare', 'time']);
    expect((await patients.world.current(code)).nextWakeAt ?? Infinity).toBeGreaterThan(Date.now());
  });

  it('ended by the law is left ended', async () => {
    const code = await patients.declared();
    await patients.bringLawful(code, 'withdraw');
    await patients.world.handle(code).result();
    expect(about(await patients.look(), code)).toEqual([]);
    expect((await patients.runOf(code)).status).toBe('COMPLETED');
  });
});

describe('a unit whose workflow', () => {
  it('was terminated is started again from its ledger, and takes its lifting', async () => {
    const unit = unitId(`unit-${patients.anotherCode().toLowerCase()}`);
    const bring = (act: string, input: object) =>
      patients.world.bringPatiently(
        unit,
        orderFrom({ act, party: 'finance', input: { ...input, documents: [] }, references: unitReferences(unit.code) }),
      );
    await bring('block', { flag: 'omFundingBlocked', article: 33, reason: '未整合' });
    await patients.terminate(unit);
    expect(about(await patients.look(), unit)).toEqual(['notRunning mended']);
    await bring('lift', { of: 1, reason: '已整合' });
    expect(await patients.lines(unit)).toEqual(['block', 'lift']);
    await patients.world.handle(unit).result();
    expect(about(await patients.look(), unit)).toEqual([]);
    expect((await patients.runOf(unit)).status).toBe('COMPLETED');
  });
});

describe('two reconciliations at once', () => {
  it('start every project once', async () => {
    const codes = await Promise.all(Array.from({ length: 6 }, () => patients.declared()));
    await Promise.all(codes.map(patients.terminate));
    const both = await Promise.all([patients.look(), patients.look()]);
    for (const code of codes) expect(both.flatMap((one) => about(one, code))).toEqual(['notRunning mended']);
    for (const code of codes) expect((await patients.runOf(code)).status).toBe('RUNNING');
    expect(ofDossiers(await patients.look())).toEqual([]);
  });
});
