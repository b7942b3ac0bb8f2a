// Whether the engine's server and this program will ever come together. The clients below wait for one whose certificate
// does not hold as for one that is away, and name no reason; here somebody knocks and looks.
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { ConfigError, type Config } from '../config.ts';
import { errorsIn } from '../error-chain.ts';
import { reasonOfDistrust } from '../worded-tls.ts';
import { connectionOptions } from './connect.ts';

/** How HTTP/2 begins, and settings that change nothing: a server answers with its own. */
const GREETING = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);
const CURE = '请核对 TEMPORAL_TLS_SERVER_CA_CERT_PATH 等设置';
const ANSWERS_WITHIN_MS = 1_500;
/** The first byte of what a TLS server says to somebody who speaks plainly. */
const TLS_ALERT = 0x15;

/** Throws a `ConfigError`, one sentence, where only other settings help; a server that is away is no matter here. */
export async function assertEngineTrusted(config: Config): Promise<void> {
  const { address } = connectionOptions(config);
  const reason = await whyNotTogether(config);
  if (reason) throw new ConfigError(`连不上 ${address} 的 Temporal 服务（TEMPORAL_ADDRESS）：${reason}`);
}

/**
 * What the engine's clients say where the server answers, but does not let us in, or where they trust other roots than
 * Node does.
 */
export function reasonOfRefusal(error: unknown): string | undefined {
  for (const { code, message } of errorsIn(error)) {
    if (code === 16 || code === 7 || /valid authentication credentials|does not have permission/.test(message))
      return `服务器不认可所给的身份，请核对 TEMPORAL_API_KEY（${message}）`;
  }
  const reason = reasonOfDistrust(error);
  return reason && `${reason}，${CURE}`;
}

async function whyNotTogether(config: Config): Promise<string | undefined> {
  const isTls = Boolean(connectionOptions(config).tls);
  const answer = await knock(config);
  if (answer instanceof Error) {
    const reason = reasonOfDistrust(answer);
    return reason && `${reason}，${CURE}`;
  }
  return answer?.[0] === TLS_ALERT && !isTls ? '对方要求加密，请设 TEMPORAL_TLS=true 并给出证书' : undefined;
}

/** What is answered first, or the error instead; undefined where it falls silent or ends without a word. */
function knock(config: Config): Promise<Buffer | Error | undefined> {
  return new Promise((resolve) => {
    const socket = openSocket(config);
    const done = (answer?: Buffer | Error): void => {
      resolve(answer);
      socket.destroy();
    };
    socket.setTimeout(ANSWERS_WITHIN_MS, () => done());
    socket
      .once('data', done)
      .once('error', done)
      .once('close', () => done());
    socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', () => socket.write(GREETING));
  });
}

function openSocket(config: Config): Socket {
  const { address, tls } = connectionOptions(config);
  const [, host = '', port] = /^\[?(.+?)\]?:(\d+)$/.exec(address ?? '')!;
  if (!tls) return connect(Number(port), host);
  const { serverRootCACertificate: ca, clientCertPair: pair, serverNameOverride: name } = tls === true ? {} : tls;
  return connectTls({
    host,
    port: Number(port),
    ALPNProtocols: ['h2'],
    servername: name ?? (isIP(host) ? undefined : host),
    ...(ca && { ca: Buffer.from(ca) }),
    ...(pair && { cert: Buffer.from(pair.crt), key: Buffer.from(pair.key) }),
  });
}
