// I17: a program begins only with keys that fit what lies in the engine; else it says in one sentence what to do.
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
// test support
import { argumentsFor } from '../../dev/stack/program-files.ts';
import { ownDatabase, type OwnDatabase } from '../database/databases.ts';
import { FALSE_K1, K1, K2, K3 } from './keys.ts';
// under test
import { ConfigError, readConfig } from '../../config.ts';
import { declareKeyLost, registeredKeys, retireKey } from '../../database/sealing.ts';
import { proveSealing } from '../../engine/sealing/prove.ts';

let database: OwnDatabase;
beforeAll(async () => {
  database = await ownDatabase('duban_prove');
});
afterAll(() => database.drop());

/** As worker and as API: both may be first. */
const begun = async (namespace: string, keys: string, as: 'worker' | 'api' = 'worker') => {
  const config = readConfig({ TEMPORAL_NAMESPACE: namespace, DUBAN_SEALING_KEYS: keys });
  return proveSealing(database[as], config).then(
    () => 'begins',
    (error: unknown) => {
      if (!(error instanceof ConfigError)) throw error;
      // One sentence, with the way out, and no key.
      expect(error.message).toMatch(/：[^]*请|请[^]*：/);
      expect(error.message).not.toMatch(/[\n。]|[A-Za-z0-9+/]{43}=/);
      return error.message;
    },
  );
};

describe('a namespace', () => {
  it('I17: that was begun without keys goes on without, and is not sealed midway', async () => {
    expect(await begun('plain', '', 'api')).toBe('begins');
    expect(await begun('plain', K1)).toMatch(/没有封装，不能中途开启[^]*TEMPORAL_NAMESPACE[^]*reconcile/);
    expect(await begun('plain', '')).toBe('begins');
    expect(await registeredKeys(database.worker)).toEqual([]);
  });

  it('I17: that was begun sealed wants all its keys, the same ones, and a new one known to everybody before it seals', async () => {
    expect(await begun('sealed', K1, 'api')).toBe('begins');
    expect(await begun('sealed', K1)).toBe('begins');
    expect(await begun('sealed', '')).toMatch(/缺少设置 DUBAN_SEALING_KEYS[^]*k1[^]*不能中途关闭/);
    expect(await begun('sealed', FALSE_K1)).toMatch(/k1 与登记的不是同一个/);
    expect(await begun('sealed', K2)).toMatch(/缺少密钥 k1/);
    // Rotation: first to read, then to seal.
    expect(await begun('sealed', `${K2},${K1}`)).toMatch(/k2 尚未登记，不能直接作为当前密钥/);
    expect(await begun('sealed', `${K1},${K2}`)).toBe('begins');
    expect(await begun('sealed', K1)).toMatch(/缺少密钥 k2/);
    expect(await begun('sealed', `${K2},${K1}`)).toBe('begins');
    expect(await begun('sealed', `${K2},${FALSE_K1}`)).toMatch(/k1 与登记的不是同一个/);
    await retireKey(database.worker, 'k1');
    expect(await begun('sealed', K2)).toBe('begins');
    expect(await begun('sealed', `${K1},${K2}`)).toMatch(/k1 已经停用/);
  });

  it('I17: keeps of each key only what proves it', async () => {
    const { rows } = await database.owner.query<object>('select * from sealing_key');
    const [, key] = K1.split(':');
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(key!, 'base64').toString('hex'));
  });
});

describe.each([
  ['worker', 'worker/main.ts'],
  ['API', 'api/main.ts'],
])('the %s as a process', (name, program) => {
  it('I17: refuses to start with a wrong key, and says so without a stack', async () => {
    const namespace = `process-${name.toLowerCase()}`;
    const started = (keys: string) =>
      spawn(process.execPath, argumentsFor(program), {
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
        env: {
          ...process.env,
          NODE_ENV: 'development',
          DATABASE_URL: database.urls.workerUrl,
          DATABASE_API_URL: database.urls.apiUrl,
          DATABASE_OWNER_URL: '',
          TEMPORAL_ADDRESS: inject('temporalAddress'),
          TEMPORAL_NAMESPACE: namespace,
          DUBAN_TOKEN_SECRET: inject('tokenSecret'),
          DUBAN_API_PORT: '1',
          WORKFLOW_BUNDLE: inject('workflowBundle'),
          SMTP_URL: '',
          DUBAN_SEALING_KEYS: keys,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    const child = started(`${K2.replace(/:.*/, `:${FALSE_K1.split(':')[1]}`)}`);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(1);
    expect(said).toContain('密钥 k2 与登记的不是同一个');
    expect(said).not.toMatch(/ {4}at /);
    expect(said).not.toContain('ready');
  }, 60_000);
});

// Last of all: it takes the key that the others go by.
it('I17: a namespace whose key was lost is used no longer; in another a new key may seal at once, the lost one never again', async () => {
  expect(await begun('anew', K3)).toMatch(/缺少密钥 k2[^]*丢失的，先运行 sealing --lost/);
  await declareKeyLost(database.worker, 'k2', ['sealed']);
  for (const keys of ['', K2, K3])
    expect(await begun('sealed', keys, 'api')).toMatch(/命名空间 sealed [^]*k2 封装[^]*已报失[^]*新的命名空间/);
  for (const keys of [K2, `${K3},${K2}`])
    expect(await begun('anew', keys)).toMatch(/密钥 k2 已报失[^]*请从 DUBAN_SEALING_KEYS 中删去/);
  expect(await begun('anew', K3, 'api')).toBe('begins');
  expect(await begun('anew', K3)).toBe('begins');
  // From here on as ever: what comes next goes behind first.
  expect(await begun('anew', `k4:${FALSE_K1.split(':')[1]},${K3}`)).toMatch(/k4 尚未登记/);
});
