// The public keys of the identity service: found through its discovery document on first use, asked for again until that
// succeeds, and kept. Every wait is bounded, and nothing is followed to where it was not configured.
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ConfigError, settings } from '../../config.ts';
import { Problem } from './problem.ts';

const ANSWERED_WITHIN_MS = 3_000;
/** After a failure nobody is asked again for so long: whoever sends many tokens must not send as many questions. */
const PAUSE_MS = 500;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** In plain text anybody on the way could put in keys of their own; only a developer's own machine has no way. */
export function requireSafeIssuer(issuer: string, environment: string): void {
  if (isSafe(issuer, environment)) return;
  throw new ConfigError(
    `${settings.oidcIssuer.variable}=${issuer}：身份服务的地址应以 https:// 开头（开发环境的本机地址除外）`,
  );
}

function isSafe(address: string, environment: string): boolean {
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (environment === 'development' && LOOPBACK.has(hostname));
}

export function discoveredKeys(issuer: string, environment: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined;
  return async (header, token) => {
    found ??= discover(issuer, environment).catch((cause: unknown) => {
      setTimeout(() => (found = undefined), PAUSE_MS).unref();
      throw cause;
    });
    const keys = await found.catch((cause: unknown) => {
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

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function discover(issuer: string, environment: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const document = discovery.parse(await response.json());
  if (document.issuer !== issuer) throw new Error(`${address} speaks for ${document.issuer}, not for ${issuer}`);
  if (!isSafe(document.jwks_uri, environment)) throw new Error(`${address} names keys at ${document.jwks_uri}`);
  return createRemoteJWKSet(new URL(document.jwks_uri), { timeoutDuration: ANSWERED_WITHIN_MS });
}
