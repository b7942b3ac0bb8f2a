// Whoever must be alone at a database (`programsAtWork`) sees who is connected. A pool closes what nobody uses for ten
// seconds, and after the server was away it opens nothing until somebody asks: a program that is only idle would pass for
// stopped.
import type { Pool } from './pool.ts';

/** Well within the ten seconds, and as long as an idle program may be overlooked after the server came back. */
const EVERY_MS = 2_000;

/** Keeps the pool connected until the function that it answers is called. Trouble is tried again, and told by whoever asks. */
export function staysConnected(pool: Pool): () => void {
  const seen = (): void => void pool.query('select 1').catch(() => undefined);
  const looking = setInterval(seen, EVERY_MS).unref();
  return () => clearInterval(looking);
}
