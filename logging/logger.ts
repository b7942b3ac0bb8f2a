// JSON lines on stderr, in one form for every program: stdout belongs to whoever started it.
import { constants } from 'node:os';
import { pino, type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { sayWhy, SERVICE_FAILED } from '../program.ts';
import { foreseen } from '../worded-error.ts';
import { told } from './told.ts';

type Service = 'api' | 'worker';
type Child = (this: unknown, bindings: unknown, ...more: unknown[]) => unknown;

/** Whatever is handed to it is told whole and clean; errors by whatever name, and under `error` where they have none. */
export function openLogger(
  program: Service,
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  const options: LoggerOptions = {
    level,
    base: { program },
    timestamp: pino.stdTimeFunctions.isoTime,
    errorKey: 'error',
    // Done already, by what is told.
    serializers: { err: (error: unknown) => error, error: (error: unknown) => error },
    formatters: {
      level: (label: string) => ({ level: label }),
    },
    hooks: {
      logMethod(args, method) {
        const [first, ...more] = args.map((arg: unknown) => told(arg));
        method.apply(this, [args[0] instanceof Error ? { error: first } : first, ...more] as typeof args);
      },
    },
  };
  const logger = pino(options, destination);
  // Children inherit it; the library's own way of looking at what a child is given is lost on them.
  const child = Reflect.get(logger, 'child') as unknown as Child;
  const toldChild: Child = function (bindings, ...more) {
    return child.call(this, told(bindings), ...more);
  };
  Reflect.set(logger, 'child', toldChild);
  return logger;
}

/** What nobody caught ends the process: it is said in the log like everything else, and not as a raw stack. */
export function endOnUncaught(log: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      log.fatal({ error, event }, 'nobody caught an error; the process ends');
      process.exit(1);
    });
}

/** A service that cannot go on: what nobody foresaw stands whole in the log besides the sentence for whoever started it. */
export function endService(program: Service, error: unknown): never {
  if (foreseen(error) === undefined) openLogger(program, 'fatal').fatal({ error }, `the ${program} ends`);
  sayWhy(error);
  process.exit(SERVICE_FAILED);
}

type StopSignal = 'SIGTERM' | 'SIGINT';

/**
 * The first signal to stop, upon which a service comes to rest in order. At a second one it ends there and then: whoever
 * asks twice does not want to wait.
 */
export function toldToStop(log: Logger): Promise<StopSignal> {
  return new Promise((resolve) => {
    let isTold = false;
    const hear = (signal: StopSignal): void => {
      if (isTold) {
        log.warn({ signal }, 'ended at once, by a second signal');
        process.exit(128 + constants.signals[signal]);
      }
      isTold = true;
      resolve(signal);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, hear);
  });
}
