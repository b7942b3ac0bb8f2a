// From an endpoint to express: token, limits, body, query, headers in; JSON, HTML or a redirect out. Whatever throws
// goes to the one error handler.
import { createHash } from 'node:crypto';
import type { Express, Request, RequestHandler, Response } from 'express';
import { inputErrors } from '../../measures/field/input-errors.ts';
import type { DossierKind } from '../../measures/kind.ts';
import type { Actor } from '../../measures/line.ts';
import { allKinds } from '../../measures/register.ts';
import { lineFault, normalText } from '../../measures/field/written.ts';
import { workflowIdOf } from '../../workflows/lifecycle/contract.ts';
import { readBody } from './body.ts';
import { ANSWER_WITHIN_MS, within } from './deadline.ts';
import type { Deps } from '../deps.ts';
import type { Call, Endpoint } from './endpoint.ts';
import type { ProblemCode } from './problem-catalogue.ts';
import { malformed, Problem } from './problem.ts';
import { readQuery } from './query.ts';
import { expectedSeqOf, keyOf } from './request-headers.ts';

/** A parameter of a path: anything that may be the name of something. */
const LONGEST_PARAM = 100;

/** Who calls, or why that is not known: said only where a route needs to know. */
export interface Locals {
  /** By which the caller, the log and a problem call this request. */
  requestId?: string;
  actor?: Actor;
  anonymousBecause?: unknown;
  /** Path template of the route that answers, for the figures. */
  route?: string;
  /** For the log, as far as they are known: `kind:code` of what it is about, the idempotency key, what went wrong. */
  dossier?: string;
  key?: string;
  problem?: ProblemCode;
  error?: unknown;
}

export function mount(app: Express, endpoints: readonly Endpoint[], deps: Deps): void {
  for (const endpoint of endpoints) {
    const json = endpoint.body ? readBody(endpoint.bodyBytes) : [];
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

function answer(endpoint: Endpoint, deps: Deps): RequestHandler {
  return async (request, response) => {
    const deadline = Date.now() + ANSWER_WITHIN_MS;
    const locals = response.locals as Locals;
    const call = callOf(endpoint, request, response, deadline);
    locals.dossier = dossierAt(endpoint, call.params.code);
    const {
      status = 200,
      body,
      html,
      text,
      headers = {},
    } = await within(deadline, Promise.resolve(endpoint.handle(call, deps)));
    locals.dossier ??= dossierAt(endpoint, codeIn(body));
    response.status(status).set(headers);
    if (endpoint.unchanging && status === 200) mayBeKept(response, endpoint, html ?? text ?? JSON.stringify(body));
    else answeredAnew(request);
    if (endpoint.readable) response.vary('Accept');
    if (html !== undefined) response.type('html').send(html);
    else if (endpoint.readable && isReadAloud(request)) response.type('text/plain').send(textIn(body));
    else if (text !== undefined) response.send(text);
    else if (body !== undefined) response.json(body);
    else response.end();
  };
}

/** JSON where both will do. */
const isReadAloud = (request: Request): boolean => request.accepts(['application/json', 'text/plain']) === 'text/plain';
const textIn = (body: unknown): string => String((body as { text?: unknown }).text);

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

function callOf(endpoint: Endpoint, request: Request, response: Response, deadline: number): Call {
  const { method, path, roles, openToWhom: detail, query, body, keyed, matches, audited } = endpoint;
  const { actor } = response.locals as Locals;
  if (roles && !actor?.roles.some((role) => roles.includes(role)))
    throw new Problem('wrongRole', detail === undefined ? {} : { detail });
  const asked = readQuery(request.originalUrl);
  const params = paramsOf(endpoint, request);
  const key = keyed ? keyOf(request) : '';
  if (keyed) (response.locals as Locals).key = key;
  return {
    actor: actor!,
    params,
    query: query && parsed(query, asked),
    key,
    body: body && parsed(body, request.body ?? missingBody()),
    target: targetOf(endpoint, params),
    ...(matches && expectedSeqOf(request, matches)),
    deadline,
    ...(audited && { standing: (db) => audited(db, params) }),
    route: `${method.toUpperCase()} ${path}`,
    address: request.ip ?? '',
  };
}

/**
 * In their normal form, so that a name in an address is the one in a body. What is no text names nothing; whoever would
 * enter something under it is told.
 */
function paramsOf({ keyed }: Endpoint, request: Request): Record<string, string> {
  const params = Object.entries(request.params as Record<string, string>).map(
    ([name, value]) => [name, normalText(value)] as const,
  );
  for (const [, value] of params) {
    const fault = value.length > LONGEST_PARAM ? `过长，至多${LONGEST_PARAM}个字` : lineFault(value);
    if (fault !== undefined)
      throw keyed ? malformed([{ pointer: '', says: `地址中的名称${fault}` }]) : new Problem('notFound');
  }
  return Object.fromEntries(params);
}

/** However its address is spelled: with a slash behind it, in capitals, encoded where it need not be. */
const targetOf = ({ method, path }: Endpoint, params: Record<string, string>): string =>
  `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name]!))}`;

/** Which dossier a route is about; undefined where it is about none, or it is not known yet. */
function dossierAt({ method, path }: Endpoint, code: string | undefined): string | undefined {
  const isOf = ({ path: own }: DossierKind): boolean =>
    path.startsWith(`/${own}/{code}`) || (method === 'post' && path === `/${own}`);
  const kind = code === undefined ? undefined : allKinds().find(isOf);
  return kind && workflowIdOf({ kind: kind.name, code: code! });
}

const codeIn = (body: unknown): string | undefined => {
  const { code } = (body ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
};

function parsed<T>(schema: NonNullable<Endpoint<T>['query']>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw malformed(inputErrors(result.error));
  return result.data;
}

function missingBody(): never {
  throw malformed([{ pointer: '', says: '缺少请求体（JSON）' }]);
}
