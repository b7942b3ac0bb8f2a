/** What an administrator does in the Temporal page; each answers once the thing looked for is to be seen. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { ApiClient } from '../../api-client.ts';

const FRAMES_WITHIN_MS = 30_000;

/** The list of workflows, filtered as by a link that one official sends to another. */
export async function openList(page: Page, namespaceUrl: string, filter: string): Promise<void> {
  await page.goto(`${namespaceUrl}/workflows?query=${encodeURIComponent(filter)}`);
}

/** A project's line in the list; the list follows the engine by a moment, so it is loaded anew until then. */
export async function awaitInList(page: Page, workflowId: string): Promise<void> {
  const line = page.getByRole('link', { name: workflowId, exact: true }).first();
  for (let tries = 5; ; tries -= 1) {
    try {
      await line.waitFor({ timeout: 6_000 });
      return;
    } catch (error) {
      if (tries === 1) throw error;
      await page.reload();
    }
  }
}

/** The sheet of a project, by the address that the API redirects to. */
export async function openSheet(page: Page, api: ApiClient, code: string, expected: readonly string[]): Promise<void> {
  const { status, headers } = await api.send({ party: 'big-data' }, 'GET', `/projects/${code}/sheet`);
  const address = headers.location;
  if (!address) throw new Error(`GET /projects/${code}/sheet answered ${status} without an address`);
  await page.goto(address);
  for (const text of expected) await awaitInFrames(page, text);
}

/** The page draws what others wrote in frames of their own. */
async function awaitInFrames(page: Page, text: string): Promise<void> {
  const until = performance.now() + FRAMES_WITHIN_MS;
  for (;;) {
    const seen = await Promise.all(
      page.frames().map((frame) =>
        frame
          .getByText(text)
          .first()
          .isVisible()
          .catch(() => false),
      ),
    );
    if (seen.includes(true)) return;
    if (performance.now() > until) throw new Error(`${text} is nowhere to be seen`);
    await sleep(200);
  }
}
