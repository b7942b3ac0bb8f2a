// What the worker's workflow bundle holds: exports only. Every kind of dossier has its workflow under a name of its own;
// the default is for a kind that was entered in the register and not named here.
export { mailbox } from './mailbox/workflow.ts';
export {
  lifecycle as default,
  lifecycle as projectLifecycle,
  lifecycle as unitLifecycle,
} from './lifecycle/workflow.ts';
export { recalculation } from './recalculation/workflow.ts';
export { reconciliation } from './reconciliation/workflow.ts';
