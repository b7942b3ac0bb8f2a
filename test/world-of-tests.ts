// Test support: a world for lives in virtual time on the stack of the tests.
import { inject } from 'vitest';
import { readConfig } from '../config.ts';
import { openWorld, type World } from '../dev/rehearsal/world.ts';
import { createDatabase } from '../dev/stack/databases.ts';

export function openWorldOfTests(): Promise<World> {
  const [databases, folder] = [inject('databases'), inject('stackFolder')];
  const config = readConfig({
    NODE_ENV: 'development',
    DUBAN_FOLDER: folder,
    WORKFLOW_BUNDLE: inject('workflowBundle'),
  });
  const stack = {
    folder,
    database: databases,
    temporalAddress: inject('temporalAddress'),
    temporalNamespace: inject('temporalNamespace'),
    temporalUiUrl: inject('temporalUiUrl'),
    smtpUrl: undefined,
    mailPageUrl: undefined,
    tokenSecret: inject('tokenSecret'),
    createDatabase: (name: string) => createDatabase(databases, name),
  };
  return openWorld(config, stack, () => undefined);
}
