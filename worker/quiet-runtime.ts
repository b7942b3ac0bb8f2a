// For programs that replay: what the SDK and its core say of starting and stopping is nobody's business there.
import { DefaultLogger, makeTelemetryFilterString, Runtime, type LogEntry } from '@temporalio/worker';

/** Must come before anything else of the SDK's worker. `note` is given what is worse than information. */
export function installQuietRuntime(note: (entry: LogEntry) => void = () => undefined): void {
  Runtime.install({
    logger: new DefaultLogger('WARN', note),
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} } },
    shutdownSignals: [],
  });
}
