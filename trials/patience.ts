// How long trials and tests wait for a database that they themselves keep busy: late is not down, and a program that gives
// up in the middle has proved nothing.
import { LONG_READING, type PoolOptions } from '../database/pool.ts';

export const PATIENT = {
  ...LONG_READING,
  connectionTimeoutMs: 20_000,
} satisfies Partial<PoolOptions>;
