// What a setting may look like, each with the words for one that does not.
import { createSecretKey, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { z } from 'zod';
import { problemOfDatabaseUrl } from './postgres.ts';

export const port = z
  .string()
  .regex(/^\d{1,5}$/, '应为 1 到 65535 的整数')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, '应为 1 到 65535 的整数');
export const text = z.string();
export const address = z.string().regex(/^([^\s/:[\]]+|\[[\da-fA-F:.]+\]):\d{1,5}$/, '应为 主机:端口');
const urlOf = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      return URL.canParse(value) && protocols.includes(new URL(value).protocol);
    },
    `应为以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头的地址`,
  );
/** Addresses, networks (`10.0.0.0/8`), or loopback, linklocal, uniquelocal. */
export const proxies = z
  .string()
  .transform((list) => list.split(',').map((one) => one.trim()))
  .refine((list) => list.every(isProxy), '应为以逗号分隔的 IP 地址或网段，例如 10.0.0.5,172.16.0.0/12')
  .optional();
export const domain = z
  .string()
  .regex(/^(?=.{1,253}$)[\p{L}\p{N}-]{1,63}(\.[\p{L}\p{N}-]{1,63})*$/u, '应为域名，如 mail.example');
export const mailbox = z
  .string()
  .regex(/^(?!.*[\p{C}])([^<>,;]*<[^\s<>@,;]+@[^\s<>@,;]+>|[^\s<>@,;]+@[^\s<>@,;]+)$/u, '应为 地址 或 名称 <地址>');
/** Where a mistake would show only when the first mail is tried, and look like a dead server. */
export const smtpUrl = z.string().superRefine((value, context) => {
  const problem = problemOfSmtpUrl(value);
  if (problem) context.addIssue({ code: 'custom', message: problem });
});
export const postgres = z
  .string()
  .superRefine((value, context) => {
    const problem = problemOfDatabaseUrl(value);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  })
  .optional();
export const http = urlOf('http:', 'https:');

/** With which payloads are sealed; the id stands beside what it sealed. */
export interface SealingKey {
  id: string;
  key: KeyObject;
}
/** AES-256: as long as the cipher wants it, and nothing that a person thought of. */
const SEALING_KEY = /^([a-z0-9][a-z0-9-]{0,31}):([A-Za-z0-9+/]{43}=)$/;
export const sealingKeys = z
  .string()
  .transform((list) => list.split(',').map((one) => SEALING_KEY.exec(one.trim()) ?? undefined))
  .refine(
    (list) => list.every((one) => one !== undefined),
    '应为 编号:密钥 的列表，以逗号分隔，当前的在最前；编号用小写字母、数字和连字符，密钥为 32 字节的 base64（openssl rand -base64 32）',
  )
  .transform((list) => list.map((one) => ({ id: one![1]!, key: createSecretKey(one![2]!, 'base64') })))
  .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, '编号有重复')
  .optional();
/** As they are written in the setting. */
export const writtenSealingKeys = (keys: readonly SealingKey[]): string =>
  keys.map(({ id, key }) => `${id}:${key.export().toString('base64')}`).join(',');

/** What a party may enter on one day of Beijing; generous: no office reaches it, a script that runs wild does. */
const QUOTAS = ['openings', 'documents', 'plans', 'exceptions', 'parties', 'editions'] as const;
export type QuotaName = (typeof QUOTAS)[number];
export const quotas = z
  .string()
  .regex(new RegExp(`^((${QUOTAS.join('|')})=\\d{1,7}(,|$))*$`), `应为 名称=数量 的列表，名称为 ${QUOTAS.join('、')}`)
  .transform((list) => {
    const given = list.split(',').map((one) => one.split('=') as [string, string]);
    return Object.fromEntries(given.map(([name, most]) => [name, Number(most)]));
  });

function isProxy(one: string): boolean {
  const [address = '', bits, ...more] = one.split('/');
  const family = isIP(address);
  if (bits === undefined) return family !== 0 || ['loopback', 'linklocal', 'uniquelocal'].includes(one);
  // A network of all addresses would believe everybody.
  return family !== 0 && more.length === 0 && /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128);
}

/** The way out is part of the sentence; the value itself is a secret and is never repeated. */
function problemOfSmtpUrl(value: string): string | undefined {
  const escaping = '用户名、密码中的 @ : / ? # % 等须写成百分号编码，如 # 写作 %23';
  if (!/^smtps?:\/\//.test(value)) return '应以 smtp:// 或者 smtps:// 开头，如 smtp://mail.example:587';
  if (!URL.canParse(value)) return `不是可以读取的地址，应如 smtp://用户名:密码@mail.example:587；${escaping}`;
  const { protocol, hostname, port, username, password, pathname, hash } = new URL(value);
  if (!hostname) return '没有写明主机名，应如 smtp://mail.example:587';
  if (!['', '/'].includes(pathname) || hash) return `主机和端口之后有多余的内容；${escaping}`;
  if (!isPercentEncoded(username + password)) return escaping;
  if ((username === '') !== (password === ''))
    return '用户名和密码应当同时填写，如 smtp://用户名:密码@mail.example:587';
  if (port === '0') return '端口应为 1 到 65535 的整数';
  if (protocol === 'smtp:' && port === '465')
    return '465 端口自始加密，应把 smtp:// 改为 smtps://；要先明文后加密的，改用 587 端口';
  if (protocol === 'smtps:' && ['25', '587'].includes(port))
    return `${port} 端口先明文后加密，应把 smtps:// 改为 smtp://；要自始加密的，改用 465 端口`;
  return undefined;
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}
