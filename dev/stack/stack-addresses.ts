import { requireSetting, type Config } from '../../config.ts';
import { databaseUrl } from './postgres.ts';
import { secretsOf } from './secrets.ts';
import type { DatabaseUrls } from './databases.ts';

/** Where everything is. Holds passwords: never to be logged. */
export interface StackAddresses {
  readonly folder: string;
  /** `ownerUrl` is absent where a database was given without its owner. */
  readonly database: Omit<DatabaseUrls, 'ownerUrl'> & { readonly ownerUrl?: string };
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly temporalUiUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailPageUrl: string | undefined;
  readonly tokenSecret: string;
}

/** Given addresses where there are any, else those of the embedded servers on their ports. */
export function addressesOf(config: Config, mail: boolean): StackAddresses {
  const secrets = secretsOf(config.folder);
  const embedded = (role: string, password: string) => databaseUrl(config.postgresPort, role, password, 'duban');
  return {
    folder: config.folder,
    database: isDatabaseGiven(config)
      ? {
          ownerUrl: config.databaseOwnerUrl,
          workerUrl: requireSetting(config, 'databaseUrl'),
          apiUrl: config.databaseApiUrl ?? requireSetting(config, 'databaseUrl'),
        }
      : {
          ownerUrl: embedded('duban_owner', secrets.owner),
          workerUrl: embedded('duban_worker', secrets.worker),
          apiUrl: embedded('duban_api', secrets.api),
        },
    temporalAddress: config.temporalAddress ?? `127.0.0.1:${config.temporalPort}`,
    temporalNamespace: config.temporalNamespace,
    temporalUiUrl: config.temporalUiUrl ?? (config.temporalAddress ? undefined : `http://127.0.0.1:${config.uiPort}`),
    smtpUrl: config.smtpUrl ?? (mail ? `smtp://127.0.0.1:${config.smtpPort}` : undefined),
    mailPageUrl: mail && !config.smtpUrl ? `http://127.0.0.1:${config.mailPort}` : undefined,
    tokenSecret: config.tokenSecret ?? secrets.token,
  };
}

/** The settings with the engine of this stack, for whoever connects to it. */
export function withEngine(
  config: Config,
  { temporalAddress, temporalNamespace }: Pick<StackAddresses, 'temporalAddress' | 'temporalNamespace'>,
): Config {
  return { ...config, temporalAddress, temporalNamespace };
}

/** Whether PostgreSQL is somebody else's. */
export function isDatabaseGiven(config: Config): boolean {
  return config.databaseUrl !== undefined || config.databaseOwnerUrl !== undefined;
}
