import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
// Test support
import { openIdentityService, type IdentityService } from '../deploy/identity-service.ts';
// Under test
import { tokenVerifier } from '../../api/http/auth.ts';
import { ConfigError } from '../../config.ts';

const ASKED_AGAIN_AFTER_MS = 600;
const HOUR = 3_600;
const now = () => Math.floor(Date.now() / 1_000);

describe('tokens of an identity service', () => {
  let service: IdentityService;
  beforeAll(async () => {
    service = await openIdentityService('duban');
  });
  beforeEach(() => service.says({}));
  afterAll(() => service?.close());

  const settings = () =>
    ({
      environment: 'development',
      oidcIssuer: service.issuer,
      oidcAudience: 'duban',
      tokenSecret: undefined,
    }) as const;
  const verify = async (token: string) => tokenVerifier(settings())(token);
  const says = (fault: string) => ({
    code: 'unauthenticated',
    status: 401,
    message: expect.stringMatching(/^访问令牌无效：.+。$/) as string,
    ...(fault && { particulars: { claim: fault } }),
  });

  it('are taken once the service answers, also when it was away before', async () => {
    service.says({ away: true });
    const verifying = tokenVerifier(settings());
    await expect(verifying(await service.sign())).rejects.toMatchObject({ code: 'identityAway', status: 503 });
    service.says({});
    await sleep(ASKED_AGAIN_AFTER_MS);
    expect(await verifying(await service.sign({ roles: ['leader', 'leader'] }))).toEqual({
      sub: 'li',
      party: 'big-data',
      roles: ['leader'],
    });
  });

  it('H12: cost the service two questions, however many come', async () => {
    const before = { ...service.asked };
    const verifying = tokenVerifier(settings());
    await Promise.all(Array.from({ length: 20 }, async () => verifying(await service.sign())));
    for (const address of ['/.well-known/openid-configuration', '/keys'])
      expect(service.asked[address]! - (before[address] ?? 0), address).toBe(1);
  });

  it.each([
    ['without an expiry', () => ({ exp: undefined }), 'exp'],
    ['expired', () => ({ iat: now() - HOUR, exp: now() - 60 }), 'exp'],
    ['good until the year 9999', () => ({ exp: 253_370_764_800 }), 'exp'],
    ['good for a minute more than a day', () => ({ exp: now() + 24 * HOUR + 60 }), 'exp'],
    ['long expired by age, though not by date', () => ({ iat: now() - 48 * HOUR, exp: now() + 60 }), 'exp'],
    ['that does not say since when, good for two days', () => ({ iat: undefined, exp: now() + 48 * HOUR }), 'exp'],
    ['issued in two minutes', () => ({ iat: now() + 120 }), 'iat'],
    ['not yet good', () => ({ nbf: now() + 120 }), 'nbf'],
    ['of another audience', () => ({ aud: 'mail' }), 'aud'],
    ['of a longer audience', () => ({ aud: 'duban-test' }), 'aud'],
    ['of another issuer', () => ({ iss: 'http://elsewhere' }), 'iss'],
    ['of the issuer with a slash', () => ({ iss: `${service.issuer}/` }), 'iss'],
    ['without a person', () => ({ sub: undefined }), 'sub'],
    ['without a party', () => ({ party: undefined }), 'party'],
    ['of a party that there cannot be', () => ({ party: 'nobody' }), 'party'],
    ['without a role', () => ({ roles: [] }), 'roles'],
    ['of an unknown role', () => ({ roles: ['king'] }), 'roles'],
  ])('H12: one %s is refused, and it is said why', async (_what, claims, fault) => {
    await expect(verify(await service.sign(claims() as JWTPayload))).rejects.toMatchObject(says(fault));
  });

  it.each(['logout+jwt', 'dpop+jwt', 'secevent+jwt', 'JOSE'])('H12: one of the type %s is refused', async (typ) => {
    await expect(verify(await service.sign({}, { typ }))).rejects.toMatchObject(says('typ'));
  });

  it.each(['at+jwt', 'application/at+jwt', 'JWT', 'jwt', undefined])(
    'H12: one of the type %s is taken',
    async (typ) => {
      expect(await verify(await service.sign({}, { typ }))).toMatchObject({ party: 'big-data' });
    },
  );

  it('H12: one issued half a minute ahead, for several audiences, or for exactly a day is taken', async () => {
    for (const claims of [{ iat: now() + 30 }, { aud: ['mail', 'duban'] }, { iat: now(), exp: now() + 24 * HOUR }])
      expect(await verify(await service.sign(claims))).toMatchObject({ sub: 'li' });
    const longer = tokenVerifier({ ...settings(), tokenHours: 48 });
    expect(await longer(await service.sign({ exp: now() + 47 * HOUR }))).toMatchObject({ sub: 'li' });
  });

  it('H12: one that is unsigned, signed with a shared secret or with another key is refused', async () => {
    const payload = {
      sub: 'li',
      party: 'big-data',
      roles: ['leader'],
      iss: service.issuer,
      aud: 'duban',
      exp: now() + 60,
    };
    const secret = new TextEncoder().encode('a secret of more than thirty-two characters');
    const { privateKey } = await generateKeyPair('ES256');
    const shared = new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'test-key' });
    await expect(verify(await shared.sign(secret))).rejects.toMatchObject(says('alg'));
    await expect(verify(new UnsecuredJWT(payload).encode())).rejects.toMatchObject(says('alg'));
    const other = new SignJWT(payload).setProtectedHeader({ alg: 'ES256', kid: 'test-key' });
    await expect(verify(await other.sign(privateKey))).rejects.toMatchObject(says(''));
    const developers = new SignJWT({ ...payload, iss: 'duban-dev' }).setProtectedHeader({ alg: 'HS256' });
    await expect(verify(await developers.sign(secret))).rejects.toMatchObject(says('alg'));
  });

  it.each([
    ['speaks for another issuer', () => ({ issuer: 'https://elsewhere.example.org' })],
    ['speaks for an issuer with a slash more', () => ({ issuer: `${service.issuer}/` })],
    ['names no issuer', () => ({ issuer: undefined })],
    ['names keys on another machine in plain text', () => ({ jwks_uri: 'http://keys.example.org/keys' })],
  ])('H12: where the discovery document %s, no token is taken', async (_what, discovery) => {
    service.says({ discovery: discovery() });
    await expect(verify(await service.sign())).rejects.toMatchObject({ code: 'identityAway', status: 503 });
  });

  it('H12: a service that does not answer is waited for 3 s, and no longer', async () => {
    service.says({ afterMs: 20_000 });
    const began = performance.now();
    await expect(verify(await service.sign())).rejects.toMatchObject({ code: 'identityAway' });
    expect(performance.now() - began).toBeLessThan(4_500);
  });

  it('H12: an issuer in plain text is taken on the own machine in development, and nowhere else', () => {
    const begin = (environment: 'development' | 'production' | 'test', oidcIssuer: string) =>
      tokenVerifier({ ...settings(), environment, oidcIssuer });
    expect(() => begin('production', 'http://id.example.org')).toThrow(/OIDC_ISSUER.*https/);
    expect(() => begin('production', 'http://127.0.0.1:8080')).toThrow(ConfigError);
    expect(() => begin('development', 'http://id.example.org')).toThrow(ConfigError);
    expect(() => begin('development', 'http://localhost.example.org')).toThrow(ConfigError);
    expect(begin('production', 'https://id.example.org')).toBeTypeOf('function');
    for (const own of ['http://localhost:8080', 'http://127.0.0.1:8080/realms/one', 'http://[::1]:8080'])
      expect(begin('development', own)).toBeTypeOf('function');
  });

  it('have to come from somewhere: without a key source, or with a developer secret in production, nothing starts', () => {
    const https = { ...settings(), environment: 'production' as const, oidcIssuer: 'https://id.example.org' };
    expect(() => tokenVerifier({ ...settings(), oidcIssuer: undefined })).toThrow(ConfigError);
    expect(() => tokenVerifier({ ...https, tokenSecret: 'x'.repeat(40) })).toThrow(ConfigError);
  });
});
