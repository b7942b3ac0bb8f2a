// The one place that makes a client of the engine.
import { Client, type ConnectionLike } from '@temporalio/client';
import type { Config } from '../config.ts';

/** In the namespace of the settings. */
export function openClient(connection: ConnectionLike, config: Config): Client {
  return new Client({ connection, namespace: config.temporalNamespace });
}
