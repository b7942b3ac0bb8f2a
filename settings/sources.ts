// Where the value of a setting comes from: its variable or, for a secret, a file that is named beside it. And what looks
// like a setting of ours and is none: taken no notice of, it would be found missing when it is needed.
import { readFileSync } from 'node:fs';
import { closest, distance } from 'fastest-levenshtein';
import { whyUnreadable } from './certificates.ts';
import type { Setting } from './setting.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Every variable that begins so is ours; one that no table knows is misspelt, or meant for another program. */
const FAMILIES = /^(DUBAN|TEMPORAL|DATABASE|SMTP|MAIL|OIDC)_/;
/** What becomes headers of every call has any name. */
export const HEADERS = 'TEMPORAL_GRPC_META_';
/**
 * Ours, but not read by our programs: passwords and images of docker-compose.yml, and where the engine's command line and
 * page have payloads decoded. Where one environment serves for all they are there too.
 */
const OF_OTHERS = [
  'DUBAN_OWNER_PASSWORD',
  'DUBAN_WORKER_PASSWORD',
  'DUBAN_API_PASSWORD',
  'TEMPORAL_DB_PASSWORD',
  'TEMPORAL_IMAGE',
  'TEMPORAL_TOOLS_IMAGE',
  'TEMPORAL_UI_IMAGE',
  'TEMPORAL_CODEC_ENDPOINT',
  'TEMPORAL_CODEC_AUTH',
];
/** The log-in of the engine's page. */
const OF_THE_PAGE = 'TEMPORAL_AUTH_';
/** Known to the engine's own library, and yet without effect. */
const WITHOUT_EFFECT: Readonly<Record<string, string>> = {
  TEMPORAL_TLS_DISABLE_HOST_VERIFICATION:
    '不能关闭对主机名的核验；证书上的名称与地址不同的，用 TEMPORAL_TLS_SERVER_NAME 写明证书上的名称',
};
/** A cluster tells every container so where its services are; one of them may be called temporal or database. */
const SERVICE_LINK = /_SERVICE_(HOST|PORT(_[A-Z\d_]+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?$/;
/** Other programs have variables that are called nearly so. */
const COMMON = ['NODE_ENV', 'LOG_LEVEL'];
const MISSPELT = 2;

/** Names the file that holds a secret. */
export const fileVariableOf = (variable: string): string => `${variable}_FILE`;

/** An environment for a program that is started: a file that was named for what is handed on here would be a second answer. */
export const byValue = (env: Environment): Record<string, string | undefined> => ({
  ...Object.fromEntries(Object.keys(env).map((variable) => [fileVariableOf(variable), undefined])),
  ...env,
});

/** The variables under which secrets may be given as files. */
export const fileVariables = (settings: readonly Setting[]): string[] =>
  settings.filter(({ secret }) => secret).map(({ variable }) => fileVariableOf(variable));

/** The settings that are given, and what is wrong with how they are given; an empty variable is an absent one. */
export function gather(env: Environment, settings: readonly Setting[]): { values: Environment; problems: string[] } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value));
  const known = [...settings.map(({ variable }) => variable), ...fileVariables(settings)];
  const problems = unknownAmong(given, known);
  const values: Record<string, string | undefined> = { ...given };
  for (const { variable } of settings.filter(({ secret }) => secret)) {
    const named = fileVariableOf(variable);
    const file = given[named];
    if (file === undefined) continue;
    if (given[variable] !== undefined) problems.push(`${variable} 和 ${named}：只能给出其中一项`);
    else {
      const { text, problem } = secretIn(file);
      values[variable] = text;
      if (problem) problems.push(`${named}=${file}：${problem}`);
    }
  }
  return { values, problems };
}

/** Editors and `echo` end a file with a line break, which belongs to no secret. */
function secretIn(file: string): { text?: string; problem?: string } {
  const problem = whyUnreadable(() => readFileSync(file));
  if (problem) return { problem };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file)).replace(/[\r\n]+$/, '');
    return text === '' ? { problem: '文件是空的' } : { text };
  } catch {
    return { problem: '内容不是 UTF-8 文字' };
  }
}

function unknownAmong(given: Environment, known: readonly string[]): string[] {
  return Object.keys(given).flatMap((name) => {
    if (known.includes(name) || OF_OTHERS.includes(name)) return [];
    if ([HEADERS, OF_THE_PAGE].some((prefix) => name.startsWith(prefix))) return [];
    const why = WITHOUT_EFFECT[name];
    if (why) return /^(false|0)$/.test(given[name]!) ? [] : [`${name}：${why}`];
    if (!looksLikeOurs(name, given[name]!, known)) return [];
    return [`${name}：没有这项设置，最接近的是 ${closest(name.toUpperCase(), known)}`];
  });
}

function looksLikeOurs(name: string, value: string, known: readonly string[]): boolean {
  if (SERVICE_LINK.test(name) || (name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value))) return false;
  const upper = name.toUpperCase();
  if (FAMILIES.test(upper)) return true;
  return known.some((one) => !COMMON.includes(one) && distance(upper, one) <= MISSPELT);
}
