/**
 * `sealing [--retire ID]`: which keys there are and whether each may go; with `--retire` a key that nothing needs any more
 * is retired, and programs start without it. Ends with 1 where it is still needed. May take minutes: it looks through
 * every history.
 */
import { Connection } from '@temporalio/client';
import { readConfig, requireSetting, type Config } from '../config.ts';
import { openPool, type Pool } from '../database/pool.ts';
import { registeredKeys, retireKey, sealedNamespaces, type RegisteredKey } from '../database/sealing.ts';
import { connectionOptions } from '../engine/connect.ts';
import { beijingDateOf } from '../measures/calendar/calendar-date.ts';
import { EXIT, isProgram, readArguments, runProgram } from '../program.ts';
import { keysInUse, type KeyUse } from './sealing-use.ts';

/** Enough to see what kind they are of. */
const NAMED = 5;

export interface SealingReport {
  lines: string[];
  /** Whether what was asked for was done. */
  isDone: boolean;
}

export async function sealing(
  pool: Pool,
  connection: Connection,
  config: Config,
  retire?: string,
): Promise<SealingReport> {
  const keys = await registeredKeys(pool);
  if (keys.length === 0) return { lines: ['没有登记过密钥：内容没有封装'], isDone: retire === undefined };
  const use = await keysInUse(connection, await sealedNamespaces(pool));
  const current = config.sealingKeys?.[0]?.id;
  if (retire === undefined) return { lines: keys.map((key) => stateOf(key, current, use)), isDone: true };
  const refusal = whyNotRetired(retire, keys, current, use);
  if (refusal !== undefined) return { lines: [refusal], isDone: false };
  await retireKey(pool, retire);
  return { lines: [`密钥 ${retire} 已停用，可以从 DUBAN_SEALING_KEYS 中删去`], isDone: true };
}

function stateOf({ id, registeredAt, retiredAt }: RegisteredKey, current: string | undefined, use: KeyUse): string {
  const since = `${id}　${beijingDateOf(registeredAt)} 登记，`;
  if (retiredAt !== null) return `${since}${beijingDateOf(retiredAt)} 停用`;
  if (id === current) return `${since}当前密钥，${usersOf(id, use)}`;
  const mayGo = use.has(id) ? '不能停用' : `可以停用：sealing --retire ${id}`;
  return `${since}只用于读，${usersOf(id, use)}，${mayGo}`;
}

function whyNotRetired(
  id: string,
  keys: readonly RegisteredKey[],
  current: string | undefined,
  use: KeyUse,
): string | undefined {
  if (!keys.some((key) => key.id === id))
    return `没有登记过密钥 ${id}：登记过的有 ${keys.map((key) => key.id).join('、')}`;
  if (id === current)
    return `密钥 ${id} 是当前密钥，不能停用：请先把新的密钥移到 DUBAN_SEALING_KEYS 的最前，重启全部进程`;
  return use.has(id)
    ? `密钥 ${id} 不能停用：${usersOf(id, use)}。卷宗至迟到下一年度换新的运行，旧的运行过了命名空间的保留期即删去，届时再试`
    : undefined;
}

function usersOf(id: string, use: KeyUse): string {
  const users = [...(use.get(id) ?? [])];
  if (users.length === 0) return '没有历史用它';
  return `${users.length} 个工作流或计划的历史要用它来读（${users.slice(0, NAMED).join('、')}${users.length > NAMED ? '等' : ''}）`;
}

const USAGE = `用法：sealing [--retire 编号]
列出封装密钥，各为多少历史所用、可否停用；--retire：停用不再需要的密钥。要看遍全部历史，可能需要几分钟。
退出码：0 已办；1 仍有历史要用它，不能停用；2 未能完成。`;

async function main(): Promise<number> {
  const { values } = readArguments(USAGE, { retire: { type: 'string' } });
  const config = readConfig();
  const pool = openPool(requireSetting(config, 'databaseUrl'), { name: 'duban-sealing', max: 1 });
  const connection = await Connection.connect(connectionOptions(config));
  const { lines, isDone } = await sealing(pool, connection, config, values.retire);
  console.log(lines.join('\n'));
  await connection.close();
  await pool.end();
  return isDone ? EXIT.done : EXIT.left;
}

if (isProgram(import.meta.url)) await runProgram(main);
