/** `npm run ledger:verify`: walks the hash chains of the running stack's ledger. Codes limit it. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/verify.ts');
