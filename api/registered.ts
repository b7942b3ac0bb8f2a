// Whoever writes is registered: what a token says of a party is not enough to fill our rows with.
import { readParty } from '../database/party.ts';
import type { Db } from '../database/pool.ts';
import type { PartyId } from '../measures/vocabulary.ts';
import { Problem } from './http/problem.ts';

export async function registeredOnly(db: Db, party: PartyId): Promise<void> {
  if (!(await readParty(db, party)))
    throw new Problem('wrongParty', {
      detail: `本单位（${party}）尚未登记，不能登记任何内容。`,
      remedy: '请由所属部门或者市大数据发展局的管理员先登记本单位。',
    });
}
