// Which methods a path knows. Asked before any route and without a token: the shapes of paths stand in the OpenAPI
// document, so they are no secret; whether what a path names exists is told by its routes alone.
import type { RequestHandler } from 'express';
import type { Endpoint } from './endpoint.ts';
import type { Locals } from './mount.ts';
import { Problem } from './problem.ts';

interface KnownPath {
  template: string;
  pattern: RegExp;
  allowed: string[];
}

/** In the order in which `Allow` names them. */
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'];

/** Answers OPTIONS, and 405 to a method that the path does not know; what no template fits is left to the 404. */
export function knownMethods(endpoints: readonly Pick<Endpoint, 'method' | 'path'>[]): RequestHandler {
  const paths = knownPaths(endpoints);
  return (request, response, next) => {
    const path = paths.find(({ pattern }) => pattern.test(request.path));
    if (!path || (path.allowed.includes(request.method) && request.method !== 'OPTIONS')) return next();
    (response.locals as Locals).route = path.template;
    if (request.method !== 'OPTIONS') return next(new Problem('methodNotAllowed', { allow: path.allowed }));
    response.status(204).set('Allow', path.allowed.join(', ')).end();
  };
}

/** What a path knows, by its template. */
export function allowedBy(endpoints: readonly Pick<Endpoint, 'method' | 'path'>[], template: string): string[] {
  const own = endpoints.filter(({ path }) => path === template).map(({ method }) => method.toUpperCase());
  const known = new Set([...own, ...(own.includes('GET') ? ['HEAD'] : []), 'OPTIONS']);
  return METHODS.filter((method) => known.has(method));
}

/** The more exact first: '/calendar/period' is no year. */
const knownPaths = (endpoints: readonly Pick<Endpoint, 'method' | 'path'>[]): KnownPath[] =>
  [...new Set(endpoints.map(({ path }) => path))]
    .sort((one, other) => exactnessOf(other).localeCompare(exactnessOf(one)))
    .map((template) => ({ template, pattern: patternOf(template), allowed: allowedBy(endpoints, template) }));

/** A digit a segment: 1 where it is named, 0 where anything may stand. */
const exactnessOf = (template: string): string =>
  template
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '0' : '1'))
    .join('');

/** As express reads it: whatever the case, with or without a slash at the end. */
const patternOf = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}/?$`, 'i');
