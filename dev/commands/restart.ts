/** `npm run restart`: ends workflows of the running stack and starts them again from their ledgers. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/restart.ts');
