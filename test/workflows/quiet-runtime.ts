// Test support: the engine's core without its reports.
import { DefaultLogger, Runtime } from '@temporalio/worker';

let isQuiet = false;

/** Trouble is provoked here on purpose, and reported by the engine at length. Once a process, whichever file asks. */
export function quietRuntime(): void {
  if (isQuiet) return;
  Runtime.install({
    logger: new DefaultLogger('ERROR', () => undefined),
    shutdownSignals: [],
    telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
  });
  isQuiet = true;
}
