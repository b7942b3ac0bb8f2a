// The way to the engine, the same for every program: where it is and how it is spoken to, as the settings say.
import type { ConnectionOptions as ClientOptions } from '@temporalio/client';
import { requireSetting, type Config } from '../config.ts';

export type ConnectionOptions = Pick<ClientOptions, 'address'>;

/** For `Connection` and `NativeConnection` alike. Throws a `ConfigError` where no address is given. */
export function connectionOptions(config: Config): ConnectionOptions {
  return { address: requireSetting(config, 'temporalAddress') };
}
