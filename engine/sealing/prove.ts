// Asked before a program polls or takes orders: do its keys fit what lies in the engine? One with a wrong key would seal
// what nobody can open, and would turn away for good what others have sealed.
import { hkdfSync, timingSafeEqual } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, settings, type Config } from '../../config.ts';
import { isDatabaseAway } from '../../database/away.ts';
import type { Pool } from '../../database/pool.ts';
import { registerKey, registeredKeys, useNamespace, type RegisteredKey } from '../../database/sealing.ts';
import type { SealingKey } from '../../settings/forms.ts';

const SETTING = settings.sealingKeys.variable;
const AT_START = { withinMs: 30_000, pauseMs: 500 };

export type SealingSettings = Pick<Config, 'sealingKeys' | 'temporalNamespace'>;

/** Throws a `ConfigError` of one sentence with the cure. Waits for a database that is only just starting. */
export async function proveSealing(pool: Pool, config: SealingSettings): Promise<void> {
  for (const until = performance.now() + AT_START.withinMs; ; await sleep(AT_START.pauseMs)) {
    try {
      return await prove(pool, config);
    } catch (error) {
      if (!(error instanceof Error) || !isDatabaseAway(error) || performance.now() > until) throw error;
    }
  }
}

async function prove(pool: Pool, { sealingKeys, temporalNamespace }: SealingSettings): Promise<void> {
  const { isSealed, lostKey } = await useNamespace(pool, temporalNamespace, sealingKeys !== undefined);
  if (lostKey !== null) throw lost(temporalNamespace, lostKey);
  if (isSealed && !sealingKeys) throw noKeys(temporalNamespace, await registeredKeys(pool));
  if (!sealingKeys) return;
  if (!isSealed) throw notSealed(temporalNamespace);
  const before = await registeredKeys(pool);
  const fault = faultOf(sealingKeys, before);
  if (fault) throw new ConfigError(fault);
  for (const key of sealingKeys) await registerKey(pool, { id: key.id, checkValue: checkValueOf(key) });
  // Whoever registers the same id in this moment with another key, either of us must find out.
  const late = faultOf(sealingKeys, await registeredKeys(pool));
  if (late) throw new ConfigError(late);
}

/** Derived one way (RFC 5869): it proves the key and gives nothing of it away. */
export const checkValueOf = ({ key }: SealingKey): string =>
  Buffer.from(hkdfSync('sha256', key, '', 'duban sealing key check', 32)).toString('hex');

function faultOf(given: readonly SealingKey[], registered: readonly RegisteredKey[]): string | undefined {
  const known = new Map(registered.map((key) => [key.id, key]));
  const lostOne = given.find(({ id }) => known.get(id)?.lostAt);
  if (lostOne) return `密钥 ${lostOne.id} 已报失，不再使用：请从 ${SETTING} 中删去，新的密钥请另起编号`;
  const other = given.find((key) => known.has(key.id) && !isSame(checkValueOf(key), known.get(key.id)!.checkValue));
  if (other)
    return `${SETTING} 中的密钥 ${other.id} 与登记的不是同一个，用它封装的内容别的进程读不了：请改用原来的密钥，新的密钥请另起编号`;
  const live = registered.filter(({ retiredAt }) => retiredAt === null);
  const missing = live.filter(({ id }) => !given.some((key) => key.id === id));
  if (missing.length > 0)
    return `${SETTING} 中缺少密钥 ${idsOf(missing)}，可能仍有历史要用它来读：请补上，排在当前密钥之后；要停用的，先运行 sealing --retire 编号；已经丢失的，先运行 sealing --lost 编号`;
  const current = given[0]!;
  const row = known.get(current.id);
  if (row?.retiredAt) return `密钥 ${current.id} 已经停用，不能作为当前密钥：请换一个新的编号和密钥`;
  // Where no key is left that anybody may seal with, nobody runs who would have to know this one first.
  if (!row && live.length > 0)
    return `密钥 ${current.id} 尚未登记，不能直接作为当前密钥，还在运行的进程读不了它所封装的：请先把它排在 ${SETTING} 的后面，重启全部进程，然后移到最前，再重启一次`;
  return undefined;
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const idsOf = (keys: readonly RegisteredKey[]): string => keys.map(({ id }) => id).join('、');

const noKeys = (namespace: string, registered: readonly RegisteredKey[]): ConfigError => {
  const needed = registered.filter(({ retiredAt }) => retiredAt === null);
  return new ConfigError(
    `缺少设置 ${SETTING}：命名空间 ${namespace} 中的内容是封装的，没有密钥（${idsOf(needed)}）读不了，请填写；封装不能中途关闭`,
  );
};

const IN_A_NEW_ONE = `请把 ${settings.temporalNamespace.variable} 设为一个新的命名空间并重启全部进程，再运行 reconcile，在办的卷宗即由台账在其中重新启动`;

const lost = (namespace: string, key: string): ConfigError =>
  new ConfigError(`命名空间 ${namespace} 中有以密钥 ${key} 封装的历史，该密钥已报失，谁也读不了：${IN_A_NEW_ONE}`);

const notSealed = (namespace: string): ConfigError =>
  new ConfigError(
    `命名空间 ${namespace} 中的内容没有封装，不能中途开启：请去掉 ${SETTING}，或者把 ${settings.temporalNamespace.variable} 设为一个新的命名空间并重启全部进程，再运行 reconcile，在办的卷宗即由台账在其中重新启动`,
  );
