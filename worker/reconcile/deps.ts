import type { Client } from '@temporalio/client';
import type { Pool } from '../../database/pool.ts';

export interface ReconcileDeps {
  client: Client;
  pool: Pool;
}
