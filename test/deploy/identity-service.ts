// Test support: an identity service as OIDC describes it, as far as a resource server looks: discovery, keys, and
// signed tokens.
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TokenOf } from '../../dev/api-client.ts';

const KEY_ID = 'test-key';

export interface IdentityService {
  readonly issuer: string;
  readonly tokenOf: TokenOf;
  readonly close: () => Promise<void>;
}

export async function openIdentityService(audience: string): Promise<IdentityService> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256', use: 'sig' }];
  const server: Server = createServer((request, response) => {
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/keys` },
      '/keys': { keys },
    };
    const answer = answers[request.url ?? ''];
    response.writeHead(answer ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer ?? {}));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const tokenOf: TokenOf = ({ party, role = 'handler' }) =>
    new SignJWT({ party, roles: [role] })
      .setProtectedHeader({ alg: 'ES256', kid: KEY_ID })
      .setSubject(`${party}-${role}`)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('10m')
      .sign(privateKey);
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { issuer, tokenOf, close };
}
