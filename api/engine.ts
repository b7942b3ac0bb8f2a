// The way to Temporal: a connection that is lazy (the API starts and reads without the engine), impatient, and leaves
// "busy" to the caller.
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';
import type { Config } from '../config.ts';
import { errorsIn } from '../error-chain.ts';
import { openClient } from '../engine/client.ts';
import { askingAgain, connectionOptions } from '../engine/connect.ts';
import { GRPC, grpcCodeOf } from '../engine/grpc.ts';

/** One quick retry for a connection that just broke; with three and their pauses a caller would wait for nothing. */
const ATTEMPTS = 2;
const RETRY_AFTER_MS = 100;
const CONNECT_TIMEOUT_MS = 1_500;
/** The default backs off up to two minutes: after an outage the API would be the last to notice that it is over. */
const RECONNECT_MS = { first: 200, longest: 2_000 };
/**
 * Whether anything comes back is looked at so often; after two looks in a row without a word the connection is given up
 * for a new one. So one that died without a word is found out in 13 s (by keep-alive alone in 45), and every caller
 * meanwhile gets a 503. An attempt to connect, which no keep-alive watches, has no limit of its own: where the network
 * let it in and then fell silent, it would wait for ever.
 */
const LOOK_MS = { every: 5_000, answeredWithin: 3_000 };
const SILENT_LOOKS = 2;
/** What is under way on a connection that is given up is answered within the deadline of a request, or never. */
const CLOSED_AFTER_MS = 5_000;

export interface Engine {
  /** Ask for it anew for every call: it changes with the connection. */
  readonly client: Client;
  close(): Promise<void>;
}

export function openEngine(config: Config, looks: typeof LOOK_MS = LOOK_MS): Engine {
  const open = () => {
    const { connection, close } = connectionTo(config);
    return { client: openClient(connection, config), close };
  };
  let current = open();
  let silent = 0;
  const replace = (): void => {
    const given = current;
    try {
      current = open();
    } catch {
      // A certificate that cannot be read now may be there at the next look.
      return;
    }
    setTimeout(() => void given.close(), CLOSED_AFTER_MS).unref();
  };
  const look = async (): Promise<void> => {
    const { client } = current;
    const answered = client.withDeadline(Date.now() + looks.answeredWithin, () =>
      client.workflowService.getSystemInfo({}),
    );
    const isSilent = await answered.then(
      () => false,
      (error: unknown) => grpcCodeOf(error) === GRPC.deadlineExceeded,
    );
    silent = isSilent ? silent + 1 : 0;
    if (silent < SILENT_LOOKS) return;
    silent = 0;
    replace();
  };
  const looking = setInterval(() => void look(), looks.every).unref();
  return {
    get client() {
      return current.client;
    },
    close: async () => {
      clearInterval(looking);
      await current.close();
    },
  };
}

/**
 * `close` lets a retry that waits for its turn have it: on a closed connection it would throw where nobody can catch it,
 * and end the process.
 */
function connectionTo(config: Config): { connection: Connection; close: () => Promise<void> } {
  const usual = defaultGrpcRetryOptions();
  let isClosing = false;
  const connection = Connection.lazy({
    ...connectionOptions(config),
    connectTimeout: CONNECT_TIMEOUT_MS,
    channelArgs: {
      // A new connection must not share the socket of the one it replaces.
      'grpc.use_local_subchannel_pool': 1,
      'grpc.initial_reconnect_backoff_ms': RECONNECT_MS.first,
      'grpc.max_reconnect_backoff_ms': RECONNECT_MS.longest,
    },
    interceptors: [
      makeGrpcRetryInterceptor({
        delayFunction: () => RETRY_AFTER_MS,
        retryableDecider: (attempt, status) =>
          !isClosing &&
          attempt < ATTEMPTS &&
          Number(status.code) !== GRPC.resourceExhausted &&
          usual.retryableDecider(attempt, status),
      }),
      askingAgain(() => isClosing),
    ],
  });
  const close = async (): Promise<void> => {
    isClosing = true;
    await sleep(2 * RETRY_AFTER_MS);
    await connection.close();
  };
  return { connection, close };
}

/**
 * What the server says to an update whose run ended before it was looked at, or began beside it; it may have taken none
 * of it.
 */
const RUN_CHANGED = /workflow update was aborted|unable to locate current workflow execution|Workflow was not started/;

/**
 * Whether the run an update went to ended or began under it: the code is that of a server that is away, but the server
 * is there.
 */
export function isRunChangedMeanwhile(error: unknown): boolean {
  for (const inner of errorsIn(error))
    // The message holds the details; of an update that comes with a start it alone says what became of it.
    if (isGrpcServiceError(inner) && Number(inner.code) === GRPC.unavailable) return RUN_CHANGED.test(inner.message);
  return false;
}
