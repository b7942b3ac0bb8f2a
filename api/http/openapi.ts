// OpenAPI 3.1, made from the same routes express serves and from the registers: every act has a path of its own with
// its own input.
import type { Act } from '../../measures/act.ts';
import { articleNumeral } from '../../measures/articles.ts';
import { ACTS } from '../../measures/register.ts';
import { BASIS_NAMES, CAPACITY_NAMES } from '../../measures/vocabulary.ts';
import { examplesOf } from '../acts/examples.ts';
import { inputSchemaOf, jsonSchemaOf, type JsonSchema } from '../acts/schema.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.ts';
import { mismatchOf } from './mount.ts';
import { OPENING_ACT, projectCode } from '../acts/opening.ts';
import { problemSchema } from './openapi-problem.ts';

const ACT_PATH = '/projects/{code}/acts/{act}';
const PREVIEW_PATH = `${ACT_PATH}/preview`;
/** Of what is not answered as JSON. */
const TYPES: Partial<Record<string, string>> = { '/problems/{code}': 'text/html', '/metrics': 'text/plain' };

export function openapiEndpoint(routes: readonly Endpoint[]): Endpoint {
  const self: Endpoint = endpoint({
    method: 'get',
    path: '/openapi.json',
    title: '本文档（OpenAPI 3.1）',
    tag: '系统',
    open: true,
    answers: { 200: 'OpenAPI 文档' },
    handle: () => ({ body: (document ??= openapiOf([...routes, self])) }),
  });
  let document: JsonSchema | undefined;
  return self;
}

export function openapiOf(routes: readonly Endpoint[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    (paths[route.path] ??= {})[route.method] = operationOf(route);
    if (route.path === ACT_PATH) Object.assign(paths, pathsOfActs(route));
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '督办 Duban',
      version: '0.1.0',
      description:
        '依《市级政务信息化项目管理办法》（渝府办发〔2021〕122号）办理项目全过程的行为、义务和提醒。条文引文为复原文本，以官方正式文本为准。',
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
        Opening: openingSchema(),
        ...Object.fromEntries(ACTS.map((act) => [schemaNameOf(act), bodySchemaOf(act)])),
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
function pathsOfActs(general: Endpoint): Record<string, Record<string, JsonSchema>> {
  const acts = ACTS.filter(({ name }) => name !== OPENING_ACT);
  return Object.fromEntries(
    acts.map((act) => {
      const operation = operationOf({ ...general, title: act.title, path: general.path.replace('{act}', act.name) });
      const schema = { $ref: `#/components/schemas/${schemaNameOf(act)}` };
      const description = `${groundsOf(act)}。办理：${act.by.map((capacity) => CAPACITY_NAMES[capacity]).join('、')}。${act.guards.map(({ asks }) => asks).join('；')}`;
      return [
        general.path.replace('{act}', act.name),
        {
          post: {
            ...operation,
            operationId: act.name,
            description,
            requestBody: { required: true, content: { 'application/json': { schema } } },
          },
        },
      ];
    }),
  );
}

const groundsOf = ({ article, basis }: Act): string =>
  article === null ? BASIS_NAMES[basis] : `${BASIS_NAMES[basis]}，${articleNumeral(article)}`;
const schemaNameOf = ({ name }: Act): string => `Act.${name}`;

function bodySchemaOf(act: Act): JsonSchema {
  const input = { title: act.title, ...inputSchemaOf(act), examples: examplesOf(act) };
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

function openingSchema(): JsonSchema {
  const opening = ACTS.find(({ name }) => name === OPENING_ACT);
  const input: JsonSchema = opening ? inputSchemaOf(opening) : { type: 'object' };
  return {
    ...input,
    properties: {
      code: { ...jsonSchemaOf(projectCode), description: '不填则由系统编发' },
      ...(input.properties as JsonSchema),
    },
  };
}

function bodyOf({ path, body }: Endpoint): JsonSchema | undefined {
  if (path === ACT_PATH || path === PREVIEW_PATH)
    return {
      anyOf: ACTS.filter(({ name }) => name !== OPENING_ACT).map((act) => ({
        $ref: `#/components/schemas/${schemaNameOf(act)}`,
      })),
    };
  if (path === '/projects') return body && { $ref: '#/components/schemas/Opening' };
  return body && jsonSchemaOf(body);
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
    schema,
  }));
}

function headerParameters({ keyed, matches }: Endpoint): JsonSchema[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description: '每次办理一个新的标识；重试时沿用',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  };
  const says =
    matches === 'version'
      ? '读取现行版本时所得的 ETag；已有版本的必填，其后另有新版本则答 412'
      : '读取项目时所得的 ETag；项目其后有新的行为则答 412';
  const match = { name: 'If-Match', in: 'header', required: false, description: says, schema: { type: 'string' } };
  return [...(keyed ? [key] : []), ...(matches ? [match] : [])];
}

function successes({ path, answers }: Endpoint): JsonSchema {
  const type = TYPES[path] ?? 'application/json';
  return Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [
      status,
      status === '302'
        ? { description }
        : { description, content: { [type]: { schema: type === 'text/html' ? { type: 'string' } : {} } } },
    ]),
  );
}

/** Each status once, under the problem that explains it best; the body's `code` tells them apart. */
function failures({ open, roles, path, query, body, keyed, matches, answers }: Endpoint): JsonSchema {
  const acts = path.startsWith(ACT_PATH) || path === '/projects';
  const codes: (ProblemCode | false | undefined)[] = [
    Boolean(query ?? body) && 'malformed',
    !open && 'unauthenticated',
    roles && 'wrongRole',
    path.includes('{') && 'notFound',
    acts && body && 'refused',
    !acts && keyed && 'versionTaken',
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
