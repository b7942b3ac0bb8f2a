// How much one caller may ask. Whoever is known has a budget of their own, so that nobody takes from another, also where
// all come through one proxy; whoever is not known, or brings a token that does not hold, shares that of their address.
import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { Locals } from './mount.ts';
import { Problem } from './problem.ts';

export interface Limits {
  windowMs: number;
  /** Of one person of one party. */
  perPerson: number;
  /** Of one address (of IPv6: of one network of 56 bits) without a valid token. */
  perAddress: number;
}

/** Generous: no person reaches it, a script that runs wild does. */
export const LIMITS: Limits = { windowMs: 60_000, perPerson: 6_000, perAddress: 1_200 };

/**
 * After the token was looked at. Before that nothing could tell a flood without tokens from the callers behind the same
 * proxy; to look at a token costs a signature and asks nobody.
 */
export function limited({ windowMs, perPerson, perAddress }: Limits, unlimited: ReadonlySet<string>): RequestHandler {
  const limiter = (limit: number, keyOf: (known: Locals, address: string) => string): RequestHandler =>
    rateLimit({
      windowMs,
      limit,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      // Which proxies are believed is a setting of ours; a header from elsewhere is no misconfiguration.
      validate: { xForwardedForHeader: false, trustProxy: false, forwardedHeader: false },
      skip: ({ path }) => unlimited.has(path),
      keyGenerator: ({ ip }, response) => keyOf(response.locals, ip ?? ''),
      handler: (_request, _response, next) => next(new Problem('tooManyRequests')),
    });
  const known = limiter(perPerson, ({ actor }) => JSON.stringify([actor!.party, actor!.sub]));
  const unknown = limiter(perAddress, (_, address) => ipKeyGenerator(address));
  return (request, response, next) => {
    const { actor } = response.locals as Locals;
    return (actor ? known : unknown)(request, response, next);
  };
}
