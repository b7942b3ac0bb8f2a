/** `npm run sealing`: the keys that payloads of the running stack are sealed with. `--retire ID`. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/sealing.ts');
