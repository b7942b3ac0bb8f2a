// From an endpoint to express: token, limits, body, query, headers in; JSON, HTML or a redirect out. Whatever throws
// goes to the one error handler.
import { createHash } from 'node:crypto';
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { inputErrors } from '../../measures/field/input-errors.ts';
import type { Actor } from '../../measures/line.ts';
import { ANSWER_WITHIN_MS, within } from './deadline.ts';
import type { Deps } from '../deps.ts';
import type { Call, Endpoint } from './endpoint.ts';
import { isKeepable, unkeepableIn } from './plain-text.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { malformed, Problem } from './problem.ts';

const BODY_LIMIT = '256kb';
const KEY = /^[\x21-\x7e]{1,200}$/;
/** A parameter of a path: anything that may be the name of something. */
const LONGEST_PARAM = 100;
const ETAG = /^(?:W\/)?"(\d{1,9})"$/;

/** Who calls, or why that is not known: said only where a route needs to know. */
export interface Locals {
  actor?: Actor;
  anonymousBecause?: unknown;
  /** Path template of the route that answers, for the figures. */
  route?: string;
}

export function mount(app: Express, endpoints: readonly Endpoint[], deps: Deps): void {
  for (const endpoint of endpoints) {
    const json = endpoint.body ? [requireJson, express.json({ limit: BODY_LIMIT })] : [];
    app[endpoint.method](expressPath(endpoint.path), admit(endpoint), ...json, answer(endpoint, deps));
  }
}

/** '/projects/{code}' → '/projects/:code' */
export const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Before the body is read: nobody unknown may make us read one. */
function admit({ open, path }: Endpoint): RequestHandler {
  return (_request, response, next) => {
    const locals = response.locals as Locals;
    locals.route = path;
    const { actor, anonymousBecause } = locals;
    next(open || actor ? undefined : (anonymousBecause ?? new Problem('unauthenticated')));
  };
}

function requireJson(request: Request, _response: Response, next: NextFunction): void {
  // Where there is no body at all, its shape is what is wrong, not its type.
  const isEmpty = request.get('Content-Length') === '0';
  next(!isEmpty && request.is('application/json') === false ? new Problem('wrongType') : undefined);
}

function answer(endpoint: Endpoint, deps: Deps): RequestHandler {
  return async (request, response) => {
    const deadline = Date.now() + ANSWER_WITHIN_MS;
    const call = callOf(endpoint, request, response, deadline);
    const {
      status = 200,
      body,
      html,
      text,
      headers = {},
    } = await within(deadline, Promise.resolve(endpoint.handle(call, deps)));
    response.status(status).set(headers);
    if (endpoint.unchanging && status === 200) mayBeKept(response, endpoint, html ?? text ?? JSON.stringify(body));
    else answeredAnew(request);
    if (html !== undefined) response.type('html').send(html);
    else if (text !== undefined) response.send(text);
    else if (body !== undefined) response.json(body);
    else response.end();
  };
}

/** The caller may keep it, asks whether it still holds, and is told 304 where it does. */
function mayBeKept(response: Response, { open }: Endpoint, content: string): void {
  const tag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  response.set({ ETag: `"${tag}"`, 'Cache-Control': open ? 'no-cache' : 'private, no-cache' });
}

/** The number of an act says nothing of the day, of plans or of blocks: express would compare it and answer 304. */
function answeredAnew({ headers }: Request): void {
  delete headers['if-none-match'];
  delete headers['if-modified-since'];
}

function callOf(
  { method, path, roles, query, body, keyed, matches, audited }: Endpoint,
  request: Request,
  response: Response,
  deadline: number,
): Call {
  const { actor } = response.locals as Locals;
  if (roles && !actor?.roles.some((role) => roles.includes(role))) throw new Problem('wrongRole');
  const params = request.params as Record<string, string>;
  if (Object.values(params).some((value) => value.length > LONGEST_PARAM || !isKeepable(value)))
    throw new Problem('notFound');
  return {
    actor: actor!,
    params,
    query: query && parsed(query, request.query),
    key: keyed ? keyOf(request) : '',
    body: body && parsed(body, request.body ?? missingBody()),
    target: `${request.method} ${request.path}`,
    ...(matches && expectedSeqOf(request, matches)),
    deadline,
    ...(audited && { standing: (db) => audited(db, params) }),
    route: `${method.toUpperCase()} ${path}`,
    address: request.ip ?? '',
  };
}

function parsed<T>(schema: NonNullable<Endpoint<T>['query']>, value: unknown): T {
  const unkeepable = unkeepableIn(value);
  if (unkeepable.length > 0) throw malformed(unkeepable);
  const result = schema.safeParse(value);
  if (!result.success) throw malformed(inputErrors(result.error));
  return result.data;
}

function keyOf(request: Request): string {
  const key = request.get('Idempotency-Key');
  if (key === undefined || !KEY.test(key)) throw new Problem('keyMissing');
  return key;
}

function expectedSeqOf(request: Request, matches: NonNullable<Endpoint['matches']>): { expectedSeq?: number } {
  const header = request.get('If-Match');
  if (header === undefined || header === '*') return {};
  const seq = ETAG.exec(header)?.[1];
  // A version we never gave cannot be the one that holds.
  if (seq === undefined)
    throw new Problem(mismatchOf(matches), { detail: 'If-Match 应为读取时所得的 ETag，例如 "12"。' });
  return { expectedSeq: Number(seq) };
}

/** The problem of an `If-Match` that names something else than what holds. */
export const mismatchOf = (matches: NonNullable<Endpoint['matches']>): ProblemCode =>
  matches === 'dossier' ? 'seqMismatch' : 'versionMismatch';

function missingBody(): never {
  throw malformed([{ pointer: '', says: '缺少请求体（JSON）' }]);
}
