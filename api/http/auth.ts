// Who calls: from a bearer token to an actor. Developer tokens (HS256) count only where their secret is set, which
// config.ts allows in development alone.
import { createSecretKey } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, decodeJwt, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ConfigError, settings, type Config } from '../../config.ts';
import type { Actor } from '../../measures/line.ts';
import { partyId } from '../../measures/party-id.ts';
import { isKeepable } from './plain-text.ts';
import { Problem } from './problem.ts';

export type TokenVerifier = (token: string) => Promise<Actor>;

const DEVELOPER_ISSUER = 'duban-dev';
const DEVELOPER_AUDIENCE = 'duban';
/** Asymmetric only: a public key must never be taken for a shared secret. */
const OIDC_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const DISCOVERY_TIMEOUT_MS = 3_000;
const CLOCK_TOLERANCE_S = 10;

const claims = z.object({
  sub: z.string().min(1).max(200).refine(isKeepable),
  party: partyId,
  roles: z
    .array(z.enum(['handler', 'leader', 'administrator', 'auditor']))
    .min(1)
    .max(4),
});

/** Throws a `ConfigError` when there is no key to check tokens with: the API does not start then. */
export function tokenVerifier(
  config: Pick<Config, 'oidcIssuer' | 'oidcAudience' | 'tokenSecret' | 'environment'>,
): TokenVerifier {
  const { oidcIssuer, oidcAudience, tokenSecret } = config;
  if (!oidcIssuer && !tokenSecret) {
    throw new ConfigError(
      `缺少设置 ${settings.oidcIssuer.variable}：${settings.oidcIssuer.purpose}（开发环境也可以用 ${settings.tokenSecret.variable}）`,
    );
  }
  if (tokenSecret && config.environment === 'production')
    throw new ConfigError(`${settings.tokenSecret.variable}：只在开发环境下接受`);
  // As a key object it is imported once, as bytes for every token.
  const secret = tokenSecret === undefined ? undefined : createSecretKey(tokenSecret, 'utf8');
  const keys = oidcIssuer === undefined ? undefined : discoveredKeys(oidcIssuer);

  return async (token) => {
    if (secret && decodeJwt(token).iss === DEVELOPER_ISSUER) {
      const expected = {
        algorithms: ['HS256'],
        issuer: DEVELOPER_ISSUER,
        audience: DEVELOPER_AUDIENCE,
        requiredClaims: ['exp'],
        clockTolerance: CLOCK_TOLERANCE_S,
      };
      return actorOf((await jwtVerify(token, secret, expected)).payload);
    }
    if (!keys || !oidcIssuer) throw new Problem('unauthenticated');
    const expected = {
      algorithms: OIDC_ALGORITHMS,
      issuer: oidcIssuer,
      audience: oidcAudience,
      requiredClaims: ['exp'],
      clockTolerance: CLOCK_TOLERANCE_S,
    };
    return actorOf((await jwtVerify(token, keys, expected)).payload);
  };
}

function actorOf(payload: JWTPayload): Actor {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw new Problem('unauthenticated', { detail: '令牌未写明有效的人员、单位和角色。' });
  return { ...parsed.data, roles: [...new Set(parsed.data.roles)] };
}

/**
 * Keys of the identity service, found through its discovery document on first use and asked for again until that
 * succeeds.
 */
function discoveredKeys(issuer: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discover(issuer);
    const keys = await found.catch((cause: unknown) => {
      found = undefined;
      throw new Problem('identityAway', {}, { cause });
    });
    return Promise.resolve(keys(header, token)).catch((cause: unknown) => {
      // A key id that is not among the keys is the token's fault; all else is the service's.
      throw cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys
        ? cause
        : new Problem('identityAway', {}, { cause });
    });
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(DISCOVERY_TIMEOUT_MS) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const { jwks_uri: uri } = z.object({ jwks_uri: z.url() }).parse(await response.json());
  return createRemoteJWKSet(new URL(uri), { timeoutDuration: DISCOVERY_TIMEOUT_MS });
}
