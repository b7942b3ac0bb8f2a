// Test support: what the bundle of a worker holds that knows a third kind: all of ours, and one name more.
import '../measures/agreement.ts';

export * from '../../workflows/index.ts';
export { lifecycle as agreementLifecycle } from '../../workflows/lifecycle/workflow.ts';
