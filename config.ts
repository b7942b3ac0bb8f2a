/**
 * The one place that reads the environment. Every variable stands in one table, with its default and what it is for, so
 * that documentation, container files and tests can list them. Which of them a process needs, the process says itself
 * (`requireSetting`): the worker has no use for OIDC, the API none for SMTP.
 */
import path from 'node:path';
import type { ClientConfigProfile } from '@temporalio/envconfig';
import { z } from 'zod';
import { engineSettings, readEngineProfile } from './settings/engine.ts';
import {
  domain,
  http,
  mailbox,
  port,
  postgres,
  proxies,
  quotas,
  sealingKeys,
  smtpUrl,
  text,
} from './settings/forms.ts';
import { problemOfDatabaseCertificates, whyUnverified } from './settings/postgres.ts';
import { setting } from './settings/setting.ts';
import { gather, type Environment } from './settings/sources.ts';

export type { QuotaName } from './settings/forms.ts';
export type { Setting } from './settings/setting.ts';

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
  metricsPort: setting(
    'DUBAN_METRICS_PORT',
    port.optional(),
    undefined,
    'API 运行指标（/metrics）的端口，不经代理对外；不设则不提供',
  ),
  metricsHost: setting('DUBAN_METRICS_HOST', text, '127.0.0.1', '运行指标监听的地址；在容器中设为 0.0.0.0'),
  trustedProxies: setting(
    'DUBAN_TRUSTED_PROXIES',
    proxies,
    undefined,
    'API 前的代理的地址或网段，以逗号分隔；只采信它们的 X-Forwarded-For，不设则一概不采信',
  ),
  workerMetricsPort: setting(
    'DUBAN_WORKER_METRICS_PORT',
    port.optional(),
    undefined,
    'worker 的运行指标（/metrics：办理、提醒、投递、对账）的端口，监听 DUBAN_METRICS_HOST；不设则不提供',
  ),
  sdkMetricsPort: setting(
    'DUBAN_SDK_METRICS_PORT',
    port.optional(),
    undefined,
    'worker 中 Temporal SDK 自身指标（/metrics：领取任务、缓存、延迟）的端口，监听 DUBAN_METRICS_HOST；不设则不提供',
  ),
  stopPauseSeconds: setting(
    'DUBAN_STOP_PAUSE_SECONDS',
    z
      .string()
      .regex(/^\d{1,2}$/, '应为 0 到 60 的整数')
      .transform(Number)
      .refine((number) => number <= 60, '应为 0 到 60 的整数'),
    '2',
    'API 收到停止信号后继续接受请求的秒数，供前面的代理发现 /readyz 已为 503；其后不再接受新的连接',
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
  ...engineSettings,
  sealingKeys: setting(
    'DUBAN_SEALING_KEYS',
    sealingKeys,
    undefined,
    'Temporal 中的内容所用的封装密钥，编号:密钥，以逗号分隔，当前的在最前；不设则不封装。命名空间建立时即定，不能中途开关',
    true,
  ),
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
    smtpUrl.optional(),
    undefined,
    '发信服务器，如 smtp://用户名:密码@mail.example:587 或 smtps://用户名:密码@mail.example:465；不设则消息只在收件箱中',
    true,
  ),
  smtpAnswerSeconds: setting(
    'SMTP_ANSWER_SECONDS',
    z
      .string()
      .regex(/^\d{1,3}$/, '应为 1 到 600 的整数')
      .transform(Number)
      .refine((number) => number >= 1 && number <= 600, '应为 1 到 600 的整数'),
    '600',
    '邮件交出后等待服务器答复的秒数；标准（RFC 5321）为 600，过短会使收件人重复收信',
  ),
  smtpName: setting(
    'SMTP_EHLO_NAME',
    domain.optional(),
    undefined,
    '向发信服务器报出的主机名；不设则用本机的完整域名，没有则用邮件域名',
  ),
  mailRequired: setting(
    'DUBAN_MAIL_REQUIRED',
    z.enum(['true', 'false']).transform((value) => value === 'true'),
    'false',
    '是否必须能发邮件：为 true 而没有 SMTP_URL 时，worker 拒绝启动',
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
  mailFrom: setting('MAIL_FROM', mailbox, '督办 <duban@localhost>', '发件人，如 督办 <duban@mail.example>'),
  mailDomain: setting(
    'MAIL_DOMAIN',
    domain.optional(),
    undefined,
    '邮件编号（Message-ID）所用的域名；不设则用发件地址的域名',
  ),
  mailReplyTo: setting('MAIL_REPLY_TO', mailbox.optional(), undefined, '收件人回复时寄往的地址；不设则回到发件人'),
  oidcIssuer: setting('OIDC_ISSUER', http.optional(), undefined, '签发令牌的身份服务'),
  oidcAudience: setting('OIDC_AUDIENCE', text, 'duban', '令牌的受众（aud）'),
  tokenHours: setting(
    'OIDC_TOKEN_HOURS',
    z
      .string()
      .regex(/^\d{1,3}$/, '应为 1 到 744 的整数')
      .transform(Number)
      .refine((number) => number >= 1 && number <= 744, '应为 1 到 744 的整数'),
    '24',
    '令牌自签发至到期最长多少小时；更长的不予接受',
  ),
  tokenSecret: setting(
    'DUBAN_TOKEN_SECRET',
    z.string().min(32, '至少 32 个字符').optional(),
    undefined,
    '开发用令牌的 HS256 密钥，只在 NODE_ENV=development 下接受',
    true,
  ),
  quotasPerDay: setting(
    'DUBAN_QUOTAS_PER_DAY',
    quotas,
    'openings=1000,documents=20000,plans=500,exceptions=500,parties=5000,editions=50',
    '每个单位每日（北京时间）至多建档、登记材料、方案（部门方案和框架方案合计）、不予共享事项、单位、版次各多少；未列的不限',
  ),
  workflowBundle: setting(
    'WORKFLOW_BUNDLE',
    text.transform((file) => path.resolve(file)).optional(),
    undefined,
    '预先打好的工作流包；不设则启动时现打',
  ),
  workflowStacks: setting(
    'WORKFLOW_STACKS',
    z.enum(['on', 'off']),
    'off',
    'worker 的工作流出错时是否记录程序行；为 on 的，每次办理多用约三成 CPU。平时为 off，要看程序行的用 replay 回放',
  ),
  workflowThreads: setting(
    'WORKFLOW_THREADS',
    z.enum(['on', 'off']),
    'on',
    '工作流是否各在自己的线程中运行；为 off 的在主线程中运行，启动快一半，可以用调试器，但是不监视死循环。只供测试和调试',
  ),
} as const;

const DATABASES = {
  databaseOwnerUrl: settings.databaseOwnerUrl,
  databaseUrl: settings.databaseUrl,
  databaseApiUrl: settings.databaseApiUrl,
};

type Settings = typeof settings;
export type SettingName = keyof Settings;
export type Config = { readonly [K in SettingName]: z.output<Settings[K]['schema']> } & {
  /** The way to the engine as a whole, with what its profile file adds. */
  readonly engine: ClientConfigProfile;
};

/** The message names the variable and is meant to be printed alone, without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads every setting; throws one `ConfigError` that names each variable that does not hold, and each that looks like one
 * of ours and is none.
 */
export function readConfig(env: Environment = process.env): Config {
  const { values, problems } = gather(env, Object.values(settings));
  const { profile: engine, problems: ofEngine } = readEngineProfile(values);
  const given: Environment = { TEMPORAL_ADDRESS: engine.address, TEMPORAL_NAMESPACE: engine.namespace, ...values };
  const config: Record<string, unknown> = { engine };
  for (const [name, { variable, schema, fallback, secret }] of Object.entries(settings)) {
    const value = given[variable] ?? fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) config[name] = parsed.data;
    else problems.push(`${variable}${secret ? '' : `=${value}`}：${parsed.error.issues[0]?.message ?? '无效'}`);
  }
  problems.push(...ofEngine, ...unfitForProduction(config as Config, env));
  if (problems.length > 0) throw new ConfigError(`设置有误：${problems.join('；')}`);
  return config as Config;
}

function unfitForProduction(config: Config, env: Environment): string[] {
  const isProduction = config.environment === 'production';
  const problems = Object.entries(DATABASES).flatMap(([name, { variable }]) => {
    const url = config[name as keyof typeof DATABASES];
    const why = isProduction && url !== undefined ? whyUnverified(url, env) : undefined;
    return why ? [`${variable}：${why}`] : [];
  });
  if (config.tokenSecret !== undefined && config.environment !== 'development')
    problems.push('DUBAN_TOKEN_SECRET：只在 NODE_ENV=development 下接受，正式环境请设置 OIDC_ISSUER');
  return problems;
}

/**
 * What is wrong with the mail of this installation, as one sentence with the cure; undefined where mails go out, or need
 * not. Throws where mail is required and cannot be sent.
 */
export function mailWarning(config: Config): string | undefined {
  if (config.smtpUrl === undefined && config.mailRequired)
    throw new ConfigError('缺少设置 SMTP_URL：DUBAN_MAIL_REQUIRED=true 要求能够发送邮件，请填写发信服务器');
  return config.environment === 'production' ? whyNoMail(config) : undefined;
}

/** Why a worker with these settings sends no mail, needed or not; undefined where it does. */
export function whyNoMail({ smtpUrl: url, relay }: Config): string | undefined {
  if (url === undefined)
    return '没有设置 SMTP_URL：消息只在收件箱中，不发邮件；请填写发信服务器，如 smtp://用户名:密码@mail.example:587';
  return relay === 'off' ? 'DUBAN_RELAY=off：消息只记不发，只供预演；正式运行请设为 on' : undefined;
}

/** The value of a setting that this process cannot do without, and that it can use: also files it names are looked at. */
export function requireSetting<K extends SettingName>(config: Config, name: K): NonNullable<Config[K]> {
  const { variable, purpose } = settings[name];
  const value = config[name];
  if (value === undefined) throw new ConfigError(`缺少设置 ${variable}：${purpose}`);
  const problem = name in DATABASES && typeof value === 'string' ? problemOfDatabaseCertificates(value) : undefined;
  if (problem) throw new ConfigError(`设置有误：${variable}：${problem}`);
  return value;
}
