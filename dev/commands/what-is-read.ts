// What compiled rooms need beside their code.
import { cpSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Rooms that production runs; `dev`, `test` and `bench` are not among them. */
const ROOMS = ['activities', 'api', 'database', 'engine', 'logging', 'measures', 'messages', 'worker', 'workflows'];

/** SQL, texts and the like: everything in a room that is not compiled lies where the compiled room looks for it. */
export function copyWhatIsRead(compiled: string): void {
  for (const room of ROOMS)
    cpSync(path.join(root, room), path.join(compiled, room), {
      recursive: true,
      filter: (file) => !file.endsWith('.ts'),
    });
}
