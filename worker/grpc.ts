// Answers of the Temporal server that are no trouble to whoever asked.
import { WorkflowNotFoundError } from '@temporalio/client';

/** Values of `google.rpc.Code`. */
export const NOT_FOUND = 5;
export const ALREADY_EXISTS = 6;

/** What the call answers; undefined where the server answers with this code. */
export async function tolerating<T>(code: number, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if ((error as { code?: number }).code === code) return undefined;
    throw error;
  }
}

/** For `catch`: undefined where there is no such workflow; everything else is thrown on. */
export function unlessAbsent(error: unknown): undefined {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}
