// The tables of settings in docs/运维手册.md, one a program, from the table that reads them. A setting that is added to
// config.ts does not compile here until it says who reads it.
import { settings, type SettingName } from '../../config.ts';

/** Programs that read settings, under the names that the handbook's marks bear. */
export const PROGRAMS = ['worker', 'api', 'tools', 'embedded'] as const;
export type Program = (typeof PROGRAMS)[number];

/**
 * Who reads it. `tools` are the programs that are called: migrate, reconcile, verify, rebuild, health; `embedded` is
 * `npm start`, which hands on to worker and API what they read.
 */
export const READ_BY: Record<SettingName, readonly Program[]> = {
  environment: ['worker', 'api'],
  logLevel: ['worker', 'api'],
  host: ['api'],
  apiPort: ['api', 'embedded'],
  metricsPort: ['api'],
  metricsHost: ['worker', 'api'],
  trustedProxies: ['api'],
  workerMetricsPort: ['worker'],
  uiPort: ['embedded'],
  temporalPort: ['embedded'],
  postgresPort: ['embedded'],
  mailPort: ['embedded'],
  smtpPort: ['embedded'],
  folder: ['embedded'],
  temporalAddress: ['worker', 'api', 'tools'],
  temporalNamespace: ['worker', 'api', 'tools'],
  temporalUiUrl: ['api'],
  databaseOwnerUrl: ['worker', 'tools'],
  databaseUrl: ['worker', 'tools'],
  databaseApiUrl: ['api'],
  smtpUrl: ['worker'],
  smtpAnswerSeconds: ['worker'],
  smtpName: ['worker'],
  mailRequired: ['worker'],
  relay: ['worker'],
  recalculationsPerSecond: ['worker'],
  mailFrom: ['worker'],
  mailDomain: ['worker'],
  mailReplyTo: ['worker'],
  oidcIssuer: ['api'],
  oidcAudience: ['api'],
  tokenHours: ['api'],
  tokenSecret: ['api'],
  quotasPerDay: ['api'],
  workflowBundle: ['worker'],
};

/** Without which the program does not start in production. */
export const REQUIRED: Record<Program, readonly SettingName[]> = {
  worker: ['temporalAddress', 'databaseUrl'],
  api: ['temporalAddress', 'databaseApiUrl', 'oidcIssuer'],
  tools: [],
  embedded: [],
};

const beginOf = (program: Program): string => `<!-- generated: settings of ${program} -->`;
const END = '<!-- /generated -->';

/** The handbook with its tables made anew; throws where it has no place for one. */
export function withSettingsTables(handbook: string): string {
  return PROGRAMS.reduce((text, program) => {
    const [before, rest] = cut(text, beginOf(program));
    const [, after] = cut(rest, END);
    const table = `<!-- prettier-ignore-start -->\n\n${settingsTable(program)}\n\n<!-- prettier-ignore-end -->`;
    return `${before}${beginOf(program)}\n${table}\n${END}${after}`;
  }, handbook);
}

export function settingsTable(program: Program): string {
  const rows = (Object.keys(settings) as SettingName[])
    .filter((name) => READ_BY[name].includes(program))
    .map((name) => {
      const { variable, fallback, purpose } = settings[name];
      const otherwise = REQUIRED[program].includes(name)
        ? '**必填**'
        : fallback === undefined
          ? '不设'
          : code(fallback);
      return rowOf([code(variable), otherwise, purpose]);
    });
  return [rowOf(['设置项', '不写时', '用途']), rowOf(['---', '---', '---']), ...rows].join('\n');
}

const code = (text: string): string => `\`${text}\``;
const rowOf = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function cut(text: string, at: string): [string, string] {
  const index = text.indexOf(at);
  if (index < 0) throw new Error(`the handbook lacks ${at}`);
  return [text.slice(0, index), text.slice(index + at.length)];
}
