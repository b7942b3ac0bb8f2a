import { readClock } from '../../database/clock.ts';
import { endpoint } from '../http/endpoint.ts';

/** Below the patience of whoever asks. */
const ENGINE_WITHIN_MS = 1_500;

export const healthRoutes = [
  endpoint({
    method: 'get',
    path: '/healthz',
    title: '进程是否活着',
    tag: '系统',
    open: true,
    answers: { 200: '活着' },
    handle: () => ({ body: { alive: true } }),
  }),
  endpoint({
    method: 'get',
    path: '/readyz',
    title: '是否可以办事：数据库和流程引擎是否应答',
    tag: '系统',
    open: true,
    answers: { 200: '可以', 503: '不可以' },
    handle: async (_call, { pool, engine: { client } }) => {
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
      const ready = database === true && engine === true;
      return {
        status: ready ? 200 : 503,
        body: { ready, database, engine },
        ...(!ready && { headers: { 'Retry-After': '2' } }),
      };
    },
  }),
];
