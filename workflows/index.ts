// What the worker's workflow bundle holds: exports only.
export { mailbox } from './mailbox/workflow.ts';
export { projectLifecycle } from './lifecycle/workflow.ts';
export { reconciliation } from './reconciliation/workflow.ts';
