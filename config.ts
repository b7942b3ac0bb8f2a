/**
 * The one place that reads the environment. Every variable stands in one table, with its default and what it is for, so
 * that documentation, container files and tests can list them. Which of them a process needs, the process says itself
 * (`requireSetting`): the worker has no use for OIDC, the API none for SMTP.
 */
import path from 'node:path';
import { z } from 'zod';

/** A variable as documentation and tests see it. */
export interface Setting {
  readonly variable: string;
  /** Used when the variable is absent or empty; `undefined` means there is none. */
  readonly fallback: string | undefined;
  readonly purpose: string;
  /** Never to be printed or logged. */
  readonly secret: boolean;
}

interface ParsedSetting<S extends z.ZodType> extends Setting {
  readonly schema: S;
}

function setting<S extends z.ZodType>(
  variable: string,
  schema: S,
  fallback: string | undefined,
  purpose: string,
  secret = false,
): ParsedSetting<S> {
  return { variable, schema, fallback, purpose, secret };
}

const port = z
  .string()
  .regex(/^\d{1,5}$/, '应为 1 到 65535 的整数')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, '应为 1 到 65535 的整数');
const text = z.string();
const address = z.string().regex(/^[^\s/:]+:\d{1,5}$/, '应为 主机:端口');
const urlOf = (...protocols: string[]) =>
  z.string().refine(
    (value) => {
      return URL.canParse(value) && protocols.includes(new URL(value).protocol);
    },
    `应为以 ${protocols.map((protocol) => `${protocol}//`).join(' 或 ')} 开头的地址`,
  );
const postgres = urlOf('postgres:', 'postgresql:').optional();
const http = urlOf('http:', 'https:');

export const settings = {
  environment: setting(
    'NODE_ENV',
    z.enum(['development', 'test', 'production']),
    'production',
    '运行环境；开发用密钥只在 development 下有效',
  ),
  logLevel: setting(
    'LOG_LEVEL',
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
    '日志级别',
  ),
  host: setting('DUBAN_HOST', text, '127.0.0.1', 'API 监听的地址；在容器中设为 0.0.0.0'),
  apiPort: setting('DUBAN_API_PORT', port, '7080', 'API 及其文档的端口'),
  workerMetricsPort: setting(
    'DUBAN_WORKER_METRICS_PORT',
    port.optional(),
    undefined,
    'worker 的运行指标（/metrics：各状态的投递数）的端口，监听 DUBAN_HOST；不设则不提供',
  ),
  uiPort: setting('DUBAN_UI_PORT', port, '8233', '内置 Temporal 网页界面的端口'),
  temporalPort: setting('DUBAN_TEMPORAL_PORT', port, '7233', '内置 Temporal 服务的端口'),
  postgresPort: setting('DUBAN_PG_PORT', port, '54329', '内置 PostgreSQL 的端口'),
  mailPort: setting('DUBAN_MAIL_PORT', port, '1080', '本地收信页面的端口'),
  smtpPort: setting('DUBAN_SMTP_PORT', port, '1025', '本地收信的 SMTP 端口'),
  folder: setting(
    'DUBAN_FOLDER',
    text.transform((folder) => path.resolve(folder)),
    '.duban',
    '内置环境的数据、日志和密钥所在的目录',
  ),
  temporalAddress: setting(
    'TEMPORAL_ADDRESS',
    address.optional(),
    undefined,
    'Temporal 服务（1.29 及以上）的地址；npm start 下不设则用内置的',
  ),
  temporalNamespace: setting('TEMPORAL_NAMESPACE', text, 'duban', 'Temporal 命名空间'),
  temporalUiUrl: setting('TEMPORAL_UI_URL', http.optional(), undefined, 'Temporal 网页界面的地址，用于跳转到项目页'),
  databaseOwnerUrl: setting(
    'DATABASE_OWNER_URL',
    postgres,
    undefined,
    '建表和授权用的数据库连接，启动后即关闭；不设则拒绝过旧的表结构',
    true,
  ),
  databaseUrl: setting('DATABASE_URL', postgres, undefined, 'worker 的数据库连接；npm start 下不设则用内置的', true),
  databaseApiUrl: setting('DATABASE_API_URL', postgres, undefined, 'API 的数据库连接', true),
  smtpUrl: setting(
    'SMTP_URL',
    urlOf('smtp:', 'smtps:').optional(),
    undefined,
    '发信服务器，如 smtp://127.0.0.1:1025',
    true,
  ),
  relay: setting('DUBAN_RELAY', z.enum(['on', 'off']), 'on', 'worker 是否唤醒信箱发送消息；预演时为 off，消息只记不发'),
  recalculationsPerSecond: setting(
    'DUBAN_RECALCULATIONS_PER_SECOND',
    z
      .string()
      .regex(/^\d{1,3}$/, '应为 1 到 500 的整数')
      .transform(Number)
      .refine((number) => number >= 1 && number <= 500, '应为 1 到 500 的整数'),
    '20',
    '公布新的惯例或者放假安排后，每秒重新计算多少个在办卷宗',
  ),
  mailFrom: setting('MAIL_FROM', text, '督办 <duban@localhost>', '发件人'),
  oidcIssuer: setting('OIDC_ISSUER', http.optional(), undefined, '签发令牌的身份服务'),
  oidcAudience: setting('OIDC_AUDIENCE', text, 'duban', '令牌的受众（aud）'),
  tokenSecret: setting(
    'DUBAN_TOKEN_SECRET',
    z.string().min(32, '至少 32 个字符').optional(),
    undefined,
    '开发用令牌的 HS256 密钥，只在 NODE_ENV=development 下接受',
    true,
  ),
  workflowBundle: setting(
    'WORKFLOW_BUNDLE',
    text.transform((file) => path.resolve(file)).optional(),
    undefined,
    '预先打好的工作流包；不设则启动时现打',
  ),
} as const;

type Settings = typeof settings;
export type SettingName = keyof Settings;
export type Config = { readonly [K in SettingName]: z.output<Settings[K]['schema']> };

/** The message names the variable and is meant to be printed alone, without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads every setting; throws one `ConfigError` that names each variable that does not hold. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const config: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [name, { variable, schema, fallback, secret }] of Object.entries(settings)) {
    const given = env[variable] || fallback;
    const parsed = schema.safeParse(given);
    if (parsed.success) config[name] = parsed.data;
    else problems.push(`${variable}${secret ? '' : `=${given}`}：${parsed.error.issues[0]?.message ?? '无效'}`);
  }
  if (config.tokenSecret !== undefined && config.environment !== 'development') {
    problems.push('DUBAN_TOKEN_SECRET：只在 NODE_ENV=development 下接受，正式环境请设置 OIDC_ISSUER');
  }
  if (problems.length > 0) throw new ConfigError(`设置有误：${problems.join('；')}`);
  return config as Config;
}

/** The value of a setting that this process cannot do without. */
export function requireSetting<K extends SettingName>(config: Config, name: K): NonNullable<Config[K]> {
  const value = config[name];
  if (value === undefined) throw new ConfigError(`缺少设置 ${settings[name].variable}：${settings[name].purpose}`);
  return value;
}
