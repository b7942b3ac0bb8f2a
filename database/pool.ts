// Connections, their time-outs and how values come out: dates as 'YYYY-MM-DD', instants as epoch ms, bigint as a
// decimal string.
import pg from 'pg';

/** What queries need: the pool itself, or the connection of a transaction. */
export interface Db {
  query<Row extends pg.QueryResultRow>(
    query: string | pg.QueryConfig,
    values?: unknown[],
  ): Promise<pg.QueryResult<Row>>;
}
export type Pool = pg.Pool;

export interface PoolOptions {
  /** Shown in `pg_stat_activity`. */
  name: string;
  max?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
  /** How long a transaction may ask nothing before the server ends it. */
  idleInTransactionTimeoutMs?: number;
  /** For a connection to be there. */
  connectionTimeoutMs?: number;
  /** Told of connections that break while nobody uses them; the pool replaces them. */
  onError?: (error: Error) => void;
}

/** Below the 3 s that the activity `record` may take, so that the server gives up before the engine does. */
const STATEMENT_TIMEOUT_MS = 2_500;
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 2_500;
/**
 * For programs that nobody waits for and that read through whole ledgers: what they hash between two statements of a
 * snapshot may take seconds.
 */
export const LONG_READING = {
  statementTimeoutMs: 60_000,
  idleInTransactionTimeoutMs: 600_000,
} as const satisfies Partial<PoolOptions>;
/** A refused or silent server is reported within 2 s. */
const CONNECTION_TIMEOUT_MS = 1_500;
/** A server that stopped answering cannot enforce its own time-out. */
const SILENCE_TIMEOUT_MS = 400;

type Parser = (value: string) => unknown;
const instantOf = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ, 'text') as (value: string) => Date;
const ownParsers = new Map<number, Parser>([
  [pg.types.builtins.DATE, (value) => value],
  [pg.types.builtins.TIMESTAMPTZ, (value) => instantOf(value).getTime()],
]);
const types = {
  getTypeParser: (id: number, format?: 'text'): Parser =>
    ownParsers.get(id) ?? (pg.types.getTypeParser(id, format) as Parser),
} as pg.CustomTypesConfig;

/**
 * Opens a pool. Nothing is connected yet; trouble of a connection reaches whoever uses it and never ends the process.
 */
export function openPool(connectionString: string, options: PoolOptions): Pool {
  const statementTimeout = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const pool = new pg.Pool({
    connectionString,
    types,
    max: options.max ?? 10,
    application_name: options.name,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? CONNECTION_TIMEOUT_MS,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + SILENCE_TIMEOUT_MS,
    lock_timeout: options.lockTimeoutMs ?? LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? IDLE_IN_TRANSACTION_TIMEOUT_MS,
    keepAlive: true,
    // What is asked before the last answer came is sent at once: see `inTwoRoundTrips`.
    pipeline: true,
  });
  pool.on('error', (error) => options.onError?.(error));
  // The pool listens only while a connection is idle; one that breaks inside a transaction would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Runs `work` in one transaction. `begin` may carry a first statement (a lock) in the same round trip. */
export async function inTransaction<T>(pool: Pool, work: (db: Db) => Promise<T>, begin = 'begin'): Promise<T> {
  return rollingBack(pool, async (client) => {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  });
}

/**
 * One transaction of two round trips: `read` is sent together with `begin`, and what `decide` wants written together
 * with the commit, which PostgreSQL turns into a roll-back when the writing failed. It is statements that are written,
 * not work: work that waits between two of them would leave those after it to be sent behind the commit.
 */
export async function inTwoRoundTrips<Read, Answer>(
  pool: Pool,
  begin: string,
  read: (db: Db) => Promise<Read>,
  decide: (read: Read, db: Db) => Promise<{ answer: Answer; write?: readonly pg.QueryConfig[] }>,
): Promise<Answer> {
  return rollingBack(pool, async (client) => {
    const [, found] = await together(client.query(begin), read(client));
    const { answer, write = [] } = await decide(found, client);
    await together(...write.map((statement) => client.query(statement)), client.query('commit'));
    return answer;
  });
}

/**
 * Waits for all, also where one fails: a connection is given back only when nothing is under way on it. Of several
 * failures the first is told: those behind it only say that the transaction was aborted.
 */
async function together<Work extends readonly Promise<unknown>[]>(
  ...work: Work
): Promise<{ -readonly [Place in keyof Work]: Awaited<Work[Place]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

async function rollingBack<T>(pool: Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    return await work(client);
  } catch (error) {
    broken = !(await rolledBack(client, error));
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A connection that did not answer, or not to the roll-back, is closed: the server then rolls back by itself. */
async function rolledBack(client: pg.PoolClient, error: unknown): Promise<boolean> {
  const isOfTheConnection =
    error instanceof Error &&
    !(error instanceof pg.DatabaseError) &&
    /timeout|terminated|closed|ECONN|EPIPE/i.test(error.message);
  if (isOfTheConnection) return false;
  try {
    await client.query('rollback');
    return true;
  } catch {
    return false;
  }
}
