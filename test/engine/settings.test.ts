import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// Test support
import { Authority, type Certified } from '../certificates.ts';
// Under test
import { ConfigError, readConfig } from '../../config.ts';
import { connectionOptions } from '../../engine/connect.ts';
import { assertEngineIsNamed } from '../../dev/stack/stack-addresses.ts';

const AT = { TEMPORAL_ADDRESS: 'temporal.example:7233' };
const folder = mkdtempSync(path.join(tmpdir(), 'duban-profile-'));

let authority: Authority;
let own: Certified;
beforeAll(async () => {
  authority = await Authority.open();
  own = await authority.certify(['duban']);
});
afterAll(() => {
  authority.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(text: string): string {
  const name = path.join(folder, 'temporal.toml');
  writeFileSync(name, text);
  return name;
}

const refusal = (env: Record<string, string>): string => {
  try {
    connectionOptions(readConfig(env));
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('it was accepted');
};

describe('O6: the way to the engine', () => {
  it('O6: is plain, if nothing else is set', () => {
    const { address, tls, apiKey, metadata } = connectionOptions(readConfig(AT));
    expect({ address, tls, apiKey, metadata }).toEqual({
      address: 'temporal.example:7233',
      tls: undefined,
      apiKey: undefined,
      metadata: undefined,
    });
  });

  it.each([
    [{ TEMPORAL_TLS: 'true' }, {}],
    [{ TEMPORAL_TLS: '1' }, {}],
    [{ TEMPORAL_TLS: 'false' }, false],
    [{ TEMPORAL_TLS_SERVER_NAME: 'other.example' }, { serverNameOverride: 'other.example' }],
    [{ TEMPORAL_API_KEY: 'key' }, true],
  ])('O6: with %j is encrypted as %j', (env, tls) => {
    const options = connectionOptions(readConfig({ ...AT, ...env }));
    if (typeof tls === 'object') expect(options.tls).toMatchObject(tls);
    else expect(options.tls).toBe(tls);
  });

  it('O6: takes certificates as files or as their contents', () => {
    const byPath = { TEMPORAL_TLS_CLIENT_CERT_PATH: own.cert, TEMPORAL_TLS_CLIENT_KEY_PATH: own.key };
    const asFiles = connectionOptions(
      readConfig({ ...AT, TEMPORAL_TLS_SERVER_CA_CERT_PATH: authority.ca, ...byPath }),
    ).tls;
    const keyInFile = { TEMPORAL_TLS_CLIENT_KEY_DATA_FILE: own.key, TEMPORAL_TLS_CLIENT_CERT_PATH: own.cert };
    const asContents = connectionOptions(readConfig({ ...AT, ...keyInFile })).tls;
    expect(asFiles).toHaveProperty('clientCertPair.crt');
    expect(asFiles).toHaveProperty('serverRootCACertificate');
    expect(asContents).toHaveProperty('clientCertPair.key');
  });

  it('O6: sends what is set as a header under its own name', () => {
    const { metadata } = connectionOptions(readConfig({ ...AT, TEMPORAL_GRPC_META_X_ROUTE_TO: 'east' }));
    expect(metadata).toEqual({ 'x-route-to': 'east' });
  });

  it.each([
    // The library takes each of these for its opposite, or for nothing.
    [{ TEMPORAL_TLS: 'yes' }, 'TEMPORAL_TLS=yes：应为 true 或 false'],
    [{ TEMPORAL_TLS: 'TRUE' }, 'TEMPORAL_TLS=TRUE：应为 true 或 false'],
    [{ TEMPORAL_TLS_CLIENT_CERT_PATH: '/a.pem' }, '证书和私钥应当同时给出'],
    [{ TEMPORAL_TLS_CLIENT_KEY_PATH: '/a.key' }, '证书和私钥应当同时给出'],
    [
      { TEMPORAL_TLS: 'false', TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/ca.pem' },
      '与 TEMPORAL_TLS_SERVER_CA_CERT_PATH 矛盾',
    ],
    [
      { TEMPORAL_TLS_SERVER_CA_CERT_PATH: '/ca.pem', TEMPORAL_TLS_SERVER_CA_CERT_DATA: 'x' },
      'TEMPORAL_TLS_SERVER_CA_CERT_PATH 和 TEMPORAL_TLS_SERVER_CA_CERT_DATA：只能给出其中一项',
    ],
    [{ TEMPORAL_TLS_DISABLE_HOST_VERIFICATION: 'true' }, '用 TEMPORAL_TLS_SERVER_NAME 写明'],
    [{ TEMPORAL_CONFIG_FILE: '/nowhere/temporal.toml' }, 'TEMPORAL_CONFIG_FILE=/nowhere/temporal.toml：没有这个文件'],
    [{ TEMPORAL_API_KEY: 'two words' }, 'TEMPORAL_API_KEY：应为一行不带空格的字符'],
    [{ TEMPORAL_API_KEY: 'key', TEMPORAL_TLS: 'false' }, 'TEMPORAL_API_KEY 不得经不加密的连接送往别的主机'],
    [{ TEMPORAL_ADRESS: 'x:1' }, 'TEMPORAL_ADRESS：没有这项设置，最接近的是 TEMPORAL_ADDRESS'],
  ])('O6: is refused with %j in one sentence', (env, sentence) => {
    const said = refusal({ ...AT, ...env });
    expect(said).toContain(sentence);
    expect(said).not.toContain('\n');
  });

  it('O6: never repeats a key', () => {
    expect(refusal({ ...AT, TEMPORAL_API_KEY: 'geheim geheim' })).not.toContain('geheim');
  });

  it('O6: to the embedded engine has none of this', () => {
    expect(() => assertEngineIsNamed(readConfig({ TEMPORAL_TLS: 'true' }))).toThrow('没有 TEMPORAL_ADDRESS');
    expect(() => assertEngineIsNamed(readConfig({ TEMPORAL_TLS: 'true', ...AT }))).not.toThrow();
    expect(() => assertEngineIsNamed(readConfig({}))).not.toThrow();
  });
});

describe('O6: the profile file of the engine', () => {
  const PROFILES = `
[profile.default]
address = "one.example:7233"
namespace = "one"
[profile.cloud]
address = "two.example:7233"
api_key = "key"
[profile.cloud.grpc_meta]
x-route-to = "west"
`;

  it('O6: says where the engine is, in the section that is named', () => {
    const named = readConfig({ TEMPORAL_CONFIG_FILE: file(PROFILES) });
    expect([named.temporalAddress, named.temporalNamespace]).toEqual(['one.example:7233', 'one']);
    const cloud = readConfig({ TEMPORAL_CONFIG_FILE: file(PROFILES), TEMPORAL_PROFILE: 'cloud' });
    expect([cloud.temporalAddress, cloud.temporalNamespace]).toEqual(['two.example:7233', 'duban']);
    const { tls, apiKey, metadata } = connectionOptions(cloud);
    expect({ tls, apiKey, metadata }).toEqual({ tls: true, apiKey: 'key', metadata: { 'x-route-to': 'west' } });
  });

  it('O6: gives way to a variable', () => {
    const env = {
      TEMPORAL_CONFIG_FILE: file(PROFILES),
      TEMPORAL_ADDRESS: 'three.example:7233',
      TEMPORAL_NAMESPACE: 'three',
    };
    const { temporalAddress, temporalNamespace } = readConfig(env);
    expect([temporalAddress, temporalNamespace]).toEqual(['three.example:7233', 'three']);
  });

  it('O6: is not looked for where nobody asks for it', () => {
    const home = path.join(folder, 'temporalio');
    const env = { XDG_CONFIG_HOME: folder, HOME: folder };
    writeFileSync(path.join(mkdtempSync(home), 'x'), '');
    expect(readConfig(env).temporalAddress).toBeUndefined();
  });

  it.each([
    ['[profile.default]\naddress = 7233\n', 'address'],
    ['[profile.default]\naddress = "http://one"\n', '应为 主机:端口'],
    ['[profile.default]\nadress = "one.example:7233"\n', '[profile.default] 中没有 adress 这样的项'],
    ['[profile.default.tls]\ndisable_host_verification = true\n', '没有 disable_host_verification 这样的项'],
    ['[profile.default.tls]\ndisabled = "no"\n', '应为 true 或 false'],
    ['[profile.default]\napi_key = "geheim\n', '第 2 行不是正确的 TOML'],
    ['[profile.other]\naddress = "one.example:7233"\n', '没有 [profile.default] 一节'],
    ['', '没有 [profile.default] 一节'],
    ['profile = 1', '应为一节'],
  ])('O6: is refused as %j, in one sentence without its contents', (text, sentence) => {
    const said = refusal({ TEMPORAL_CONFIG_FILE: file(text) });
    expect(said).toContain('TEMPORAL_CONFIG_FILE');
    expect(said).toContain(sentence);
    expect(said).not.toMatch(/geheim|\n/);
  });
});
