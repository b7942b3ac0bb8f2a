// Writes that are no acts: done once per idempotency key, with the answer kept beside what was written, in one
// transaction.
import { enterRequest, keepAnswer, readRequest } from '../../database/request.ts';
import { inTransaction, type Db } from '../../database/pool.ts';
import type { Deps } from '../deps.ts';
import type { Answer, Call } from './endpoint.ts';
import { Problem } from './problem.ts';
import { audited } from './audited.ts';
import { writeHash } from '../acts/request-hash.ts';

/**
 * Runs `write` unless this key has its answer already; the same key with another body is 422. A write that throws is
 * not remembered. What is changed of an endpoint that is audited leaves its line in the same transaction.
 */
export async function remembered(call: Call, { pool }: Deps, write: (db: Db) => Promise<Answer>): Promise<Answer> {
  const { actor, key, target, body } = call;
  const bodyHash = writeHash(target, body);
  return inTransaction(pool, async (db) => {
    const request = await enterRequest(db, { key, party: actor.party, bodyHash });
    if (request.bodyHash !== bodyHash) throw new Problem('keyReused');
    if (!request.answer) await keepAnswer(db, actor.party, key, await audited(db, call, write));
    // Read back in either case, so that the first answer and a repeated one are the same to the byte.
    const kept = await readRequest(db, actor.party, key);
    return kept!.answer as Answer;
  });
}
