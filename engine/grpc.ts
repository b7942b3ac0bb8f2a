// What the engine's answers are told apart by: the gRPC status of an error, wrapped or not.
import { isGrpcServiceError } from '@temporalio/client';
import { errorsIn } from '../error-chain.ts';

/** gRPC status codes that are told apart. */
export const GRPC: Record<
  'deadlineExceeded' | 'resourceExhausted' | 'failedPrecondition' | 'aborted' | 'unavailable',
  number
> = { deadlineExceeded: 4, resourceExhausted: 8, failedPrecondition: 9, aborted: 10, unavailable: 14 };

/** The gRPC status behind an error. */
export function grpcCodeOf(error: unknown): number | undefined {
  for (const inner of errorsIn(error)) if (isGrpcServiceError(inner)) return inner.code;
  return undefined;
}

/** Whether the engine took a call for one too many; the same call may pass a moment later. */
export const isBusy = (error: unknown): boolean => grpcCodeOf(error) === GRPC.resourceExhausted;
