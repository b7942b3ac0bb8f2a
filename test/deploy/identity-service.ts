// Test support: an identity service as OIDC describes it, as far as a resource server looks: discovery, keys, and
// signed tokens.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import type { TokenOf } from '../../dev/api-client.ts';

const KEY_ID = 'test-key';

export interface IdentityService {
  readonly issuer: string;
  readonly tokenOf: TokenOf;
  /** A token as it comes from here, but for what is given; a claim that is undefined is left out. */
  readonly sign: (claims?: JWTPayload, header?: Record<string, unknown>) => Promise<string>;
  /** Says other things from now on: of itself, or after how long; `away` answers 503. */
  readonly says: (other: { discovery?: object; keys?: object[]; away?: boolean; afterMs?: number }) => void;
  /** How often each of its addresses was asked. */
  readonly asked: Record<string, number>;
  readonly close: () => Promise<void>;
}

export async function openIdentityService(audience: string): Promise<IdentityService> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' }];
  const asked: Record<string, number> = {};
  let said: Parameters<IdentityService['says']>[0] = {};
  const server: Server = createServer((request, response) => {
    const url = request.url ?? '';
    asked[url] = (asked[url] ?? 0) + 1;
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys`, ...said.discovery },
      '/keys': { keys: said.keys ?? keys },
    };
    const answer = said.away ? undefined : answers[url];
    const status = answer ? 200 : said.away ? 503 : 404;
    setTimeout(() => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer ?? {}));
    }, said.afterMs ?? 0);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sign: IdentityService['sign'] = (claims, header) => {
    const now = Math.floor(Date.now() / 1_000);
    const usual = { sub: 'li', party: 'big-data', roles: ['leader'], iss: issuer, aud: audience, iat: now };
    return new SignJWT({ ...usual, exp: now + 600, ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: KEY_ID, typ: 'at+jwt', ...header })
      .sign(privateKey);
  };
  const tokenOf: TokenOf = ({ party, role = 'handler' }) => sign({ sub: `${party}-${role}`, party, roles: [role] });
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { issuer, tokenOf, sign, says: (other) => (said = other), asked, close };
}
