// The tables of settings in docs/运维手册.md, one a program, from the table that reads them. A setting that is added to
// config.ts is entered here, or the handbook's tests say so.
import { settings } from '../../config.ts';

/** Programs that read settings, under the names that the handbook's marks bear. */
export const PROGRAMS = ['worker', 'api', 'tools', 'embedded'] as const;
export type Program = (typeof PROGRAMS)[number];

/** Who reads what is no address of the engine; `tools` are the programs that are called, `embedded` is `npm start`. */
const READ_BY: Readonly<Record<string, readonly Program[]>> = {
  NODE_ENV: ['worker', 'api'],
  LOG_LEVEL: ['worker', 'api'],
  DUBAN_HOST: ['api'],
  DUBAN_API_PORT: ['api', 'embedded'],
  DUBAN_METRICS_PORT: ['api'],
  DUBAN_METRICS_HOST: ['worker', 'api'],
  DUBAN_TRUSTED_PROXIES: ['api'],
  DUBAN_STOP_PAUSE_SECONDS: ['api'],
  DUBAN_WORKER_METRICS_PORT: ['worker'],
  DUBAN_SDK_METRICS_PORT: ['worker'],
  DUBAN_UI_PORT: ['embedded'],
  DUBAN_TEMPORAL_PORT: ['embedded'],
  DUBAN_PG_PORT: ['embedded'],
  DUBAN_MAIL_PORT: ['embedded'],
  DUBAN_SMTP_PORT: ['embedded'],
  DUBAN_FOLDER: ['embedded'],
  DUBAN_SEALING_KEYS: ['worker', 'api', 'tools'],
  TEMPORAL_UI_URL: ['api'],
  DATABASE_OWNER_URL: ['worker', 'tools'],
  DATABASE_URL: ['worker', 'tools'],
  DATABASE_API_URL: ['api'],
  SMTP_URL: ['worker'],
  SMTP_ANSWER_SECONDS: ['worker'],
  SMTP_EHLO_NAME: ['worker'],
  DUBAN_MAIL_REQUIRED: ['worker'],
  DUBAN_RELAY: ['worker'],
  DUBAN_RECALCULATIONS_PER_SECOND: ['worker'],
  MAIL_FROM: ['worker'],
  MAIL_DOMAIN: ['worker'],
  MAIL_REPLY_TO: ['worker'],
  OIDC_ISSUER: ['api'],
  OIDC_AUDIENCE: ['api'],
  OIDC_TOKEN_HOURS: ['api'],
  DUBAN_TOKEN_SECRET: ['api'],
  DUBAN_QUOTAS_PER_DAY: ['api'],
  WORKFLOW_BUNDLE: ['worker'],
  WORKFLOW_STACKS: ['worker'],
  WORKFLOW_THREADS: ['worker'],
};
/** Whoever reaches the engine reads all that says how. */
const OF_THE_ENGINE: readonly Program[] = ['worker', 'api', 'tools'];

/** Without which the program does not start in production. */
const REQUIRED: Readonly<Record<Program, readonly string[]>> = {
  worker: ['TEMPORAL_ADDRESS', 'DATABASE_URL'],
  api: ['TEMPORAL_ADDRESS', 'DATABASE_API_URL', 'OIDC_ISSUER'],
  tools: [],
  embedded: [],
};

/** Throws for a setting that nobody is said to read. */
export function readersOf(variable: string): readonly Program[] {
  const readers =
    READ_BY[variable] ??
    READ_BY[variable.replace(/_FILE$/, '')] ??
    (variable.startsWith('TEMPORAL_') ? OF_THE_ENGINE : undefined);
  if (!readers) throw new Error(`${variable}: enter in dev/commands/settings-tables.ts who reads it`);
  return readers;
}

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
  const rows = Object.values(settings)
    .filter(({ variable }) => readersOf(variable).includes(program))
    .map(({ variable, fallback, purpose }) => {
      const otherwise = REQUIRED[program].includes(variable)
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
