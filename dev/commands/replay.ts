/** `npm run replay`: replays the live histories of the running stack under this build: `npm run replay -- CODE`. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/replay.ts');
