// How Node is to start one of our programs from the sources: through a loader that compiles file by file, or, much
// quicker, what was compiled of the same sources a moment before.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Names the folder with what was compiled; set by `npm test`, which starts hundreds of programs. */
export const COMPILED = 'COMPILED_PROGRAMS';

/**
 * For processes that live for seconds or minutes: V8 optimizes a function after 15 times as much work as by default
 * (67,584 bytes of bytecode). The programs that `npm test` starts take a tenth less processor time with it.
 */
export const OPTIMIZE_LATE = '--interrupt-budget=1000000';

/**
 * The arguments of Node for a program, named from the root of the repository, as `worker/main.ts`; one of `dev` is always
 * taken as it stands.
 */
export function argumentsFor(program: string): string[] {
  const compiled = process.env[COMPILED];
  return compiled && !program.startsWith('dev/')
    ? [OPTIMIZE_LATE, path.join(compiled, program.replace(/\.ts$/, '.js'))]
    : ['--import', 'tsx', path.join(root, program)];
}
