/** `npm run rebuild`: makes the read model of the running stack anew from its ledger; codes limit it. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/rebuild.ts');
