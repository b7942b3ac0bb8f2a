// What is there, held against a seal that was kept elsewhere: what is missing, what was written anew, what was added. With
// the details of a seal each dossier is named; with its line alone, that there is one.
import { hashesAt, headsUntil, partiesChangedSince, type Head } from '../../database/seal.ts';
import type { Db } from '../../database/pool.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { sealOf, summed, type KeptSeal, type SealDetails } from './seal.ts';

/** Sentences in Chinese; none where all of it is as it was sealed. */
export async function against(db: Db, seal: KeptSeal): Promise<string[]> {
  const since = `${new Date(seal.at).toISOString()} 封存：`;
  const found = seal.details ? await againstDetails(db, seal, seal.details) : await againstLine(db, seal);
  return found.map((says) => `${since}${says}`);
}

async function againstDetails(db: Db, seal: KeptSeal, details: SealDetails): Promise<string[]> {
  const { ledger, registry } = summed(seal.at, details);
  if (ledger !== seal.ledger || registry !== seal.registry)
    return ['明细与封存行不符：明细文件不全，或者曾被改动，请用另一份'];
  const sealedNow = await hashesAt(db, details.heads);
  const now = new Map((await headsUntil(db, seal.at)).map((head) => [workflowIdOf(head), head]));
  const sealed = new Set(details.heads.map(workflowIdOf));
  return [
    ...details.heads.flatMap((head) => changesOf(head, sealedNow.get(workflowIdOf(head)), now.get(workflowIdOf(head)))),
    ...[...now]
      .filter(([id]) => !sealed.has(id))
      .map(([id]) => `${id}　封存时没有这个卷宗，现有封存之前的行：是添加的（数据库停用期间补记的除外）`),
    ...(await changedParties(db, seal, details)),
  ];
}

function changesOf(head: Head, hashNow: string | undefined, now: Head | undefined): string[] {
  const id = workflowIdOf(head);
  const last = now?.seq ?? 0;
  if (last === 0 && hashNow === undefined) return [`${id}　整个卷宗的台账已被删除（封存时 ${head.seq} 行）`];
  if (hashNow === undefined) return [`${id}　封存时 ${head.seq} 行，现止于第 ${last} 行：其后的行已被删除`];
  if (hashNow !== head.hash) return [`${id}　第 ${head.seq} 行的哈希与封存时不同：台账曾被改写`];
  return last > head.seq
    ? [`${id}　第 ${head.seq + 1} 至 ${last} 行的时刻在封存之前，封存时却没有：是添加的（数据库停用期间补记的除外）`]
    : [];
}

async function changedParties(db: Db, seal: KeptSeal, { parties }: SealDetails): Promise<string[]> {
  const registered = new Set(await partiesChangedSince(db, seal.at));
  const now = new Map((await sealOf(db, seal.at)).details.parties.map(({ party, hash }) => [party, hash]));
  const sealed = new Set(parties.map(({ party }) => party));
  return [
    ...parties
      .filter(({ party, hash }) => !registered.has(party) && now.get(party) !== hash)
      .map(({ party }) =>
        now.has(party) ? `单位 ${party}　与封存时不同，其后没有登记变更：曾被改动` : `单位 ${party}　已被删除`,
      ),
    ...[...now.keys()]
      .filter((party) => !sealed.has(party) && !registered.has(party))
      .map((party) => `单位 ${party}　封存时没有，其后也没有登记：是添加的`),
  ];
}

const WHICH = '要知道是哪个卷宗，请用带明细的封存（--seal --details）再比对';

async function againstLine(db: Db, seal: KeptSeal): Promise<string[]> {
  const { seal: now } = await sealOf(db, seal.at);
  const fewer = [
    ...(now.dossiers < seal.dossiers
      ? [`卷宗少了 ${seal.dossiers - now.dossiers} 个（${seal.dossiers}→${now.dossiers}）`]
      : []),
    ...(now.dossiers > seal.dossiers
      ? [`卷宗多了 ${now.dossiers - seal.dossiers} 个（${seal.dossiers}→${now.dossiers}）`]
      : []),
    ...(now.lines < seal.lines ? [`台账少了 ${seal.lines - now.lines} 行（${seal.lines}→${now.lines}）`] : []),
    ...(now.lines > seal.lines ? [`台账多了 ${now.lines - seal.lines} 行（${seal.lines}→${now.lines}）`] : []),
  ];
  const ledger =
    now.ledger === seal.ledger
      ? []
      : [`${fewer.length > 0 ? fewer.join('，') : '卷宗数和行数相同而内容不同：有台账曾被改写'}。${WHICH}`];
  // Registered since, parties lawfully differ, and the line cannot tell which.
  const changed = await partiesChangedSince(db, seal.at);
  const registry =
    now.registry === seal.registry || changed.length > 0
      ? []
      : [`单位登记与封存时不同，其后没有登记变更：曾被改动、删除或者添加。要知道是哪个单位，请用带明细的封存再比对`];
  return [...ledger, ...registry];
}
