// Who calls: from a bearer token to an actor. Developer tokens (HS256) count only where their secret is set, which
// config.ts allows in development alone.
import { createSecretKey } from 'node:crypto';
import { decodeJwt, errors, jwtVerify, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { z } from 'zod';
import { ConfigError, settings, type Config } from '../../config.ts';
import type { Actor } from '../../measures/line.ts';
import { partyId } from '../../measures/party-id.ts';
import { discoveredKeys, requireSafeIssuer } from './identity-keys.ts';
import { verifiedOnce, type Verified } from './kept-tokens.ts';
import { isKeepable } from './plain-text.ts';
import { Problem } from './problem.ts';

export type TokenVerifier = (token: string) => Promise<Actor>;

const DEVELOPER_ISSUER = 'duban-dev';
const DEVELOPER_AUDIENCE = 'duban';
/** They are good for thirty days, and never leave the machine. */
const DEVELOPER_HOURS = 744;
/** A closed list, asymmetric only: a public key must never be taken for a shared secret. */
const OIDC_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
const CLOCK_TOLERANCE_S = 10;
/** How far the clock of the identity service may be ahead of ours. */
const AHEAD_S = 60;
/**
 * Access tokens (RFC 9068), and those of services that call every token a JWT. Without a type a token is taken, as
 * RFC 7519 leaves it optional; one that says it is something else (a logout token, a proof of possession) is not.
 */
const TYPES = new Set([undefined, 'at+jwt', 'application/at+jwt', 'jwt', 'application/jwt']);

const claims = z.object({
  sub: z.string().min(1).max(200).refine(isKeepable),
  party: partyId,
  roles: z
    .array(z.enum(['handler', 'leader', 'administrator', 'auditor']))
    .min(1)
    .max(4),
});

/** What is wrong with a token: in words, and the claim or header parameter for machines. */
interface Fault {
  says: string;
  claim?: string;
}

const CLAIM_FAULTS: Record<keyof z.infer<typeof claims>, string> = {
  sub: '未写明人员',
  party: '所写的单位不是单位、部门、公司或者主管机关的编号',
  roles: '所写的角色不是经办人、负责人、管理员、审计人员中的一至四项',
};

/** Throws a `ConfigError` when there is no key to check tokens with, or no safe way to it: the API does not start then. */
export function tokenVerifier(
  config: Pick<Config, 'oidcIssuer' | 'oidcAudience' | 'tokenSecret' | 'environment'> &
    Partial<Pick<Config, 'tokenHours'>>,
): TokenVerifier {
  const {
    oidcIssuer,
    oidcAudience,
    tokenSecret,
    environment,
    tokenHours = Number(settings.tokenHours.fallback),
  } = config;
  if (!oidcIssuer && !tokenSecret) {
    throw new ConfigError(
      `缺少设置 ${settings.oidcIssuer.variable}：${settings.oidcIssuer.purpose}（开发环境也可以用 ${settings.tokenSecret.variable}）`,
    );
  }
  if (tokenSecret && environment === 'production')
    throw new ConfigError(`${settings.tokenSecret.variable}：只在开发环境下接受`);
  if (oidcIssuer) requireSafeIssuer(oidcIssuer, environment);
  // As a key object it is imported once, as bytes for every token.
  const secret = tokenSecret === undefined ? undefined : createSecretKey(tokenSecret, 'utf8');
  const keys = oidcIssuer === undefined ? undefined : discoveredKeys(oidcIssuer, environment);
  const common = { requiredClaims: ['exp'], clockTolerance: CLOCK_TOLERANCE_S };

  return verifiedOnce(async (token) => {
    try {
      if (secret && decodeJwt(token).iss === DEVELOPER_ISSUER) {
        const own = { algorithms: ['HS256'], issuer: DEVELOPER_ISSUER, audience: DEVELOPER_AUDIENCE };
        const { payload, protectedHeader } = await jwtVerify(token, secret, { ...common, ...own });
        return verified(payload, protectedHeader, DEVELOPER_HOURS, () => true);
      }
      if (!keys || !oidcIssuer) throw new Problem('unauthenticated');
      const current = keys.current();
      const expected = { algorithms: OIDC_ALGORITHMS, issuer: oidcIssuer, audience: oidcAudience };
      const { payload, protectedHeader } = await jwtVerify(token, keys.keyOf, { ...common, ...expected });
      const keysHold = () => current !== undefined && keys.current() === current;
      return verified(payload, protectedHeader, tokenHours, keysHold);
    } catch (error) {
      throw error instanceof errors.JOSEError ? refusedFor(faultOf(error), error) : error;
    }
  });
}

function verified(
  payload: JWTPayload,
  header: JWTHeaderParameters,
  hours: number,
  keysHold: Verified['keysHold'],
): Verified {
  const fault = faultOfTimes(payload, hours) ?? faultOfType(header);
  if (fault) throw refusedFor(fault);
  const parsed = claims.safeParse(payload);
  if (parsed.success) {
    const actor = { ...parsed.data, roles: [...new Set(parsed.data.roles)] };
    return { actor, expiresAt: payload.exp! * 1_000, keysHold };
  }
  const claim = parsed.error.issues[0]!.path[0] as keyof typeof CLAIM_FAULTS;
  throw refusedFor({ says: CLAIM_FAULTS[claim], claim });
}

const faultOfType = ({ typ }: JWTHeaderParameters): Fault | undefined =>
  TYPES.has(typ?.toLowerCase()) ? undefined : { says: '不是访问令牌', claim: 'typ' };

/** From when it was issued, or from now where it does not say, until it expires. */
function faultOfTimes({ iat, exp }: JWTPayload, hours: number): Fault | undefined {
  const now = Math.floor(Date.now() / 1_000);
  const issued = iat ?? now;
  if (issued > now + AHEAD_S) return { says: '签发时间晚于现在', claim: 'iat' };
  if (exp! - issued <= hours * 3_600) return undefined;
  return { says: `有效期过长，自签发至到期不得超过${hours}小时`, claim: 'exp' };
}

function faultOf(error: errors.JOSEError): Fault {
  if (error instanceof errors.JWTExpired) return { says: '已过期', claim: 'exp' };
  if (error instanceof errors.JWTClaimValidationFailed) {
    const says: Record<string, string> = {
      iss: '签发者不是所设的身份服务',
      aud: '不是发给本系统的',
      nbf: '尚未生效',
      exp: '未写明到期时间',
    };
    return { says: says[error.claim] ?? '所写内容无效', claim: error.claim };
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return { says: '所用的签名算法不被接受', claim: 'alg' };
  return { says: '签名或者格式无效' };
}

const refusedFor = ({ says, claim }: Fault, cause?: unknown): Problem =>
  new Problem('unauthenticated', { detail: `访问令牌无效：${says}。`, ...(claim && { claim }) }, { cause });
