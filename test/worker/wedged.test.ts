// A project that is wedged, and the commands by which one sees why and brings it back.
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import path from 'node:path';
import { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { kindNamed } from '../../measures/register.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { projectId } from '../dossier-names.ts';
import { variantBundle } from '../replay/variant.ts';
import { quietRuntime } from '../workflows/world.ts';
import { about, Patients } from './patients.ts';
// under test
import { restart } from '../../worker/restart.ts';

quietRuntime();

const variant = path.join(inject('stackFolder'), 'wedged-variant');
let patients: Patients;
beforeAll(async () => {
  patients = await Patients.begin();
});
afterAll(async () => {
  removeFolder(variant);
  await patients.end();
});

const run = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<{ code: number; said: string }>((done) => {
    const settings = {
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: patients.world.namespace,
      DATABASE_URL: patients.world.databaseUrl,
      WORKFLOW_BUNDLE: inject('workflowBundle'),
      ...env,
    };
    execFile(
      process.execPath,
      [...argumentsFor(`worker/${program}.ts`), ...args],
      { env: { PATH: process.env.PATH, ...settings } },
      (error, stdout, stderr) =>
        done({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr }),
    );
  });

/** Begun by a later version: each of its tasks fails. */
async function wedged(): Promise<string> {
  const code = await patients.declared();
  const later = { ...(await patients.world.inputOf(code)), v: 2 };
  await patients.terminate(code);
  await patients.world.client.workflow.start(kindNamed('project').workflowType, {
    workflowId: workflowIdOf(projectId(code)),
    taskQueue: patients.world.taskQueue,
    args: [later],
    workflowTaskTimeout: '3s',
  });
  await sleep(1_500);
  return code;
}

describe('replay', () => {
  it('O7: of a sound project says that it goes on under this build, and ends with 0', async () => {
    const code = await patients.declared();
    const { code: ended, said } = await run('replay', [code]);
    expect({ ended, said }).toMatchObject({
      ended: 0,
      said: expect.stringMatching(new RegExp(`^project:${code} 运行 \\S+：能回放（\\d+ 个事件）\\n$`)) as string,
    });
  }, 60_000);

  it('O7: of a wedged one prints why, the stack with our own lines, and what to do', async () => {
    const code = await wedged();
    const { code: ended, said } = await run('replay', [code]);
    expect(said).toContain(`project:${code} 运行`);
    expect(said).toMatch(/不能回放[^]*state version 2 is later than this worker/);
    expect(said).toMatch(/^\s+at .*workflows\/lifecycle\/state\.ts:\d+/m);
    expect(said).toMatch(/怎么办：这个运行由更新的版本开始[^]*没有那样的版本[^]*运行 restart/);
    expect(ended).toBe(1);
    await patients.world.handle(code).terminate('by an administrator');
    await patients.look();
  }, 60_000);

  it('O7: names the event at which a history and a build part', async () => {
    const code = await patients.declared();
    const bundle = variantBundle(variant, [{ from: /\(0,\s*\w+\.show\)\(dossier\);\s*await/, to: 'await' }]);
    const { code: ended, said } = await run('replay', [code], { WORKFLOW_BUNDLE: bundle });
    expect(said).toMatch(
      /不能回放\n停在事件 \d+（\w+）\n[^]*TMPRL1100[^]*怎么办：本版程序与这段历史不合。换回上一版 worker/,
    );
    expect(ended).toBe(1);
    // The wedged one is begun again by now; lists follow a moment later.
    const all = await run('replay', ['--open']);
    expect(all).toEqual({ code: 0, said: '未结卷宗都能回放\n' });
  }, 120_000);
});

describe('restart', () => {
  it('O7: ends a wedged project and starts it from its ledger', async () => {
    const code = await wedged();
    expect(await run('restart', [code])).toEqual({
      code: 0,
      said: `project:${code}　已按台账第 2 行重新开始\n`,
    });
    await patients.bringLawful(code, 'list');
    expect(about(await patients.look(), code)).toEqual([]);
  }, 60_000);

  it('O10: touches no project whose lines the database has lost, and says what to do first', async () => {
    const code = await patients.declared();
    await patients.owner.query('delete from ledger where code = $1 and seq = 2', [code]);
    await patients.owner.query('update dossier set seq = 1 where code = $1', [code]);
    const { code: ended, said } = await run('restart', [code]);
    expect({ ended, said }).toEqual({
      ended: 2,
      said: `project:${code} 的工作流已记到第 2 行，台账止于第 1 行：终止它会丢失其后的行。请先运行 reconcile --refill。\n`,
    });
    expect((await patients.runOf(code)).status).toBe('RUNNING');
    await patients.terminate(code);
    await patients.forget(code);
  }, 60_000);
});

describe('restart, where the engine does not answer', () => {
  it('O10: ends nothing: how far the workflow has recorded is not known', async () => {
    const code = await patients.declared();
    const { connection, options } = patients.world.client;
    const client = new Client({
      connection,
      namespace: options.namespace,
      interceptors: { workflow: [{ describe: () => Promise.reject(new Error('14 UNAVAILABLE')) }] },
    });
    await expect(restart({ client, pool: patients.world.pool }, projectId(code))).rejects.toThrow('UNAVAILABLE');
    expect((await patients.runOf(code)).status).toBe('RUNNING');
  });
});

describe('recalculate', () => {
  it('O7: leaves a line with the reason, and says of whom nobody is there', async () => {
    const code = await patients.declared();
    // A code is one whatever its case.
    expect(await run('recalculate', [code.toLowerCase(), '--because', '核对日期'])).toEqual({
      code: 0,
      said: `project:${code}　已通知重新计算\n`,
    });
    for (const until = Date.now() + 10_000; (await patients.lines(code)).length < 3 && Date.now() < until;)
      await sleep(100);
    expect(await patients.lines(code)).toEqual(['openDossier', 'declare', 'recalculation']);
    await patients.terminate(code);
    const { code: ended, said } = await run('recalculate', [code, 'CQ-1999-0001']);
    expect({ ended, said }).toMatchObject({
      ended: 1,
      said: expect.stringMatching(/没有在运行的工作流[^]*project:CQ-1999-0001　没有这个卷宗：请核对编号/) as string,
    });
    await patients.look();
  }, 60_000);
});

describe.each(['recalculate', 'restart'])('%s', (program) => {
  it('O7: takes dossiers alone, and says so', async () => {
    expect(await run(program, ['mailbox:big-data'])).toEqual({
      code: 2,
      said: expect.stringMatching(/^mailbox:big-data 不是卷宗：请写卷宗的工作流编号，例如 project:\S+\n$/) as string,
    });
    expect(await run(program, ['big-data', '--kind', 'mailbox'])).toEqual({
      code: 2,
      said: '没有卷宗种类 mailbox：应为 project、unit 之一。\n',
    });
  }, 60_000);

  it('O7: without the keys of a sealed namespace says which setting is missing, and tells no workflow anything', async () => {
    const code = await patients.declared();
    const sealed = `${patients.world.namespace}-sealed`;
    await patients.owner.query(
      'insert into engine_namespace (name, is_sealed) values ($1, true) on conflict do nothing',
      [sealed],
    );
    expect(await run(program, [code], { TEMPORAL_NAMESPACE: sealed })).toEqual({
      code: 2,
      said: expect.stringMatching(/^缺少设置 DUBAN_SEALING_KEYS：.*\n$/) as string,
    });
  }, 60_000);
});
