/**
 * Why a program could not do its work, in one Chinese sentence with the cure: the one place that words what PostgreSQL
 * (by SQLSTATE), the engine (by its gRPC code) and Node (by its code) say. Secrets are in none of it.
 */
import { ConfigError } from './config.ts';
import { errorsIn } from './error-chain.ts';
import { CURE_OF_DISTRUST, reasonOfDistrust } from './worded-tls.ts';

/** The message is one Chinese sentence with its cure, meant to be printed alone. */
export class PlainError extends Error {
  override readonly name: string = 'PlainError';
}

interface Known {
  code?: unknown;
  message: string;
  address?: string;
  hostname?: string;
  port?: number;
  path?: string;
  details?: string;
  cause?: unknown;
  errors?: unknown[];
}

/** The sentence; of an error that nobody foresaw its own message, and how to see more. */
export function wordedError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    foreseen(error) ?? `没有料到的错误：${oneLine(message)}。请以 LOG_LEVEL=debug 再运行一次，把所示的堆栈交给开发者。`
  );
}

/** The sentence of what somebody can put right; undefined of anything else. */
export function foreseen(error: unknown): string | undefined {
  if (error instanceof PlainError || error instanceof ConfigError) return error.message;
  for (const one of errorsIn(error)) {
    if (one instanceof PlainError || one instanceof ConfigError) return one.message;
    const says = wordedTls(one) ?? wordedDatabase(one) ?? wordedEngine(one) ?? wordedNode(one);
    if (says !== undefined) return says;
  }
  return undefined;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 500);
const quoted = (message: string): string | undefined => /"([^"]+)"/.exec(message)?.[1];

function wordedTls(error: Known): string | undefined {
  const reason = reasonOfDistrust(error);
  return reason && `TLS 连接未能建立：${oneLine(reason)}。${CURE_OF_DISTRUST}。`;
}

// PostgreSQL

const MIGRATE = '请以 DATABASE_OWNER_URL 运行一次迁移（migrate），再运行本程序';
const LATER = '请稍候再运行；仍然如此的，查看 PostgreSQL 的日志';

const BY_SQLSTATE: Readonly<Record<string, (message: string) => string>> = {
  '28P01': (m) =>
    `数据库不接受用户 ${quoted(m) ?? ''} 的密码：请核对 DATABASE_URL、DATABASE_API_URL 或者 DATABASE_OWNER_URL 中的用户名和密码。`,
  '28000': (m) =>
    `数据库不让这个用户连接（${oneLine(m)}）：请核对连接地址中的用户名，以及服务器的 pg_hba.conf 是否允许本机以此方式连接。`,
  '3D000': (m) => `没有数据库 ${quoted(m) ?? ''}：请核对连接地址末尾的名称，或者先建立这个数据库。`,
  '42501': (m) =>
    `数据库用户没有这项权限（${oneLine(m)}）：请核对各程序所用的用户（api 用 DATABASE_API_URL，worker 用 DATABASE_URL，迁移、重建、补记用 DATABASE_OWNER_URL）；用户无误的，以所有者再运行一次迁移（migrate），它会重新授权。`,
  '25006': () => '数据库是只读的：连到了备用服务器，或者主服务器处于只读状态；请把连接地址改为主服务器。',
  '53300': () => '数据库的连接数已满：请停掉多余的程序，或者调大 PostgreSQL 的 max_connections。',
  '53100': () => '数据库服务器的磁盘已满：请腾出空间后再运行。',
  '57P03': () => `数据库正在启动或者恢复：${LATER}。`,
  '57P01': () => `数据库正在关闭：${LATER}。`,
  '57014': () => `数据库没有在时限内办完这条语句：${LATER}。`,
  '55P03': () => `数据库中有别的程序占用着同样的行：${LATER}。`,
  '40P01': () => `数据库中有别的程序占用着同样的行：${LATER}。`,
};
/** A table, a column, a function or a schema that is not there. */
const OF_THE_SCHEMA = /^(42P01|42703|42883|42704|3F000)$/;

function wordedDatabase({ code, message }: Known): string | undefined {
  if (/password must be a string/.test(message))
    return '数据库的连接地址中没有密码：请写成 postgres://用户名:密码@主机:端口/名称。';
  if (
    /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered)/.test(
      message,
    )
  )
    return '数据库没有在时限内答复，或者连接中断：请核对它是否在运行、网络是否通畅，再运行一次。';
  // The migration runner keeps the message alone.
  if (/permission denied for|must be owner of/.test(message)) return BY_SQLSTATE['42501']!(message);
  if (typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || !/\d/.test(code)) return undefined;
  const says = BY_SQLSTATE[code]?.(message);
  if (says !== undefined) return says;
  if (OF_THE_SCHEMA.test(code)) return `数据库的结构与本程序不符（${oneLine(message)}）：${MIGRATE}。`;
  if (code.startsWith('08')) return `与数据库的连接中断：${LATER}。`;
  return `数据库报错（SQLSTATE ${code}）：${oneLine(message)}。${LATER}。`;
}

// The engine

const isTransport = (message: string, code: unknown): boolean =>
  typeof code === 'number' || /Server connection error|Failed to connect|tonic|transport error/i.test(message);
const ENGINE_AWAY = '连不上 Temporal：请核对 TEMPORAL_ADDRESS（主机:端口），以及 Temporal 是否在运行、网络是否通畅。';

/** Values of `google.rpc.Code`. */
const BY_GRPC_CODE: Readonly<Record<number, (says: string) => string>> = {
  4: () => `Temporal 没有在时限内答复：请核对 TEMPORAL_ADDRESS、网络，以及 Temporal 的日志。`,
  5: (says) =>
    /namespace/i.test(says)
      ? `Temporal 中没有这个命名空间（${says}）：请核对 TEMPORAL_NAMESPACE；新装的，启动一次 worker 或者运行 reconcile，会自动建立。`
      : `Temporal 中没有找到（${says}）：请核对编号和 TEMPORAL_NAMESPACE。`,
  7: (says) => `Temporal 不允许本程序这样做（${says}）：请核对所用的证书或者 API 密钥在命名空间中的权限。`,
  8: () => `Temporal 正忙，暂不接受请求：请稍候再运行。`,
  12: (says) => `Temporal 不支持这项操作（${says}）：需要 1.29 及以上的版本。`,
  14: () => ENGINE_AWAY,
  16: (says) => `Temporal 不认可本程序的身份（${says}）：请核对客户端证书或者 API 密钥。`,
};

function wordedEngine({ code, message, details }: Known): string | undefined {
  const says = oneLine(details || message);
  if (typeof code === 'number') {
    if (code === 3 && /namespace/i.test(says)) return BY_GRPC_CODE[5]!(says);
    return BY_GRPC_CODE[code]?.(says) ?? `Temporal 报错（gRPC ${code}）：${says}。请查看 Temporal 的日志。`;
  }
  if (/workflow (execution )?not found/i.test(message))
    return `Temporal 中没有找到（${says}）：请核对编号和 TEMPORAL_NAMESPACE。`;
  if (/namespace.*not found/i.test(message)) return BY_GRPC_CODE[5]!(says);
  return isTransport(message, code) ? ENGINE_AWAY : undefined;
}

// Node

const where = ({ address, hostname, port, path }: Known): string =>
  [hostname ?? address ?? path, port].filter((part) => part !== undefined).join(':');
const UNREACHABLE = (known: Known): string =>
  `连不上数据库 ${where(known)}：请核对连接地址中的主机和端口，以及 PostgreSQL 是否在运行、网络是否通畅。`;
const NO_HOST = (known: Known): string => `找不到主机 ${where(known)}：请核对连接地址中的主机名，以及域名解析。`;

const BY_NODE_CODE: Readonly<Record<string, (known: Known) => string>> = {
  ECONNREFUSED: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ENOTFOUND: NO_HOST,
  EAI_AGAIN: NO_HOST,
  EADDRINUSE: ({ port }) =>
    `端口 ${port ?? ''} 已被别的程序占用：请停止那个程序，或者改用别的端口（见各 …_PORT 设置）。`,
  EADDRNOTAVAIL: ({ address }) => `本机没有地址 ${address ?? ''}：请核对 DUBAN_HOST、DUBAN_METRICS_HOST。`,
  EACCES: ({ path, port }) =>
    port !== undefined
      ? `没有权限使用端口 ${port}：请改用 1024 以上的端口。`
      : `没有权限读写 ${path ?? '文件'}：请核对其所有者和权限。`,
  EPERM: ({ path }) => `没有权限读写 ${path ?? '文件'}：请核对其所有者和权限。`,
  EROFS: ({ path }) => `${path ?? '目录'} 所在的文件系统只读：请改用可写的目录（DUBAN_FOLDER）。`,
  ENOENT: ({ path }) => `没有 ${path ?? '这个文件'}：请核对路径。`,
  EISDIR: ({ path }) => `${path ?? '所给的路径'} 是目录，应为文件：请核对路径。`,
  ENOTDIR: ({ path }) => `${path ?? '所给的路径'} 不是目录：请核对路径。`,
  ENOSPC: () => '磁盘已满：请腾出空间后再运行。',
  EMFILE: () => '本程序打开的文件和连接已达上限：请调大 ulimit -n。',
  ERR_PARSE_ARGS_UNKNOWN_OPTION: ({ message }) => `没有选项 ${/'([^']+)'/.exec(message)?.[1] ?? ''}：${HELP}。`,
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: ({ message }) =>
    `选项 ${/'([^']+)'/.exec(message)?.[1] ?? ''} 的写法不对：${HELP}。`,
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: ({ message }) =>
    `多余的参数 ${/'([^']*)'/.exec(message)?.[1] ?? ''}：${HELP}。`,
};
const HELP = '请以 --help 查看用法';

function wordedNode(known: Known): string | undefined {
  return typeof known.code === 'string' ? BY_NODE_CODE[known.code]?.(known) : undefined;
}
