// OpenAPI 3.1, made from the same routes express serves and from the registers: every act has a path of its own with
// its own input.
import type { Act } from '../../measures/act.ts';
import { articleNumeral, MEASURES } from '../../measures/articles.ts';
import type { DossierKind } from '../../measures/kind.ts';
import { capacityNameIn } from '../../measures/parts.ts';
import { allKinds, openingActOf } from '../../measures/register.ts';
import { BASIS_NAMES } from '../../measures/vocabulary.ts';
import { inputSchemaOf, jsonSchemaOf, type JsonSchema } from '../acts/schema.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts';
import { mismatchOf } from './request-headers.ts';
import { codeSchema } from '../acts/opening.ts';
import { actsBroughtTo } from '../routes/acts.ts';
import { problemSchema } from './openapi-problem.ts';

const actPathOf = ({ path }: DossierKind): string => `/${path}/{code}/acts/{act}`;
/** Of what is not answered as JSON. */
const TYPES: Partial<Record<string, string>> = { '/problems/{code}': 'text/html' };

export function openapiEndpoint(routes: readonly Endpoint[]): Endpoint {
  const self: Endpoint = endpoint({
    method: 'get',
    path: '/openapi.json',
    title: '本文档（OpenAPI 3.1）',
    tag: '系统',
    open: true,
    unchanging: true,
    answers: { 200: 'OpenAPI 文档' },
    handle: () => ({ body: (document ??= openapiOf([...routes, self])) }),
  });
  let document: JsonSchema | undefined;
  return self;
}

function openapiOf(routes: readonly Endpoint[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method] = operationOf(route);
    const of = allKinds().find((kind) => route.path === actPathOf(kind));
    if (of) Object.assign(paths, pathsOfActs(of, route));
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '督办 Duban',
      version: '0.1.0',
      description: `依《${MEASURES.title}》（${MEASURES.number}）办理项目全过程的行为、义务和提醒。条文引文为复原文本，以官方正式文本为准。每个请求可以附 X-Request-Id（字母、数字和 _.:=+/-，至多128个），答复头和问题（requestId）中照样写出，没有的由系统编定；查问时请一并提供。`,
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: '令牌写明人员（sub）、单位（party）和角色（roles）。',
        },
      },
      schemas: {
        Problem: problemSchema(),
        ...(Object.assign({}, ...allKinds().map(schemasOf)) as JsonSchema),
      },
      responses: Object.fromEntries(
        Object.entries(PROBLEMS).map(([code, { explains }]) => [code, problemResponse(explains)]),
      ),
    },
  };
}

function operationOf(route: Endpoint): JsonSchema {
  const body = bodyOf(route);
  return {
    operationId: operationIdOf(route),
    summary: route.title,
    tags: [route.tag],
    security: route.open ? [] : [{ bearer: [] }],
    ...(route.roles && { description: `人员角色：${route.roles.join('、')}` }),
    parameters: [...pathParameters(route.path), ...queryParameters(route), ...headerParameters(route)],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...successes(route), ...failures(route) },
  };
}

/** One concrete path per act beside the general one: OpenAPI prefers the concrete. */
function pathsOfActs(of: DossierKind, general: Endpoint): Record<string, Record<string, JsonSchema>> {
  return Object.fromEntries(
    actsBroughtTo(of).map((act) => {
      const path = general.path.replace('{act}', act.name);
      const schema = { $ref: `#/components/schemas/${schemaNameOf(of, act)}` };
      const by = act.by.map((capacity) => capacityNameIn(of, capacity)).join('、');
      const asks = act.guards.map(({ asks: asked }) => asked).join('；');
      const operation = {
        ...operationOf({ ...general, title: act.title, path }),
        operationId: `${of.name}_${act.name}`,
        description: `${groundsOf(act)}。办理：${by}。${asks}`,
        requestBody: { required: true, content: { 'application/json': { schema } } },
      };
      return [path, { post: operation }];
    }),
  );
}

/** The bodies of a kind: of each of its acts, and of the request that opens a dossier. */
function schemasOf(of: DossierKind): JsonSchema {
  const acts = of.acts.map((act) => [schemaNameOf(of, act), bodySchemaOf(of, act)] as const);
  return Object.fromEntries(of.begins === 'byRequest' ? [[openingNameOf(of), openingSchema(of)], ...acts] : acts);
}

const groundsOf = ({ article, basis }: Act): string =>
  article === null ? BASIS_NAMES[basis] : `${BASIS_NAMES[basis]}，${articleNumeral(article)}`;
const schemaNameOf = (of: DossierKind, { name }: Act): string => `Act.${of.name}.${name}`;
const openingNameOf = (of: DossierKind): string => `Opening.${of.name}`;

function bodySchemaOf(of: DossierKind, act: Act): JsonSchema {
  const input = { title: act.title, ...inputSchemaOf(act), examples: [of.sampleOf(act.name)] };
  if (!act.jointly) return input;
  const confirmation = {
    title: '会同',
    type: 'object',
    properties: { confirms: { type: 'integer', minimum: 1 } },
    required: ['confirms'],
    additionalProperties: false,
  };
  return { anyOf: [input, confirmation] };
}

function openingSchema(of: DossierKind): JsonSchema {
  const input = inputSchemaOf(openingActOf(of));
  const code = { ...jsonSchemaOf(codeSchema(of)), ...(of.issuesCodes && { description: '不填则由系统编发' }) };
  return { ...input, properties: { code, ...(input.properties as JsonSchema) } };
}

function bodyOf({ method, path, body }: Endpoint): JsonSchema | undefined {
  if (!body) return undefined;
  for (const of of allKinds()) {
    if (path === actPathOf(of) || path === `${actPathOf(of)}/preview`)
      return { anyOf: actsBroughtTo(of).map((act) => ({ $ref: `#/components/schemas/${schemaNameOf(of, act)}` })) };
    if (method === 'post' && path === `/${of.path}`) return { $ref: `#/components/schemas/${openingNameOf(of)}` };
  }
  return jsonSchemaOf(body);
}

const pathParameters = (path: string): JsonSchema[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));

function queryParameters({ query }: Endpoint): JsonSchema[] {
  if (!query) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(query) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(schema.description !== undefined && { description: schema.description }),
    schema,
  }));
}

function headerParameters({ keyed, matches }: Endpoint): JsonSchema[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: '每次办理一个新的标识；重试时沿用',
    schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]+$' },
  };
  const says = {
    dossier: '读取时所得的 ETag；其后有新的行为则答 412',
    version: '读取现行版本时所得的 ETag；已有版本的必填，其后另有新版本则答 412',
    versionIfGiven: '读取现行版本时所得的 ETag；其后另有新版本则答 412',
  }[matches ?? 'dossier'];
  const match = { name: 'If-Match', in: 'header', required: false, description: says, schema: { type: 'string' } };
  const unless = {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: '*：尚无任何版本时才登记，已有的答 412',
    schema: { const: '*' },
  };
  const isOfRow = matches !== undefined && matches !== 'dossier';
  return [...(keyed ? [key] : []), ...(matches ? [match] : []), ...(isOfRow ? [unless] : [])];
}

function successes({ path, answers, answered, readable, unchanging }: Endpoint): JsonSchema {
  const type = TYPES[path] ?? 'application/json';
  const schema = type === 'text/html' ? { type: 'string' } : (answered ?? {});
  const alone = readable && { 'text/plain': { schema: { type: 'string' } } };
  const all: Record<string, string> = { ...answers, ...(unchanging && { 304: '与 If-None-Match 所示的相同' }) };
  return Object.fromEntries(
    Object.entries(all).map(([status, description]) => [
      status,
      status.startsWith('3') ? { description } : { description, content: { [type]: { schema }, ...alone } },
    ]),
  );
}

/** Each status once, under the problem that explains it best; the body's `code` tells them apart. */
function failures({ open, roles, path, query, body, keyed, matches, answers }: Endpoint): JsonSchema {
  const acts = allKinds().some((of) => path.startsWith(actPathOf(of)) || path === `/${of.path}`);
  const codes: (ProblemCode | false | undefined)[] = [
    Boolean(query ?? body) && 'malformed',
    !open && 'unauthenticated',
    // Administrators alone order deliveries, which is said only to whoever may see them.
    (roles ?? (keyed && path.startsWith('/deliveries/'))) && 'wrongRole',
    path.includes('{') && 'notFound',
    acts && body && 'refused',
    !acts && keyed && (path.startsWith('/deliveries/') ? 'orderRefused' : 'versionTaken'),
    matches && mismatchOf(matches),
    body && 'tooLarge',
    body && 'wrongType',
    keyed && 'keyReused',
    'tooManyRequests',
    !(503 in answers) && 'databaseAway',
  ];
  const given = codes.filter((code): code is ProblemCode => Boolean(code));
  return Object.fromEntries(
    given.map((code) => [String(PROBLEMS[code].status), { $ref: `#/components/responses/${code}` }]),
  );
}

const problemResponse = (description: string): JsonSchema => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

/** 'get /projects/{code}/acts' → 'getProjectsCodeActs' */
const operationIdOf = ({ method, path }: Endpoint): string =>
  method + path.replace(/[/{}.-]+(\w?)/g, (_, letter: string) => letter.toUpperCase());
