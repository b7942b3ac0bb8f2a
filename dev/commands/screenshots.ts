/**
 * Makes the pictures of the README: `node --import tsx dev/commands/screenshots.ts`. Needs Chromium and a Chinese font.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { inBrowser } from './check-host/browser.ts';
import { onFreshSystem, type System } from './check-host/system.ts';
import { openSheet } from './check-host/temporal-page.ts';
import { missingTools } from './check-host/tools.ts';
import { makeOneProject } from './check-host/one-project.ts';
import { sayWithSeconds, type Say } from '../stack/progress.ts';

const images = fileURLToPath(new URL('../../docs/images', import.meta.url));
/** The pages draw the rest of themselves a moment after the text, and are never done with asking for news. */
const SETTLES_WITHIN_MS = 3_000;
const MAIL_WITHIN_MS = 60_000;

async function take(page: Page, { api, mailPageUrl }: System, say: Say): Promise<void> {
  const code = await makeOneProject(api);
  await openSheet(page, api, code, ['等待办理']);
  await page.waitForTimeout(SETTLES_WITHIN_MS);
  await page.screenshot({ path: path.join(images, 'project-in-temporal.png') });
  say('project-in-temporal.png');

  const subject = await subjectOfMail(mailPageUrl);
  await page.goto(mailPageUrl);
  await page.getByText(subject).first().click();
  await page.waitForTimeout(SETTLES_WITHIN_MS);
  await page.screenshot({ path: path.join(images, 'reminder-mail.png') });
  say(`reminder-mail.png（${subject}）`);
}

/** The order's first reminder goes out at once, at any hour. */
async function subjectOfMail(mailPageUrl: string): Promise<string> {
  const until = performance.now() + MAIL_WITHIN_MS;
  for (;;) {
    const [mail] = (await (await fetch(`${mailPageUrl}/api/email`)).json()) as { subject: string }[];
    if (mail) return mail.subject;
    if (performance.now() > until) throw new Error('no mail came');
    await sleep(500);
  }
}

const missing = missingTools(['chromium']);
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}
const say = sayWithSeconds();
mkdirSync(images, { recursive: true });
await onFreshSystem(say, (system) => inBrowser((page) => take(page, system, say)));
process.exit(0);
