// The way to the engine, the same for every program: where it is and how it is spoken to, as the settings say.
import { toClientOptions, type ClientConfigProfile } from '@temporalio/envconfig';
import { readFileSync } from 'node:fs';
import {
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
  type ConnectionOptions as ClientOptions,
} from '@temporalio/client';
import type { NativeConnectionOptions } from '@temporalio/worker';
import { ConfigError, requireSetting, type Config } from '../config.ts';
import { problemOfPems, type Pem } from '../settings/certificates.ts';
import { GRPC } from './grpc.ts';

type What = 'address' | 'tls' | 'apiKey' | 'metadata';
export type ConnectionOptions = Pick<ClientOptions, What> & Pick<NativeConnectionOptions, What>;

/**
 * For `Connection` and `NativeConnection` alike. Certificates are read anew every time, so that what was renewed is used
 * from the next connection on. Throws a `ConfigError` where no address is given or a certificate cannot be used.
 */
export function connectionOptions(config: Config): ConnectionOptions {
  const address = requireSetting(config, 'temporalAddress');
  const problem = problemOfPems(pemsOf(config.engine.tls ?? {}));
  if (problem) throw new ConfigError(`设置有误：${problem}`);
  const { tls, apiKey, metadata } = toClientOptions(config.engine).connectionOptions;
  return { address, tls, apiKey, metadata };
}

/** Shorter than what the API leaves a connection between its last call and its end. */
const LONGEST_PAUSE_MS = 150;

/**
 * While a task of a dossier is under way a question does not wait for the next one (ADR 13): it is asked again as soon as
 * the task may be over, then more seldom, for ten seconds, or until the deadline of the call; `isClosing` ends that.
 */
export const askingAgain = (isClosing = () => false): RetryInterceptor =>
  makeGrpcRetryInterceptor({
    delayFunction: (attempt) => Math.min(LONGEST_PAUSE_MS, 20 * 1.3 ** attempt),
    retryableDecider: (attempt, { code, details }) =>
      !isClosing() && attempt < 70 && Number(code) === GRPC.resourceExhausted && /query buffer/i.test(details),
  });
type RetryInterceptor = ReturnType<typeof makeGrpcRetryInterceptor>;

/** For a `Connection`: with the retries that it has by default. */
export const clientOptions = (config: Config): ClientOptions => ({
  ...connectionOptions(config),
  interceptors: [makeGrpcRetryInterceptor(defaultGrpcRetryOptions()), askingAgain()],
});

type Tls = NonNullable<ClientConfigProfile['tls']>;

function pemsOf({ disabled, serverCACert, clientCert, clientKey }: Tls): Parameters<typeof problemOfPems>[0] {
  if (disabled) return {};
  return {
    ca: pemOf('TEMPORAL_TLS_SERVER_CA_CERT', serverCACert),
    cert: pemOf('TEMPORAL_TLS_CLIENT_CERT', clientCert),
    key: pemOf('TEMPORAL_TLS_CLIENT_KEY', clientKey),
  };
}

function pemOf(name: string, source: Tls['clientCert']): Pem | undefined {
  if (source === undefined) return undefined;
  return 'path' in source
    ? { name: `${name}_PATH=${source.path}`, read: () => readFileSync(source.path) }
    : { name: `${name}_DATA`, read: () => source.data };
}
