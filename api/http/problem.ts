// The one mapping from whatever went wrong to what the caller is told. Nothing internal leaves here: causes go to the
// log.
import { NamespaceNotFoundError } from '@temporalio/common';
import { errors as joseErrors } from 'jose';
import type { Refusal } from '../../measures/act.ts';
import type { InputError } from '../../measures/field/input-errors.ts';
import { grpcCodeOf } from '../../engine/grpc.ts';
import { PROBLEMS, RETRY_AFTER, type ProblemCode } from './problem-catalogue.ts';
import { isDatabaseAway } from '../../database/away.ts';
import { whyDatabaseRefuses } from '../../database/trust.ts';

interface Particulars {
  /** What a person reads; the catalogue's own sentence if absent. */
  detail?: string;
  remedy?: string;
  article?: number | null;
  errors?: InputError[];
  refusals?: Refusal[];
  /** Whole seconds, where they are known better than by the status. */
  retryAfter?: number;
  /** Of a token that does not hold: the claim or header parameter at fault. */
  claim?: string;
  /** Methods that the path knows. */
  allow?: string[];
  [more: string]: unknown;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly particulars: Particulars;

  constructor(code: ProblemCode, particulars: Particulars = {}, options?: ErrorOptions) {
    super(particulars.detail ?? PROBLEMS[code].explains, options);
    this.code = code;
    this.particulars = particulars;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  get headers(): Record<string, string> {
    // The limiter has said already when its window ends.
    const usual = this.code === 'tooManyRequests' ? undefined : RETRY_AFTER[this.status];
    const seconds = this.particulars.retryAfter ?? usual;
    return {
      ...(seconds && { 'Retry-After': String(seconds) }),
      ...(this.status === 401 && { 'WWW-Authenticate': 'Bearer' }),
      ...(this.particulars.allow && { Allow: this.particulars.allow.join(', ') }),
    };
  }

  /** Body of `application/problem+json`. */
  get body(): Record<string, unknown> {
    const { status, title, explains, remedy } = PROBLEMS[this.code];
    const { detail, ...particulars } = this.particulars;
    return {
      type: `/problems/${this.code}`,
      title,
      status,
      code: this.code,
      detail: detail ?? explains,
      remedy,
      ...particulars,
    };
  }
}

export const malformed = (errors: InputError[], options?: ErrorOptions): Problem =>
  new Problem(
    'malformed',
    { detail: errors.map(({ pointer, says }) => (pointer ? `${pointer}：${says}` : says)).join('；'), errors },
    options,
  );

/** A legal "no": 403 when somebody else has to act, otherwise 409 with every reason. */
export function refused(refusals: Refusal[]): Problem {
  const first = refusals[0];
  const code = refusals.some((refusal) => refusal.code === 'wrongParty') ? 'wrongParty' : 'refused';
  return new Problem(code, {
    detail: refusals.map(({ says }) => says).join(''),
    article: first?.article ?? null,
    remedy: first?.remedy,
    refusals,
  });
}

/** What to tell the caller about anything that was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return new Problem('internal');
  const cause = { cause: error };
  if (error instanceof joseErrors.JOSEError) return new Problem('unauthenticated', {}, cause);
  if (error instanceof NamespaceNotFoundError || grpcCodeOf(error) !== undefined)
    return new Problem('engineAway', {}, cause);
  const reading = problemOfReading(error);
  if (reading) return new Problem(reading, {}, cause);
  const isAway = isDatabaseAway(error) || whyDatabaseRefuses(error) !== undefined;
  return new Problem(isAway ? 'databaseAway' : 'internal', {}, cause);
}

/** The body parser and the router name their errors by `type` and `status`. */
function problemOfReading(error: Error & { type?: unknown; status?: unknown }): ProblemCode | undefined {
  switch (error.type) {
    case 'entity.too.large':
      return 'tooLarge';
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return 'wrongType';
    case 'entity.parse.failed':
    case 'request.size.invalid':
    case 'request.aborted':
      return 'brokenJson';
    default:
      // A path that cannot be decoded names nothing.
      return error instanceof URIError || error.status === 400 ? 'notFound' : undefined;
  }
}
