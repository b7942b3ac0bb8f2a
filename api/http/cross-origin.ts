// Routes that a page of another origin calls from the browser. Every other route answers such a page without a word of
// permission, and the browser keeps the answer from it.
import cors from 'cors';
import type { RequestHandler } from 'express';
import type { Deps } from '../deps.ts';
import type { Endpoint } from './endpoint.ts';

const ASKED_AGAIN_AFTER_S = 600;

export function crossOrigin(endpoints: readonly Endpoint[], deps: Deps): RequestHandler {
  const byPath = new Map(
    endpoints.flatMap(({ path, method, calledFrom }) => {
      const origin = calledFrom?.(deps);
      if (origin === undefined) return [];
      const permit = cors({
        origin,
        methods: method.toUpperCase(),
        allowedHeaders: ['Authorization', 'Content-Type', 'X-Namespace'],
        maxAge: ASKED_AGAIN_AFTER_S,
      });
      return [[path, permit] as const];
    }),
  );
  return (request, response, next) => {
    const permit = byPath.get(request.path);
    if (permit) permit(request, response, next);
    else next();
  };
}
