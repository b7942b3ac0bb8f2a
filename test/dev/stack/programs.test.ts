import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
// Under test
import { readConfig } from '../../../config.ts';
import { addressesOf } from '../../../dev/stack/stack-addresses.ts';
import { apiPart, workerPart } from '../../../dev/stack/programs.ts';

const folderOfTests = mkdtempSync(path.join(tmpdir(), 'duban-programs-'));
const GIVEN = {
  NODE_ENV: 'development',
  DUBAN_FOLDER: folderOfTests,
  DATABASE_URL: 'postgres://duban_worker:x@localhost/duban',
  DUBAN_TOKEN_SECRET: 'x'.repeat(32),
};

afterAll(() => rmSync(folderOfTests, { recursive: true, force: true }));

/** What a program is started with, where the whole was started so. */
function environments(env: Record<string, string>): Readonly<Record<string, string | undefined>>[] {
  const config = readConfig({ ...GIVEN, ...env });
  const addresses = addressesOf(config, false);
  return [workerPart(config, addresses), apiPart(config, addresses)].map((part) => part.command().env ?? {});
}

describe('O6: the programs of the embedded stack', () => {
  it('O6: are handed on how the engine is reached, as it was read', () => {
    for (const env of environments({ TEMPORAL_ADDRESS: 'one.example:7233', TEMPORAL_API_KEY: 'key' }))
      expect(env).toMatchObject({ TEMPORAL_ADDRESS: 'one.example:7233', TEMPORAL_API_KEY: 'key' });
  });

  it('O6: get no file named for what they are handed on, so that there are no two answers', () => {
    for (const env of environments({})) {
      expect(env).toHaveProperty('DATABASE_URL_FILE', undefined);
      expect(env).toHaveProperty('TEMPORAL_API_KEY_FILE', undefined);
      expect(() => readConfig(env)).not.toThrow();
    }
  });
});
