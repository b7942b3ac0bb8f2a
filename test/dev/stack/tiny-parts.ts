/** Parts that are real processes but do next to nothing, to try the supervisor with. */
import type { Part } from '../../../dev/stack/part.ts';
import { hasWritten } from '../../../dev/stack/readiness.ts';

export interface TinyPart extends Partial<Part> {
  /** What the process does before it says that it is ready: it may be told to stop in the same moment. */
  readonly does?: string;
}

/** A process that says `ready` and waits, until told to stop or as `does` says. */
export function tinyPart(name: string, { does = '', ...rest }: TinyPart = {}): Part {
  const program = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); ${does}; console.log('ready ' + process.pid)`;
  return {
    name,
    title: name,
    command: () => ({ file: process.execPath, args: ['-e', program] }),
    isReady: (run) => hasWritten(run, 'ready'),
    ...rest,
  };
}
