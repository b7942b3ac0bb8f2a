// What the engine answers while it has more to do than it may.
import { isGrpcServiceError } from '@temporalio/client';
import { errorsIn } from '../error-chain.ts';

const RESOURCE_EXHAUSTED = 8;

/** Whether the engine took a call for one too many; the same call may pass a moment later. */
export const isBusy = (error: unknown): boolean =>
  [...errorsIn(error)].some((inner) => isGrpcServiceError(inner) && Number(inner.code) === RESOURCE_EXHAUSTED);
