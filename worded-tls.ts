/** Why a TLS connection, of whichever kind, was not made: the one place that words it. */
import { errorsIn } from './error-chain.ts';

/** Codes of Node's TLS, what OpenSSL says, written as one, and what the driver of PostgreSQL says. */
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
  [/^(ERR_SSL_|ERR_TLS_|ERR_OSSL_|EPROTO|CERT_|CRL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE)/, '加密连接不能建立'],
];
const SPEAKS_PLAINLY = 'The server does not support SSL connections';
/** As the clients of the engine word it, which give no code of TLS. */
const OF_THE_ENGINE =
  /InvalidCertificate|InvalidContentType|InvalidMessage|CorruptMessage|received fatal alert|self.signed certificate|unable to (?:get|verify) .*certificate|certificate (?:has expired|is not)|does not match certificate|TLS handshake/i;

/** In Chinese, of one error; undefined where it is about something else. */
function reasonOf({ code, message }: { code?: unknown; message: string }): string | undefined {
  if (message.startsWith(SPEAKS_PLAINLY)) return '服务器没有启用加密（ssl=off）';
  const alert = /SSL routines:(?:[^:]*:)?([^:]+)/.exec(message)?.[1];
  const token = `${typeof code === 'string' ? code : ''} ${alert?.toUpperCase().replaceAll(' ', '_') ?? ''}`;
  const reason =
    REASONS.find(([pattern]) => pattern.test(token))?.[1] ??
    (OF_THE_ENGINE.test(message) ? '加密连接不能建立' : undefined);
  return reason && `${reason}（${alert ?? message}）`;
}

/** In Chinese, of an error or whatever caused it; undefined of every other. */
export function reasonOfDistrust(error: unknown): string | undefined {
  for (const one of errorsIn(error)) {
    const reason = reasonOf(one);
    if (reason) return reason;
  }
  return undefined;
}

export const CURE_OF_DISTRUST =
  '请核对服务器证书是否由所设的 CA 签发、名称是否与地址一致、是否过期，以及双方是否都启用了 TLS';
