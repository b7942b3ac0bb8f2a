// How errors leave the sandbox: in a run whose payloads are sealed, their messages and stacks are payloads too.
import { DefaultFailureConverter, type FailureConverter } from '@temporalio/common';
import { run } from './run.ts';

const readable = new DefaultFailureConverter();
const sealed = new DefaultFailureConverter({ encodeCommonAttributes: true });

/** Said by the code of a replay alone. */
const { failuresAreShown = false } = globalThis as { failuresAreShown?: boolean };

export const failureConverter: FailureConverter = {
  errorToFailure: (...error) => (run.isSealed && !failuresAreShown ? sealed : readable).errorToFailure(...error),
  failureToError: (...failure) => readable.failureToError(...failure),
};
