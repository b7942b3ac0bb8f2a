import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenVerifier } from '../../api/http/auth.ts';
import { ConfigError } from '../../config.ts';

describe('tokens of an identity service', () => {
  let server: Server;
  let issuer: string;
  let key: CryptoKey;
  let up = false;
  beforeAll(async () => {
    const pair = await generateKeyPair('ES256');
    key = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' };
    server = createServer((request, response) => {
      const documents: Record<string, unknown> = {
        '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
        '/keys': { keys: [jwk] },
      };
      const document = up ? documents[request.url ?? ''] : undefined;
      response
        .writeHead(document ? 200 : 503, { 'Content-Type': 'application/json' })
        .end(JSON.stringify(document ?? {}));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  const settings = () =>
    ({ environment: 'production', oidcIssuer: issuer, oidcAudience: 'duban', tokenSecret: undefined }) as const;
  const token = (claims: Record<string, unknown> = {}) => {
    const usual = {
      sub: 'li',
      party: 'big-data',
      roles: ['leader', 'leader'],
      iss: issuer,
      aud: 'duban',
      exp: Math.floor(Date.now() / 1000) + 60,
    };
    return new SignJWT({ ...usual, ...claims }).setProtectedHeader({ alg: 'ES256', kid: 'one' }).sign(key);
  };

  it('are taken once the service answers, also when it was away before', async () => {
    const verify = tokenVerifier(settings());
    await expect(verify(await token())).rejects.toMatchObject({ code: 'identityAway', status: 503 });
    up = true;
    expect(await verify(await token())).toEqual({ sub: 'li', party: 'big-data', roles: ['leader'] });
  });

  it('are refused with another audience or issuer, without a role, or signed by a developer', async () => {
    up = true;
    const verify = tokenVerifier(settings());
    await expect(verify(await token({ aud: 'mail' }))).rejects.toThrow();
    await expect(verify(await token({ iss: 'http://elsewhere' }))).rejects.toThrow();
    await expect(verify(await token({ roles: [] }))).rejects.toMatchObject({ code: 'unauthenticated' });
    const secret = new TextEncoder().encode('a secret of more than thirty-two characters');
    const developers = await new SignJWT({
      sub: 'li',
      party: 'big-data',
      roles: ['leader'],
      iss: 'duban-dev',
      aud: 'duban',
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(secret);
    await expect(verify(developers)).rejects.toThrow();
  });

  it('have to come from somewhere: without a key source, or with a developer secret in production, nothing starts', () => {
    expect(() => tokenVerifier({ ...settings(), oidcIssuer: undefined })).toThrow(ConfigError);
    expect(() => tokenVerifier({ ...settings(), tokenSecret: 'x'.repeat(40) })).toThrow(ConfigError);
  });
});
