/** The whole system for a browser to look at: on free ports, in a folder of its own that begins empty. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../../../config.ts';
import { SEARCH_ATTRIBUTES } from '../../../workflows/lifecycle/contract.ts';
import { ApiClient, developerTokens } from '../../api-client.ts';
import { takeFolder } from '../../stack/folder-lock.ts';
import { freePorts } from '../../stack/ports.ts';
import { removeFolder } from '../../stack/postgres-home.ts';
import { apiPart, workerPart } from '../../stack/programs.ts';
import type { Say } from '../../stack/progress.ts';
import { startStack, type Stack } from '../../stack/stack.ts';

const home = fileURLToPath(new URL('../../../.duban', import.meta.url));
/** Where what was seen is laid. */
export const picturesFolder = path.join(home, 'check-host');

export interface System {
  readonly stack: Stack;
  readonly api: ApiClient;
  readonly mailPageUrl: string;
  /** The namespace in the Temporal page. */
  readonly namespaceUrl: string;
}

/** Runs `work` on a fresh system and stops it whatever happens; `more`: settings beside where everything is. */
export async function onFreshSystem(
  say: Say,
  work: (system: System) => Promise<void>,
  more: Record<string, string> = {},
): Promise<void> {
  const folder = path.join(home, 'check-host', 'system');
  // What a killed run left must end before its data goes.
  (await takeFolder(folder, [], say)).release();
  removeFolder(folder);
  const [apiPort, ui, temporal, postgres, mail, smtp] = (await freePorts(6)).map(String);
  const config = readConfig({
    NODE_ENV: 'development',
    LOG_LEVEL: 'warn',
    DUBAN_FOLDER: folder,
    DUBAN_API_PORT: apiPort,
    DUBAN_UI_PORT: ui,
    DUBAN_TEMPORAL_PORT: temporal,
    DUBAN_PG_PORT: postgres,
    DUBAN_MAIL_PORT: mail,
    DUBAN_SMTP_PORT: smtp,
    ...more,
  });
  const stack = await startStack({
    config,
    say,
    searchAttributes: SEARCH_ATTRIBUTES,
    binaryFolder: home,
    programs: (addresses) => [workerPart(config, addresses), apiPart(config, addresses)],
  });
  const api = new ApiClient({
    url: `http://127.0.0.1:${apiPort}`,
    tokenOf: developerTokens(stack.tokenSecret),
    giveUpAfterMs: 15_000,
  });
  try {
    await work({
      stack,
      api,
      mailPageUrl: stack.mailPageUrl!,
      namespaceUrl: `${stack.temporalUiUrl}/namespaces/${stack.temporalNamespace}`,
    });
  } finally {
    api.close();
    await stack.stop();
  }
  removeFolder(folder);
}
