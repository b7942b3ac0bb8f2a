// A worker whose release cannot replay the projects that run: it reports, asks for work, and gets nowhere.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
// Test support
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { removeFolder } from '../../dev/stack/postgres-home.ts';
import { SDK, variantBundle } from '../replay/variant.ts';
import { World } from './world.ts';

const variant = path.join(inject('stackFolder'), 'unreplayable-variant');
let world: World;
let wrong: string;
beforeAll(async () => {
  wrong = variantBundle(variant, [
    {
      from: new RegExp(String.raw`(const runStartedAt = Date\.now\(\);[^]*?${SDK}\.condition\))`),
      to: 'await (0,$2.condition)(() => false, 10); $1',
    },
  ]);
  world = await World.begin({ NODE_ENV: 'production', DUBAN_TOKEN_SECRET: '' });
}, 120_000);
afterAll(async () => {
  removeFolder(variant);
  await world?.end();
});

const readyz = async () => {
  const { status, body } = await world.api.call(undefined, 'GET', '/readyz');
  return { status, projects: (body as { projects: string }).projects };
};

interface Finding {
  trouble: string;
  because: string;
}
const reconciled = () =>
  new Promise<Finding[]>((resolve) => {
    const env = {
      PATH: process.env.PATH,
      DATABASE_URL: world.databases.workerUrl,
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      TEMPORAL_NAMESPACE: world.name,
    };
    execFile(process.execPath, [...argumentsFor('worker/reconcile.ts'), '--json'], { env }, (_error, stdout) =>
      resolve((JSON.parse(stdout) as { findings: Finding[] }).findings),
    );
  });

it('O4: projects that no worker can replay make the API not ready, and are told from those that are slow to answer', async () => {
  for (const name of ['甲', '乙', '丙']) await world.openProject({ name });
  await world.stopWorker();
  await world.startWorker({ WORKFLOW_BUNDLE: wrong });
  await expect.poll(readyz, { timeout: 60_000, interval: 500 }).toEqual({ status: 503, projects: 'silent' });

  const findings = (await reconciled()).filter(({ trouble }) => trouble !== 'mailboxNotRunning');
  expect(findings.map(({ trouble }) => trouble)).toEqual(['wedged', 'wedged', 'wedged']);
  for (const finding of findings) expect(JSON.stringify(finding)).toMatch(/TMPRL1100.*换上能回放其历史的版本/);

  await world.stopWorker();
  await world.startWorker();
  await expect.poll(readyz, { timeout: 60_000, interval: 500 }).toEqual({ status: 200, projects: 'answering' });
  expect((await reconciled()).filter(({ trouble }) => trouble !== 'mailboxNotRunning')).toEqual([]);
}, 240_000);
