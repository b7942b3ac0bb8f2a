// The SDK's lines and those of its native core among ours: with the dossier or the party they are about, by the names
// that the API's lines have.
import { DefaultLogger, makeTelemetryFilterString, Runtime, type LogEntry, type LogMetadata } from '@temporalio/worker';
import type { Level, Logger } from 'pino';
import { MAILBOX, partyOfMailbox } from '../workflows/mailbox/contract.ts';
import { RECONCILIATION } from '../workflows/reconciliation/contract.ts';
import { dossierIn } from './activity-log.ts';

const LEVELS: Record<LogEntry['level'], Level> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

const IN_PROMETHEUS_TERMS = { countersTotalSuffix: true, unitSuffix: true, useSecondsForDurations: true } as const;

/** Where a Prometheus finds the figures of the SDK's core. */
export interface CoreFigures {
  host: string;
  port: number;
}

/**
 * Must come before anything else of the SDK. Signals are handled by the program, which has more to stop than workers.
 * Throws where the port of the figures is taken.
 */
export function installRuntime(log: Logger, figures?: CoreFigures): void {
  Runtime.install({
    logger: new DefaultLogger('TRACE', ({ level, message, meta, timestampNanos: _at }) =>
      log[LEVELS[level]](named(meta, message), message),
    ),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
      ...(figures && { metrics: { prometheus: { bindAddress: addressOf(figures), ...IN_PROMETHEUS_TERMS } } }),
    },
  });
}

/** How these fail is written for people, whom it names, with reasons and addresses: the page of the run shows it. */
const FAILS_FOR_PEOPLE: readonly unknown[] = [MAILBOX, RECONCILIATION];
const isForPeople = (said: string, { workflowType }: LogMetadata): boolean =>
  said === 'Workflow failed' && FAILS_FOR_PEOPLE.includes(workflowType);

/** The token of a task tells a person nothing, and the types of workflow and queue follow from the rest. */
function named(
  { taskToken: _token, workflowRunId, runId, activityType, ...meta }: LogMetadata = {},
  said = '',
): LogMetadata {
  const workflowId = typeof meta.workflowId === 'string' ? meta.workflowId : undefined;
  const run = (runId ?? workflowRunId) as unknown;
  return {
    ...(workflowId !== undefined && { dossier: dossierIn(workflowId), party: partyOfMailbox(workflowId) }),
    ...(run !== undefined && { run }),
    ...(activityType !== undefined && { activity: activityType as unknown }),
    ...meta,
    ...(isForPeople(said, meta) && { error: 'written for people: the page of this run shows it' }),
  };
}

const addressOf = ({ host, port }: CoreFigures): string => `${host.includes(':') ? `[${host}]` : host}:${port}`;
