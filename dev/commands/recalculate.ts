/** `npm run recalculate`: asks dossiers of the running stack to compute their dates anew. */
import { runOnStack } from './on-stack.ts';

await runOnStack('worker/recalculate.ts');
