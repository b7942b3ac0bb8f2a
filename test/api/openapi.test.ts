import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expressPath } from '../../api/http/mount.ts';
import { endpoints } from '../../api/endpoints.ts';
import { openPool } from '../../database/pool.ts';
import { openEngine } from '../../api/engine.ts';
import { readConfig } from '../../config.ts';
import { PROBLEMS } from '../../api/http/problem-catalogue.ts';
import { actsBroughtTo } from '../../api/routes/acts.ts';
import { allKinds } from '../../measures/register.ts';
import { Listening } from './world.ts';

// Nothing here is read from a database or an engine: both are away.
const pool = openPool('postgres://duban_api@127.0.0.1:1/none', { name: 'none' });
const engine = openEngine(readConfig({ TEMPORAL_ADDRESS: '127.0.0.1:1', TEMPORAL_NAMESPACE: 'none' }));

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Json }[];
  responses: Record<string, Json>;
  security: unknown[];
}
interface Document extends Json {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

const ACTS = allKinds().flatMap(({ name: kind, acts }) => acts.map((act) => ({ kind, act })));

describe('the documentation', () => {
  let api: Listening;
  let document: Document;
  beforeAll(async () => {
    api = await Listening.open({ pool, engine });
    document = (await api.call(undefined, 'GET', '/openapi.json')).body as Document;
  });
  afterAll(async () => {
    await api?.close();
    await Promise.all([engine.close(), pool.end()]);
  });

  it('is OpenAPI 3.1 with unique operations, all path parameters declared and every reference resolved', () => {
    expect(document.openapi).toBe('3.1.0');
    const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.values(methods).map((operation) => ({ path, ...operation })),
    );
    const ids = operations.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, parameters, responses, summary } of operations) {
      expect(parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
      expect(Object.keys(responses).some((status) => /^[23]\d\d$/.test(status))).toBe(true);
      expect(summary).toMatch(/[一-龥]/);
    }
    for (const reference of referencesIn(document)) expect(resolve(document, reference), reference).toBeDefined();
    expect(JSON.stringify(document)).not.toContain('"$schema"');
  });

  it('M6: describes the filters and fields of deliveries, and how an order is refused', () => {
    const { parameters, responses } = document.paths['/deliveries']!.get!;
    const described = Object.fromEntries(
      (parameters as { name: string; description?: string }[]).map(({ name, description }) => [name, description]),
    );
    expect(described.state).toContain('failed 未送达');
    expect(described.channel).toContain('none');
    for (const field of ['unknownOutcomes', 'triedSince', 'key', 'leftOutBecause', 'insteadOf', 'replacedBy', 'remedy'])
      expect(responses['200']!.description).toContain(field);
    expect(responses['403']).toEqual({ $ref: '#/components/responses/wrongRole' });
    for (const order of ['send-again', 'send-to']) {
      const { responses: of } = document.paths[`/deliveries/{id}/${order}`]!.post!;
      expect(of['409']).toEqual({ $ref: '#/components/responses/orderRefused' });
      expect(of['403']).toEqual({ $ref: '#/components/responses/wrongRole' });
    }
  });

  it('describes what a preview tells, as data and as text alone', () => {
    for (const kind of ['projects', 'units']) {
      const { content } = document.paths[`/${kind}/{code}/acts/{act}/preview`]!.post!.responses['200'] as {
        content: Record<string, { schema: { properties?: Record<string, { properties?: Json }> } }>;
      };
      expect(Object.keys(content)).toEqual(['application/json', 'text/plain']);
      const { text, would } = content['application/json']!.schema.properties!;
      expect(text).toMatchObject({ type: 'string' });
      expect(Object.keys(would!.properties!)).toEqual(
        'stage opened moved met fallenAway waiting told reminders ended'.split(' '),
      );
    }
  });

  it('lists what express serves, nothing more and nothing less', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const perAct = allKinds().flatMap((of) =>
      actsBroughtTo(of).map(({ name }) => `post /${of.path}/{code}/acts/${name}`),
    );
    expect(perAct).not.toContain('post /projects/{code}/acts/openDossier');
    expect(perAct).toContain('post /units/{code}/acts/block');
    expect(documented.sort()).toEqual(
      [...endpoints().map(({ method, path }) => `${method} ${path}`), ...perAct].sort(),
    );
    const served = routesOf(api);
    const expected = endpoints().map(({ method, path }) => `${method} ${expressPath(path)}`);
    expect(served.filter((route) => !route.startsWith('get /docs')).sort()).toEqual(expected.sort());
  });

  it('gives every act its own body, which names its fields and knows no others', () => {
    const schemas = (document.components as { schemas: Record<string, Json> }).schemas;
    for (const { kind, act } of ACTS) {
      const schema = schemas[`Act.${kind}.${act.name}`]!;
      const [input] = (schema.anyOf as Json[] | undefined) ?? [schema];
      const variants = (input!.anyOf ?? input!.oneOf ?? [input]) as Json[];
      for (const variant of variants) expect([act.name, variant.additionalProperties]).toEqual([act.name, false]);
    }
  });

  it('calls every field by its label, names what a choice may be, and gives an example that its schema takes', () => {
    const schemas = (document.components as { schemas: Record<string, Json> }).schemas;
    const title = (schema: Json): unknown => schema.title;
    for (const { kind, act } of ACTS) {
      const schema = schemas[`Act.${kind}.${act.name}`]!;
      const [input] = (schema.anyOf as Json[] | undefined) ?? [schema];
      for (const variant of (input!.oneOf ?? [input]) as Json[])
        for (const [name, field] of Object.entries(variant.properties as Record<string, Json>))
          expect([act.name, name, title(field)]).toEqual([act.name, name, expect.stringMatching(/[一-龥]/)]);
      const examples = input!.examples as unknown[];
      expect([act.name, examples.length > 0]).toEqual([act.name, true]);
      for (const example of examples)
        expect([act.name, act.input.safeParse(example).error]).toEqual([act.name, undefined]);
    }
    const { properties } = schemas['Act.project.startConstruction'] as { properties: Record<string, Json> };
    expect(properties.startedOn).toEqual({
      type: 'string',
      title: '开工日期',
      format: 'date',
      examples: ['2026-03-02'],
    });
    const opening = (schemas['Act.project.openDossier'] as { properties: Record<string, Json> }).properties;
    expect(opening.estimatedTotal).toMatchObject({ title: '估算总投资', pattern: '^[1-9]\\d{0,14}$' });
    expect(opening.kind).toMatchObject({
      enum: ['NEW_BUILD', 'EXPANSION', 'CONTINUATION', 'OM'],
      description: 'NEW_BUILD：新建；EXPANSION：改扩建；CONTINUATION：续建；OM：运行维护',
    });
  });

  it('lists the fields of every act so that a form can be made of them', async () => {
    const { items } = (await api.call(undefined, 'GET', '/measures/acts')).body as {
      items: { act: string; fields: { name: string; when?: { is: string[] } }[] }[];
    };
    const fieldsOf = (name: string) => items.find(({ act }) => act === name)!.fields;
    expect(fieldsOf('declareForAnnualPlan')).toEqual([
      { name: 'year', label: '年度', kind: 'year', required: true },
      {
        name: 'amount',
        label: '申报金额',
        kind: 'money',
        required: true,
        help: expect.stringContaining('分') as string,
      },
      {
        name: 'documents',
        label: '材料',
        kind: 'documents',
        required: true,
        help: '已登记材料的编号，每份引用一次',
        documentKinds: [{ value: 'performanceTargetTable', name: '项目绩效目标表' }],
      },
    ]);
    expect(fieldsOf('recordOpinion')).toContainEqual({
      name: 'agrees',
      label: '结论',
      kind: 'yesNo',
      required: true,
      choices: [
        { value: true, name: '同意' },
        { value: false, name: '不同意' },
      ],
    });
    expect(fieldsOf('returnForCorrection')).toEqual([
      {
        name: 'defects',
        label: '需补正的内容',
        help: '一次告知需补正的全部内容',
        kind: 'list',
        required: true,
        item: 'text',
      },
      { name: 'correctBy', label: '补正截止日期', help: '未填写的，按系统惯例计算', kind: 'date', required: false },
    ]);
    expect(fieldsOf('adjust').find(({ name }) => name === 'items')).toMatchObject({
      kind: 'list',
      item: 'group',
      fields: [
        { name: 'item', label: '科目', kind: 'line' },
        { name: 'before', label: '调整前', kind: 'money' },
        { name: 'after', label: '调整后', kind: 'money' },
      ],
    });
    expect(fieldsOf('correct').filter(({ name }) => name === 'from')).toEqual([
      expect.objectContaining({ label: '原值', kind: 'date' }),
      expect.objectContaining({
        label: '原值',
        kind: 'money',
        when: { field: 'field', is: ['estimatedTotal', 'approvedTotal'] },
      }),
    ]);
    expect(fieldsOf('correct').filter(({ name }) => name === 'field')).toHaveLength(1);
    expect(fieldsOf('reopenDeclaration')).toEqual([]);
  });

  it('serves Swagger UI from here: the page names no other host', async () => {
    const page = await api.call(undefined, 'GET', '/docs');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:/);
    const assets = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, asset]) => asset!);
    expect(assets).toHaveLength(4);
    for (const asset of assets) expect((await api.call(undefined, 'GET', asset)).status).toBe(200);
    expect(page.headers.get('Content-Security-Policy')).toContain("script-src 'self'");
  });

  it('has a page for every problem and every reason of a refusal', async () => {
    const reasons = ACTS.flatMap(({ act: { guards } }) => guards.map(({ name }) => name));
    for (const code of new Set([
      ...Object.keys(PROBLEMS),
      ...reasons,
      'wrongStage',
      'noSuchProposal',
      'proposedAlready',
    ])) {
      const page = await api.call(undefined, 'GET', `/problems/${code}`);
      expect([code, page.status, page.headers.get('Content-Type')]).toEqual([code, 200, 'text/html; charset=utf-8']);
    }
    expect((await api.call(undefined, 'GET', '/problems/toString')).status).toBe(404);
  });

  it('shows the Measures: all articles with text, every act and every duty', async () => {
    const articles = (await api.call(undefined, 'GET', '/measures/articles')).body;
    expect(articles.items).toHaveLength(38);
    expect(articles.items[27]).toMatchObject({ number: 28, numeral: '第二十八条', fate: { is: 'encoded' } });
    for (const { text } of articles.items) expect(text).toContain('复原文本');
    expect((await api.call(undefined, 'GET', '/measures/acts')).body.items).toHaveLength(ACTS.length);
    const duties = (await api.call(undefined, 'GET', '/measures/duties')).body.items as {
      duty: string;
      quotation?: string;
    }[];
    expect(duties.find(({ duty }) => duty === 'ACCEPTANCE_APPLICATION')?.quotation).toMatch(/竣工验收/);
    expect((await api.call(undefined, 'GET', '/measures')).body.inForce).toContain('未能核实');
  });
});

function* referencesIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    if (key === '$ref' && typeof member === 'string') yield member;
    else yield* referencesIn(member);
  }
}

const resolve = (document: Json, reference: string): unknown =>
  reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((at, key) => (at as Json | undefined)?.[key], document);

/** What the router of express holds. */
function routesOf({ server }: Listening): string[] {
  const app = server.listeners('request').find((listener) => 'router' in listener) as unknown as {
    router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
  };
  return app.router.stack.flatMap(({ route }) =>
    route ? Object.keys(route.methods).map((method) => `${method} ${route.path}`) : [],
  );
}
