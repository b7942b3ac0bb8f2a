// Writes that are no acts: done once per idempotency key, with the answer kept beside what was written, in one
// transaction.
import { enterRequest, keepAnswer, readRequest } from '../../database/request.ts';
import { inTransaction, type Db } from '../../database/pool.ts';
import type { Deps } from '../deps.ts';
import type { QuotaName } from '../../config.ts';
import type { Answer, Call } from './endpoint.ts';
import { Problem } from './problem.ts';
import { countTowards } from './quota.ts';
import { audited } from './audited.ts';
import { writeHash } from '../acts/request-hash.ts';

/**
 * Runs `write` unless this key has its answer already; the same key with another body is 422. A write that throws is
 * neither remembered nor counted. What is changed of an endpoint that is audited leaves its line in the same transaction.
 */
export async function remembered(
  call: Call,
  deps: Deps,
  quota: QuotaName,
  write: (db: Db) => Promise<Answer>,
): Promise<Answer> {
  const { pool } = deps;
  const { actor, key, target, body } = call;
  const bodyHash = writeHash(target, body);
  return inTransaction(pool, async (db) => {
    const request = await enterRequest(db, { key, party: actor.party, bodyHash });
    if (request.bodyHash !== bodyHash) throw new Problem('keyReused');
    if (!request.answer) {
      // After the write: whoever may not write at all is told that.
      const answer = await audited(db, call, write);
      await countTowards(quota, actor.party, deps, db);
      await keepAnswer(db, actor.party, key, answer);
    }
    // Read back in either case, so that the first answer and a repeated one are the same to the byte.
    const kept = await readRequest(db, actor.party, key);
    return kept!.answer as Answer;
  });
}
