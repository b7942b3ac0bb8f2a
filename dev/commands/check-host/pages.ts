/** One real project, and what its administrators see of it in Chromium. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { workflowIdOf } from '../../../workflows/lifecycle/contract.ts';
import { makeOneProject, PROJECT_NAME } from './one-project.ts';
import type { Say } from '../../stack/progress.ts';
import { inBrowser } from './browser.ts';
import { onFreshSystem, picturesFolder, type System } from './system.ts';
import { awaitInList, openList, openSheet } from './temporal-page.ts';

export async function checkPages(say: Say): Promise<void> {
  mkdirSync(picturesFolder, { recursive: true });
  await onFreshSystem(say, (system) =>
    inBrowser((page) => look(page, system, say).catch((error: unknown) => showFailure(page, error))),
  );
}

export async function showFailure(page: Page, cause: unknown): Promise<never> {
  const picture = path.join(picturesFolder, 'failed.png');
  await page.screenshot({ path: picture });
  throw new Error(`${page.url()} did not show what it should: ${picture}`, { cause });
}

async function look(page: Page, { api, namespaceUrl }: System, say: Say): Promise<void> {
  const code = await makeOneProject(api);
  const workflowId = workflowIdOf({ kind: 'project', code });
  const keep = (name: string) => page.screenshot({ path: path.join(picturesFolder, `${name}.png`) });

  await openList(page, namespaceUrl, 'WorkflowType="projectLifecycle"');
  await awaitInList(page, workflowId);
  await keep('list');
  say(`列表里有 ${workflowId}`);

  await openList(page, namespaceUrl, 'Lamp="绿"');
  await awaitInList(page, workflowId);
  await keep('list-green');
  await openList(page, namespaceUrl, 'Lamp="红"');
  await page.getByText('No Workflows').first().waitFor();
  await keep('list-red');
  say('灯号筛选：绿灯有它，红灯没有');

  await openSheet(page, api, code, [`${PROJECT_NAME}（${code}）`, '等待办理', '要求限期整改']);
  await keep('sheet');
  say(`项目页有中文办理情况表；截图在 ${path.relative(process.cwd(), picturesFolder)}/`);
}
