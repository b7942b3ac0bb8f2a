// How every program of ours begins and ends: its options, its exit code, and one sentence where it fails.
import { pathToFileURL } from 'node:url';
import { inspect, parseArgs, type ParseArgsConfig } from 'node:util';
import { wordedError } from './worded-error.ts';

/** What a program ends with. */
export const EXIT = {
  done: 0,
  /** It did its work, and something is left to people. */
  left: 1,
  /** It could not do its work: a setting, an option, a server that does not answer, an error. */
  failed: 2,
} as const;

/** Services end with 1, as process managers expect of what does not start. */
export const SERVICE_FAILED = 1;

/** Whether the module was started as a program, and not imported by another. */
export const isProgram = (moduleUrl: string): boolean =>
  process.argv[1] !== undefined && moduleUrl === pathToFileURL(process.argv[1]).href;

/** Runs `main` and ends the process with what it answers; where it throws, after one sentence on stderr. */
export async function runProgram(main: () => Promise<number | void>, failsWith: number = EXIT.failed): Promise<never> {
  try {
    process.exit((await main()) ?? EXIT.done);
  } catch (error) {
    sayWhy(error);
    process.exit(failsWith);
  }
}

/** One sentence with the cure; the stack, too, for whoever asks for it. */
export function sayWhy(error: unknown): void {
  console.error(wordedError(error));
  if (['debug', 'trace'].includes(process.env.LOG_LEVEL ?? '')) console.error(inspect(error));
}

/** The options and names a program was given; with `--help` it prints `usage` and ends. */
export function readArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  usage: string,
  options: Options,
  allowPositionals = false,
) {
  const parsed = parseArgs({ options: { ...options, help: { type: 'boolean', default: false } }, allowPositionals });
  if ((parsed.values as { help?: boolean }).help) {
    console.log(usage);
    process.exit(EXIT.done);
  }
  return parsed;
}
