// How PostgreSQL is spoken to, as far as its address says so. The driver takes several words for encryption that mean
// less in other programs, and will mean less in its own next version: here two are left, one for each thing that can be
// meant.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { problemOfPems, type Pem } from './certificates.ts';
import type { Environment } from './sources.ts';

const VERIFIED = 'sslmode=verify-full&sslrootcert=/…/ca.pem';
const MODES = ['verify-full', 'disable', 'no-verify'];

/** What is wrong with the address itself; it may hold a password and is never repeated. */
export function problemOfDatabaseUrl(value: string): string | undefined {
  const url = urlOf(value);
  if (!url) return '应为以 postgres:// 或 postgresql:// 开头的地址';
  const { sslmode, ssl, uselibpqcompat, sslrootcert, sslcert, sslkey } = parametersOf(url);
  if (sslmode !== undefined && !MODES.includes(sslmode))
    return `sslmode=${sslmode} 在不同的程序中含义不同，请写明 sslmode=verify-full（核验证书和主机名）或者 sslmode=disable（不加密）`;
  if (ssl !== undefined) return `ssl=${ssl} 不说明是否核验，请改写为 ${VERIFIED}`;
  if (uselibpqcompat !== undefined) return `uselibpqcompat 会放松核验，请去掉，改写为 ${VERIFIED}`;
  if ((sslcert === undefined) !== (sslkey === undefined)) return 'sslcert 和 sslkey（客户端证书及其私钥）应当同时给出';
  const certificates = Object.entries({ sslrootcert, sslcert }).filter(([, file]) => file !== undefined);
  if (certificates.length > 0 && sslmode !== 'verify-full')
    return `${certificates[0]![0]} 只与 sslmode=verify-full 同用，请把它也写上`;
  return undefined;
}

/**
 * Why a production program must not connect so: passwords and everything about projects would go over somebody's network
 * to whoever answers. That nothing is verified must be said on purpose (`sslmode=disable`), as it is right on a network
 * that carries nobody else; forgetting is no answer, and neither is encryption to whoever answers.
 */
export function whyUnverified(value: string, env: Environment): string | undefined {
  const url = urlOf(value);
  if (!url || isThisHost(url, env)) return undefined;
  const mode = parametersOf(url).sslmode ?? env.PGSSLMODE;
  if (mode === 'verify-full' || mode === 'disable') return undefined;
  const how = `核验证书和主机名的，加上 ?${VERIFIED}；网络只归本系统使用、有意不加密的，加上 ?sslmode=disable`;
  return mode === 'no-verify'
    ? `sslmode=no-verify 加密而不核验对方是谁，正式环境不接受：${how}`
    : `数据库在别的主机上，应当写明是否加密：${how}`;
}

/** What is wrong with the certificates the address names. Only the program that connects need be able to read them. */
export function problemOfDatabaseCertificates(value: string): string | undefined {
  const url = urlOf(value);
  if (!url) return undefined;
  const { sslrootcert, sslcert, sslkey } = parametersOf(url);
  const pem = (name: string, file: string | undefined): Pem | undefined =>
    file === undefined ? undefined : { name: `${name}=${file}`, read: () => readFileSync(file) };
  return problemOfPems({
    ca: pem('sslrootcert', sslrootcert),
    cert: pem('sslcert', sslcert),
    key: pem('sslkey', sslkey),
  });
}

function urlOf(value: string): URL | undefined {
  // What is read from a file may hold lines, which a URL would swallow.
  if (/[\p{Cc}]/u.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  return ['postgres:', 'postgresql:'].includes(url.protocol) ? url : undefined;
}

/** As the driver reads them: of one that is given twice the last counts. */
function parametersOf(url: URL): Partial<Record<string, string>> {
  return Object.fromEntries(url.searchParams);
}

/** Nothing leaves this machine: a socket, or the loopback address. */
function isThisHost(url: URL, env: Environment): boolean {
  const named = parametersOf(url).host ?? decodeURIComponent(url.hostname);
  const host = (named || env.PGHOST || 'localhost').replace(/^\[(.+)\]$/, '$1').toLowerCase();
  if (host.startsWith('/') || host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
