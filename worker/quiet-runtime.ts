// For programs that replay: what the SDK and its core have to say of starting and stopping is nobody's business there.
import { DefaultLogger, makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Must come before anything else of the SDK's worker. */
export function installQuietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }), forward: {} },
    },
    shutdownSignals: [],
  });
}
