// The one place that makes a client of the engine.
import { Client, type ConnectionLike } from '@temporalio/client';
import type { Config } from '../config.ts';
import { addressedCalls } from './sealing/addressing.ts';
import { dataConverterOf } from './sealing/data-converter.ts';

/** In the namespace of the settings; what it sends is sealed where they hold keys. */
export function openClient(connection: ConnectionLike, config: Config): Client {
  const dataConverter = dataConverterOf(config);
  return new Client({
    connection,
    namespace: config.temporalNamespace,
    ...(dataConverter && { dataConverter, interceptors: { workflow: [addressedCalls] } }),
  });
}
