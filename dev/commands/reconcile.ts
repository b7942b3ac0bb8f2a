/** `npm run reconcile`: compares the projects of the running stack with their workflows and mends them. `--json`. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/reconcile.ts');
