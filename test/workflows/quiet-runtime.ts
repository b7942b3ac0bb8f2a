// Test support: the engine's core without its reports.
import { DefaultLogger, Runtime } from '@temporalio/worker';

/** Trouble is provoked here on purpose, and reported by the engine at length. */
export function quietRuntime(): void {
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
}
