// Why a connection that could be made was not: one side does not trust the other. Waiting cures nothing of it, settings
// do; so programs end with what is said here, where they would wait for a server that is merely away.
import { errorsIn } from '../error-chain.ts';
import { PlainError, wordedError } from '../worded-error.ts';
import { reasonOfDistrust } from '../worded-tls.ts';

/** SQLSTATE: wrong password, no such way in, no such database. */
const REFUSALS: readonly string[] = ['28P01', '28000', '3D000'];
const isTurnedAway = (error: unknown): boolean =>
  [...errorsIn(error)].some(({ code }) => REFUSALS.includes(String(code)));

/** What PostgreSQL says of it, which does so by a code of its own whom it does not let in. */
export const whyDatabaseRefuses = (error: unknown): string | undefined =>
  isTurnedAway(error) ? wordedError(error) : reasonOfDistrust(error);

/** What ends a start where PostgreSQL will not let us in, however long we wait. */
export function refusalOfDatabase(variable: string, error: unknown): PlainError | undefined {
  if (isTurnedAway(error)) return new PlainError(wordedError(error), { cause: error });
  const reason = reasonOfDistrust(error);
  return reason === undefined ? undefined : new PlainError(`连不上数据库（${variable}）：${reason}`, { cause: error });
}
