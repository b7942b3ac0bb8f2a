import type { Client } from '@temporalio/client';
import type { Pool } from '../../database/pool.ts';

export interface RefillDeps {
  client: Client;
  /** By the owner's role. */
  owner: Pool;
  /** File with the workflow bundle. */
  bundle: string;
}
