// How the engine is reached: the SDK's own variables and its profile file, read by its own library. A variable goes
// before the file, the file before our defaults. What the library takes no notice of, or for its opposite, is refused.
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { loadClientConfigProfile, type ClientConfigProfile } from '@temporalio/envconfig';
import { z } from 'zod';
import { address, text } from './forms.ts';
import { setting } from './setting.ts';
import { HEADERS, type Environment } from './sources.ts';

const apiKey = z.string().regex(/^[\x21-\x7e]+$/, '应为一行不带空格的字符');

export const engineSettings = {
  temporalAddress: setting(
    'TEMPORAL_ADDRESS',
    address.optional(),
    undefined,
    'Temporal 服务（1.29 及以上）的地址；npm start 下不设则用内置的',
  ),
  temporalNamespace: setting('TEMPORAL_NAMESPACE', text, 'duban', 'Temporal 命名空间'),
  temporalApiKey: setting(
    'TEMPORAL_API_KEY',
    apiKey.optional(),
    undefined,
    '向 Temporal 服务表明身份的密钥，随每次调用送出；给出即加密连接',
    true,
  ),
  temporalTls: setting(
    'TEMPORAL_TLS',
    z.enum(['true', 'false', '1', '0'], '应为 true 或 false').optional(),
    undefined,
    '与 Temporal 服务的连接是否加密；给出证书或者 TEMPORAL_API_KEY 的，不设即为 true',
  ),
  temporalServerCaPath: setting(
    'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
    text.optional(),
    undefined,
    '核验 Temporal 服务证书的根证书文件（PEM）；不设则用系统信任的',
  ),
  temporalServerCaData: setting('TEMPORAL_TLS_SERVER_CA_CERT_DATA', text.optional(), undefined, '同上，直接写内容'),
  temporalServerName: setting(
    'TEMPORAL_TLS_SERVER_NAME',
    text.optional(),
    undefined,
    'Temporal 服务证书上的名称；不设则为 TEMPORAL_ADDRESS 中的主机',
  ),
  temporalClientCertPath: setting(
    'TEMPORAL_TLS_CLIENT_CERT_PATH',
    text.optional(),
    undefined,
    '本系统向 Temporal 服务出示的客户端证书文件（PEM），与私钥同时给出',
  ),
  temporalClientCertData: setting('TEMPORAL_TLS_CLIENT_CERT_DATA', text.optional(), undefined, '同上，直接写内容'),
  temporalClientKeyPath: setting(
    'TEMPORAL_TLS_CLIENT_KEY_PATH',
    text.optional(),
    undefined,
    '客户端证书的私钥文件（PEM，不带口令）',
  ),
  temporalClientKeyData: setting('TEMPORAL_TLS_CLIENT_KEY_DATA', text.optional(), undefined, '同上，直接写内容', true),
  temporalConfigFile: setting(
    'TEMPORAL_CONFIG_FILE',
    text.optional(),
    undefined,
    'Temporal 的连接配置文件（TOML），其中没有的以及本表已设的除外；不设则不读任何文件',
  ),
  temporalProfile: setting(
    'TEMPORAL_PROFILE',
    text.optional(),
    undefined,
    '连接配置文件中的哪一节；不设则为 default。只设此项则读用户目录下的默认文件',
  ),
} as const;

/** The file alone; whoever sets the variables sees to it that they fit one another. */
const ofFile = z.object({
  address: address.optional(),
  namespace: z.string().min(1, '不得为空').optional(),
  apiKey: apiKey.optional(),
  tls: z.object({ disabled: z.boolean('应为 true 或 false').optional(), serverName: z.string().optional() }).optional(),
});

/**
 * Everything that is known of the way to the engine, and what is wrong with it. The profile file is read only where a
 * setting asks for it: what lies in somebody's home directory for the command line decides nothing about a service.
 */
export function readEngineProfile(values: Environment): { profile: ClientConfigProfile; problems: string[] } {
  const { TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: section } = values;
  if (file !== undefined && !existsSync(file))
    return { profile: {}, problems: [`TEMPORAL_CONFIG_FILE=${file}：没有这个文件`] };
  const fromFile = file !== undefined || section !== undefined;
  try {
    const profile = loadClientConfigProfile({
      overrideEnvVars: variablesOf(values),
      configFileStrict: true,
      ...(fromFile ? { profile: section ?? 'default' } : { disableFile: true }),
    });
    const { error } = ofFile.safeParse(profile);
    const wrong = error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    if (fromFile && wrong) return { profile: {}, problems: [`TEMPORAL_CONFIG_FILE：${wrong.join('，')}`] };
    return { profile, problems: contradictionsOf(profile, values) };
  } catch (error) {
    return { profile: {}, problems: [whyUnusable(error, values)] };
  }
}

/** What the library may see; of headers it would turn only the first `_` into `-`. */
function variablesOf(values: Environment): Record<string, string> {
  const own = Object.values(engineSettings).map(({ variable }) => variable);
  const home = ['HOME', 'XDG_CONFIG_HOME', 'APPDATA'];
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (name.startsWith(HEADERS)) return [[HEADERS + name.slice(HEADERS.length).replaceAll('_', '-'), value]];
      return own.includes(name) || home.includes(name) ? [[name, value]] : [];
    }),
  );
}

function contradictionsOf({ address, apiKey, tls }: ClientConfigProfile, values: Environment): string[] {
  const problems: string[] = [];
  const certificate = Object.keys(values).find((name) => name.startsWith('TEMPORAL_TLS_'));
  const isOff = /^(false|0)$/.test(values.TEMPORAL_TLS ?? '');
  if (isOff && certificate) problems.push(`TEMPORAL_TLS=false：与 ${certificate} 矛盾，请去掉其中一项`);
  if ((tls?.clientCert === undefined) !== (tls?.clientKey === undefined))
    problems.push('TEMPORAL_TLS_CLIENT_CERT_PATH 和 TEMPORAL_TLS_CLIENT_KEY_PATH：证书和私钥应当同时给出');
  if (apiKey !== undefined && tls?.disabled && !isLoopback(address ?? ''))
    problems.push('TEMPORAL_TLS=false：TEMPORAL_API_KEY 不得经不加密的连接送往别的主机，请去掉 TEMPORAL_TLS');
  return problems;
}

function isLoopback(address: string): boolean {
  const host = address.replace(/:\d+$/, '').replace(/^\[(.+)\]$/, '$1');
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

/** Of the file nothing is repeated but names: a line of it may be a key. */
function whyUnusable(error: unknown, values: Environment): string {
  const { TEMPORAL_CONFIG_FILE: file = '用户目录下的默认文件', TEMPORAL_PROFILE: section = 'default' } = values;
  const about = `TEMPORAL_CONFIG_FILE=${file}`;
  const { message, line, code } = error as Error & { line?: number; code?: string };
  if (line !== undefined) return `${about}：第 ${line} 行不是正确的 TOML`;
  if (code !== undefined) return `${about}：无法读取（${code}）`;
  const twice = /Cannot specify both (\w+)_path/.exec(message)?.[1];
  if (twice)
    return `TEMPORAL_TLS_${twice.toUpperCase()}_PATH 和 TEMPORAL_TLS_${twice.toUpperCase()}_DATA：只能给出其中一项`;
  const unknown = /unrecognized(?: in ([\w.-]+))?: (.+)$/.exec(message);
  if (unknown) return `${about}：[${unknown[1] ?? '顶层'}] 中没有 ${unknown[2]} 这样的项`;
  return /must be a table/.test(message)
    ? `${about}：${message.replace(/^Validation error: (.+) must be a table$/, '[$1] 应为一节')}`
    : `${about}：其中没有 [profile.${section}] 一节`;
}
