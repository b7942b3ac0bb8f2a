// The public keys of the identity service: found through its discovery document on first use, asked for again until that
// succeeds, and kept. Every wait is bounded, and nothing is followed to where it was not configured.
import { createRemoteJWKSet, errors, jwksCache, type ExportedJWKSCache, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import { ConfigError, settings } from '../../config.ts';
import { Problem } from './problem.ts';

const ANSWERED_WITHIN_MS = 3_000;
/** After a failure nobody is asked again for so long: whoever sends many tokens must not send as many questions. */
const PAUSE_MS = 500;
/** So long a withdrawn key counts at most: then the keys are read anew, by the next token that comes. */
export const KEYS_KEPT_MS = 600_000;
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

export interface IdentityKeys {
  keyOf: JWTVerifyGetKey;
  /** The keys that count now, another object each time they were read; undefined while they must be read first. */
  current: () => unknown;
}

export function discoveredKeys(issuer: string, environment: string): IdentityKeys {
  let found: Promise<JWTVerifyGetKey> | undefined;
  const read: Partial<ExportedJWKSCache> = {};
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    found ??= discover(issuer, environment, read).catch((cause: unknown) => {
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
  return {
    keyOf,
    current: () => (read.uat !== undefined && Date.now() < read.uat + KEYS_KEPT_MS ? read.jwks : undefined),
  };
}

const discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

async function discover(
  issuer: string,
  environment: string,
  read: Partial<ExportedJWKSCache>,
): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const response = await fetch(address, { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const document = discovery.parse(await response.json());
  if (document.issuer !== issuer) throw new Error(`${address} speaks for ${document.issuer}, not for ${issuer}`);
  if (!isSafe(document.jwks_uri, environment)) throw new Error(`${address} names keys at ${document.jwks_uri}`);
  return createRemoteJWKSet(new URL(document.jwks_uri), {
    timeoutDuration: ANSWERED_WITHIN_MS,
    cacheMaxAge: KEYS_KEPT_MS,
    // Filled in when the keys were read; nothing is taken from it.
    [jwksCache]: read as Record<string, never>,
  });
}
