/**
 * `sealing [--retire ID | --lost ID]`: which keys there are and whether each may go; with `--retire` a key that nothing
 * needs any more is retired, and programs start without it. With `--lost` one is given up that nobody has any more, and
 * with it the namespaces whose histories it sealed. Ends with 1 where it is still needed, or not lost. May take minutes:
 * it looks through every history.
 */
import { Connection } from '@temporalio/client';
import { readConfig, requireSetting, type Config } from '../config.ts';
import { openPool, type Pool } from '../database/pool.ts';
import { programsAtWork } from '../database/put-back.ts';
import {
  declareKeyLost,
  registeredKeys,
  retireKey,
  sealedNamespaces,
  type RegisteredKey,
} from '../database/sealing.ts';
import { clientOptions } from '../engine/connect.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { PlainError } from '../worded-error.ts';
import { keysInUse, type KeyUse } from './sealing-use.ts';

/** Enough to see what kind they are of. */
const NAMED = 5;

export interface SealingReport {
  lines: string[];
  /** Whether what was asked for was done. */
  isDone: boolean;
}

export interface SealingRequest {
  /** Ids of keys; at most one of the two. */
  retire?: string | undefined;
  lost?: string | undefined;
}

export async function sealing(
  pool: Pool,
  connection: Connection,
  config: Config,
  { retire, lost }: SealingRequest = {},
): Promise<SealingReport> {
  const keys = await registeredKeys(pool);
  if (keys.length === 0)
    return { lines: ['没有登记过密钥：内容没有封装'], isDone: retire === undefined && lost === undefined };
  if (lost !== undefined) return giveUp(pool, connection, config, keys, lost);
  const use = await keysInUse(connection, await sealedNamespaces(pool));
  const current = config.sealingKeys?.[0]?.id;
  if (retire === undefined) return { lines: keys.map((key) => stateOf(key, keys, current, use)), isDone: true };
  const refusal = whyNotRetired(retire, keys, current, use);
  if (refusal !== undefined) return { lines: [refusal], isDone: false };
  await retireKey(pool, retire);
  return { lines: [`密钥 ${retire} 已停用，可以从 DUBAN_SEALING_KEYS 中删去`], isDone: true };
}

/** Of the namespaces that nobody can read any more. */
async function giveUp(
  pool: Pool,
  connection: Connection,
  config: Config,
  keys: readonly RegisteredKey[],
  id: string,
): Promise<SealingReport> {
  const refusal = whyNotLost(id, keys, config, await programsAtWork(pool));
  if (refusal !== undefined) return { lines: [refusal], isDone: false };
  const unread: string[] = [];
  for (const namespace of await sealedNamespaces(pool))
    if ((await keysInUse(connection, [namespace])).has(id)) unread.push(namespace);
  await declareKeyLost(pool, id, unread);
  const what =
    unread.length > 0
      ? `命名空间 ${unread.join('、')} 中以它封装的历史从此读不出，这些命名空间不再使用（台账、收件箱和已发的信不受影响）`
      : '引擎中没有以它封装的历史';
  return {
    lines: [
      `密钥 ${id} 已报失，${what}：请另起编号生成新的密钥，在 DUBAN_SEALING_KEYS 中取代它，把 TEMPORAL_NAMESPACE 设为一个新的命名空间，启动 worker，运行 reconcile，未结卷宗即由台账在其中重新启动`,
    ],
    isDone: true,
  };
}

function whyNotLost(
  id: string,
  keys: readonly RegisteredKey[],
  { sealingKeys }: Config,
  atWork: readonly string[],
): string | undefined {
  const key = keys.find((one) => one.id === id);
  if (!key) return unknown(id, keys);
  if (key.lostAt === null && key.retiredAt !== null) return `密钥 ${id} 已经停用，没有历史要用它：不必报失`;
  if (sealingKeys?.some((one) => one.id === id))
    return `DUBAN_SEALING_KEYS 中还写着密钥 ${id}：没有丢失的，请勿报失；确已丢失的，请先从中删去`;
  // They would go on to seal with it; and what they were started with has it yet.
  if (atWork.length > 0)
    return `${atWork.join('、')} 还在运行，可能仍持有密钥 ${id}：请先从其进程的环境变量中找回；确已丢失的，停止全部 worker 和 API，再运行一次`;
  return undefined;
}

const unknown = (id: string, keys: readonly RegisteredKey[]): string =>
  `没有登记过密钥 ${id}：登记过的有 ${keys.map((key) => key.id).join('、')}`;

/** Without any other that programs may seal with. */
const isLast = (id: string, keys: readonly RegisteredKey[]): boolean =>
  keys.every((key) => key.id === id || key.retiredAt !== null);

function stateOf(
  { id, registeredAt, retiredAt, lostAt }: RegisteredKey,
  keys: readonly RegisteredKey[],
  current: string | undefined,
  use: KeyUse,
): string {
  const since = `${id}　${beijingDateOf(registeredAt)} 登记，`;
  if (lostAt !== null) return `${since}${beijingDateOf(lostAt)} 报失`;
  if (retiredAt !== null) return `${since}${beijingDateOf(retiredAt)} 停用`;
  if (id === current) return `${since}当前密钥，${usersOf(id, use)}`;
  const mayGo = use.has(id) || isLast(id, keys) ? '不能停用' : `可以停用：sealing --retire ${id}`;
  return `${since}只用于读，${usersOf(id, use)}，${mayGo}`;
}

function whyNotRetired(
  id: string,
  keys: readonly RegisteredKey[],
  current: string | undefined,
  use: KeyUse,
): string | undefined {
  if (!keys.some((key) => key.id === id)) return unknown(id, keys);
  if (id === current)
    return `密钥 ${id} 是当前密钥，不能停用：请先把新的密钥移到 DUBAN_SEALING_KEYS 的最前，重启全部进程`;
  // Else whoever runs with it would go on to seal what those with the next one cannot read.
  if (isLast(id, keys))
    return `密钥 ${id} 是唯一没有停用的，不能停用：请先换上新的密钥；已经丢失的，运行 sealing --lost ${id}`;
  return use.has(id)
    ? `密钥 ${id} 不能停用：${usersOf(id, use)}。卷宗至迟到下一年度换新的运行，旧的运行过了命名空间的保留期即删去，届时再试`
    : undefined;
}

function usersOf(id: string, use: KeyUse): string {
  const users = [...(use.get(id) ?? [])];
  if (users.length === 0) return '没有历史用它';
  return `${users.length} 个工作流或计划的历史要用它来读（${users.slice(0, NAMED).join('、')}${users.length > NAMED ? '等' : ''}）`;
}

const USAGE = `用法：sealing [--retire 编号 | --lost 编号]
列出封装密钥，各为多少历史所用、可否停用；--retire：停用不再需要的密钥；--lost：报失找不回的密钥，以它封装的命名空间随之弃用（先停止 worker 和 API）。要看遍全部历史，可能需要几分钟。
退出码：0 已办；1 不能停用或者报失，写明缘由；2 未能完成。`;

async function main(): Promise<number> {
  const { values } = readArguments(USAGE, { retire: { type: 'string' }, lost: { type: 'string' } });
  if (values.retire !== undefined && values.lost !== undefined)
    throw new PlainError('--retire 与 --lost 只能写一个；用法见 --help。');
  const config = readConfig();
  const pool = openPool(requireSetting(config, 'databaseUrl'), { name: 'duban-sealing', max: 1 });
  const connection = await Connection.connect(clientOptions(config));
  const { lines, isDone } = await sealing(pool, connection, config, values);
  console.log(lines.join('\n'));
  await connection.close();
  await pool.end();
  return isDone ? EXIT.done : EXIT.left;
}

if (isProgram(import.meta.url)) await runProgram(main);
