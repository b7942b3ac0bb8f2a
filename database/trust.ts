// Why a connection that could be made was not: one side does not trust the other. Waiting cures nothing of it, settings
// do; so programs end with what is said here, where they would wait for a server that is merely away.
import { PlainError, wordedError } from '../worded-error.ts';

/** Codes of Node's TLS, and what OpenSSL says, written as one. */
const REASONS: readonly [RegExp, string][] = [
  [/^ERR_TLS_CERT_ALTNAME_INVALID/, '对方证书上的名称与所连的主机不符'],
  [/^CERT_HAS_EXPIRED/, '对方的证书已经过期'],
  [/^CERT_NOT_YET_VALID/, '对方的证书尚未生效，请核对本机时间'],
  [
    /^(SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED|UNABLE_TO_|CERT_SIGNATURE_FAILURE|CERT_UNTRUSTED)/,
    '对方的证书不是由所给的（没有给出时为系统信任的）根证书签发的',
  ],
  [/ALERT_CERTIFICATE_REQUIRED|ALERT_HANDSHAKE_FAILURE/, '对方要求出示客户端证书'],
  [/ALERT_(UNKNOWN_CA|BAD_CERTIFICATE|CERTIFICATE_|ACCESS_DENIED|DECRYPT_ERROR)/, '对方不接受所出示的客户端证书'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG/, '对方的连接不是加密的'],
  [/^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO|CERT_|CRL_|INVALID_CA|INVALID_PURPOSE)/, '加密连接不能建立'],
];

/** In Chinese, of an error from Node's TLS or wrapped around one; undefined for every other. */
export function reasonOfDistrust(error: unknown): string | undefined {
  for (const { code = '', message } of chainOf(error)) {
    const alert = /SSL routines:[^:]*:([^:]+):/.exec(message)?.[1];
    const token = `${code} ${alert?.toUpperCase().replaceAll(' ', '_') ?? ''}`;
    const reason = REASONS.find(([pattern]) => pattern.test(token))?.[1];
    if (reason) return `${reason}（${alert ?? message}）`;
  }
  return undefined;
}

/** SQLSTATE: wrong password, no such way in, no such database. */
const REFUSALS: readonly string[] = ['28P01', '28000', '3D000'];
const SPEAKS_PLAINLY = 'The server does not support SSL connections';

const isTurnedAway = (error: unknown): boolean => [...chainOf(error)].some(({ code = '' }) => REFUSALS.includes(code));

function reasonOfDatabase(error: unknown): string | undefined {
  const isPlain = [...chainOf(error)].some(({ message }) => message.startsWith(SPEAKS_PLAINLY));
  return isPlain ? '服务器没有启用加密（ssl=off）' : reasonOfDistrust(error);
}

/** The same of PostgreSQL, which also says by a code of its own whom it does not let in. */
export const whyDatabaseRefuses = (error: unknown): string | undefined =>
  isTurnedAway(error) ? wordedError(error) : reasonOfDatabase(error);

/** What ends a start where PostgreSQL will not let us in, however long we wait. */
export function refusalOfDatabase(variable: string, error: unknown): PlainError | undefined {
  if (isTurnedAway(error)) return new PlainError(wordedError(error), { cause: error });
  const reason = reasonOfDatabase(error);
  return reason === undefined ? undefined : new PlainError(`连不上数据库（${variable}）：${reason}`, { cause: error });
}

function* chainOf(error: unknown): Generator<Error & { code?: string }> {
  for (let one = error; one instanceof Error; one = one.cause) {
    yield one;
    if (one instanceof AggregateError) for (const each of one.errors) yield* chainOf(each);
  }
}
