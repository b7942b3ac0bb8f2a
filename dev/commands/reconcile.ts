/** `npm run reconcile`: compares the dossiers of the running stack with their workflows and mends them. `--json`. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/reconcile.ts');
