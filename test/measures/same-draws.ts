// Test support: a mutant is tried on the draws that all the others were tried on, so that its fate is no matter of luck;
// and the first draw that shows it is enough.
import fc from 'fast-check';

if (process.env.STRYKER_MUTATOR_WORKER !== undefined) fc.configureGlobal({ seed: 20211123, endOnFailure: true });
