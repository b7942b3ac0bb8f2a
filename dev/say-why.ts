/** Loaded before each program of npm: whatever it does not catch ends it with one sentence and its cure. */
import { EXIT, sayWhy } from '../program.ts';

process.on('uncaughtException', (error) => {
  sayWhy(error);
  process.exit(EXIT.failed);
});
