/**
 * `npm run reconcile`: compares the dossiers of the running stack with their workflows and mends them. `--json`; and
 * `--refill` while nothing runs, for which it starts the servers without worker and API.
 */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/reconcile.ts', { alone: process.argv.includes('--refill') });
