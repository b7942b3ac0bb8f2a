// Tokens that were found good, so that a caller who asks much costs one signature and not one a request.
import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Actor } from '../../measures/line.ts';

const MOST = 10_000;
const LONGEST_MS = 600_000;

export interface Verified {
  actor: Actor;
  /** Epoch ms. */
  expiresAt: number;
  /** Whether the keys by which it was found good are those that count now. */
  keysHold: () => boolean;
}

/**
 * `verify`, asked once for each token: for ten minutes at most, never past its end, and not where other keys count.
 * What does not hold is not kept; and of a token only its hash is.
 */
export function verifiedOnce(verify: (token: string) => Promise<Verified>): (token: string) => Promise<Actor> {
  const kept = new LRUCache<string, Verified & { since: number }>({ max: MOST });
  return async (token) => {
    const name = hash('sha256', token, 'base64');
    const known = kept.get(name);
    const now = Date.now();
    // By a clock that was set back nobody knows how long it has been kept.
    const isYoung = known && known.since <= now && now < Math.min(known.since + LONGEST_MS, known.expiresAt);
    if (isYoung && known.keysHold()) return known.actor;
    kept.delete(name);
    const verified = await verify(token);
    kept.set(name, { ...verified, since: now });
    return verified.actor;
  };
}
