// What the API is built from. Handed in, so that tests run the same application on a database and an engine of their
// own.
import type { Logger } from 'pino';
import type { QuotaName } from '../config.ts';
import type { PayloadCodec } from '@temporalio/common';
import type { Pool } from '../database/pool.ts';
import type { Engine } from './engine.ts';
import type { TokenVerifier } from './http/auth.ts';
import type { Limits } from './http/limits.ts';

export interface Deps {
  pool: Pool;
  engine: Engine;
  verifyToken: TokenVerifier;
  log: Logger;
  /** What a party may enter a day; what is not named is not counted. */
  quotas?: Partial<Record<QuotaName, number>>;
  /** Address of the Temporal web interface; without it there is no sheet to redirect to. */
  temporalUiUrl?: string;
  /** Opens sealed payloads; absent where none are sealed. */
  codec?: PayloadCodec;
  /** Addresses and networks whose `X-Forwarded-For` is believed; none if absent. */
  trustedProxies?: string[];
  /** Those of operation if absent. */
  limits?: Limits;
  /** Aborted when this API comes to rest: whoever watches is told at once. */
  stopping?: AbortSignal;
}
