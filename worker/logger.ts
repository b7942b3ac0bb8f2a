// JSON lines on stderr: ours, the SDK's and those of its native core, in one form. stdout belongs to whoever started
// the worker.
import { DefaultLogger, makeTelemetryFilterString, Runtime, type LogEntry } from '@temporalio/worker';
import { pino, type Level, type Logger } from 'pino';

const LEVELS: Record<LogEntry['level'], Level> = {
  TRACE: 'trace',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

export function openLogger(level: string): Logger {
  return pino({ level, base: { program: 'worker' }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
}

/**
 * Must come before anything else of the SDK. Signals are handled by the program, which has more to stop than workers.
 */
export function installRuntime(log: Logger): void {
  Runtime.install({
    logger: new DefaultLogger('TRACE', ({ level, message, meta, timestampNanos: _at }) =>
      log[LEVELS[level]]({ ...meta }, message),
    ),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
  });
}
