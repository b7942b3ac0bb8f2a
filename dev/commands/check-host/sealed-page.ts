/**
 * I17: a sealed project as the Temporal page shows it: closed to whoever has no token, and opened by `POST /codec/decode`
 * for an administrator. The page sends a token only with a log-in of its own and to an https address, of which the
 * embedded one has neither: here the browser adds the token that a log-in would have given. Page, preflight and API are
 * the real ones.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { developerTokens } from '../../api-client.ts';
import type { Say } from '../../stack/progress.ts';
import { inBrowser } from './browser.ts';
import { makeOneProject } from './one-project.ts';
import { showFailure } from './pages.ts';
import { onFreshSystem, picturesFolder, type System } from './system.ts';
import { openSheet } from './temporal-page.ts';

const ASKS = '/codec/decode';
const ON_THE_SHEET = '等待办理';

export async function checkSealedPage(say: Say): Promise<void> {
  mkdirSync(picturesFolder, { recursive: true });
  await onFreshSystem(
    say,
    (system) => inBrowser((page) => look(page, system, say).catch((error: unknown) => showFailure(page, error))),
    { DUBAN_SEALING_KEYS: `k1:${randomBytes(32).toString('base64')}` },
  );
}

async function look(page: Page, { api, stack }: System, say: Say): Promise<void> {
  const code = await makeOneProject(api);
  const asked = answerOf(page);
  await openSheet(page, api, code, []);
  const refused = (await asked).status();
  if (refused !== 401) throw new Error(`without a token the codec answered ${refused}`);
  if (await page.getByText(ON_THE_SHEET).first().isVisible()) throw new Error('the sheet is open to everybody');
  say('没有令牌：项目页不显示内容');

  const token = await developerTokens(stack.tokenSecret)({ party: 'big-data', role: 'administrator' });
  await page.context().setExtraHTTPHeaders({ Authorization: `Bearer ${token}` });
  const opened = answerOf(page);
  await openSheet(page, api, code, [ON_THE_SHEET, '要求限期整改']);
  const answered = (await opened).status();
  if (answered !== 200) throw new Error(`with a token the codec answered ${answered}`);
  await page.screenshot({ path: path.join(picturesFolder, 'sealed-sheet.png') });
  say('有管理员的令牌：项目页有中文办理情况表');
}

const answerOf = (page: Page) =>
  page.waitForResponse(
    (response) => new URL(response.url()).pathname === ASKS && response.request().method() === 'POST',
  );
