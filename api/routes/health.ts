import { readClock } from '../../database/clock.ts';
import type { Pool } from '../../database/pool.ts';
import type { Deps } from '../deps.ts';
import { endpoint } from '../http/endpoint.ts';

/** Below the patience of whoever asks. */
const ENGINE_WITHIN_MS = 1_500;

/** So old may the answer be: however many ask, database and engine are asked once a second. */
const KEPT_MS = 1_000;

interface Readiness {
  ready: boolean;
  database: boolean;
  engine: boolean;
}

const keptOf = new WeakMap<Pool, { asked: Promise<Readiness>; until: number }>();

function readiness(deps: Deps): Promise<Readiness> {
  const kept = keptOf.get(deps.pool);
  if (kept && performance.now() < kept.until) return kept.asked;
  const asked = ask(deps);
  const entry = { asked, until: Infinity };
  keptOf.set(deps.pool, entry);
  void asked.finally(() => (entry.until = performance.now() + KEPT_MS));
  return asked;
}

async function ask({ pool, engine: { client } }: Deps): Promise<Readiness> {
  const namespace = client.options.namespace;
  const asked = client.withDeadline(Date.now() + ENGINE_WITHIN_MS, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
  const [database, engine] = await Promise.all(
    [readClock(pool), asked].map((answer) =>
      answer.then(
        () => true,
        () => false,
      ),
    ),
  );
  return { ready: database === true && engine === true, database: database === true, engine: engine === true };
}

export const healthRoutes = [
  endpoint({
    method: 'get',
    path: '/healthz',
    title: '进程是否在运行',
    tag: '系统',
    open: true,
    answers: { 200: '在运行' },
    handle: () => ({ body: { alive: true } }),
  }),
  endpoint({
    method: 'get',
    path: '/readyz',
    title: '是否可以办事：数据库和流程引擎是否应答',
    tag: '系统',
    open: true,
    answers: { 200: '可以', 503: '不可以' },
    handle: async (_call, deps) => {
      const { ready, database, engine } = await readiness(deps);
      return {
        status: ready ? 200 : 503,
        body: { ready, database, engine },
        ...(!ready && { headers: { 'Retry-After': '2' } }),
      };
    },
  }),
];
