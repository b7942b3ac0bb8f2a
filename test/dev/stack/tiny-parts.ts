/** Parts that are real processes but do next to nothing, to try the supervisor with. */
import type { Part } from '../../../dev/stack/part.ts';
import { hasWritten } from '../../../dev/stack/readiness.ts';

export interface TinyPart extends Partial<Part> {
  /** What the process does after it has said that it is ready. */
  readonly does?: string;
}

/** A process that says `ready` and then waits, until told to stop or as `does` says. */
export function tinyPart(name: string, { does = '', ...rest }: TinyPart = {}): Part {
  const program = `process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000); console.log('ready ' + process.pid); ${does}`;
  return {
    name,
    title: name,
    command: () => ({ file: process.execPath, args: ['-e', program] }),
    isReady: (run) => hasWritten(run, 'ready'),
    ...rest,
  };
}
