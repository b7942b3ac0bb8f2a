import { endpoint } from '../http/endpoint.ts';
import { readiness } from '../readiness.ts';

/** Said without asking anybody: a proxy is to know at once. */
const STOPPING = { ready: false, stopping: true, says: ['这个 API 正在停止，不再接受新的请求。请改用其他 API。'] };

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
    title: '是否可以办事，能否发信：数据库、流程引擎是否应答，worker 是否在办理，卷宗是否作答',
    tag: '系统',
    open: true,
    answers: {
      200: '可以办事。mail：open 能发信，partly 有的 worker 不能，closed 不能；projects：partly 有的卷宗反复出错；says 说明原因和办法',
      503: '不可以：database、engine 为 false，worker 为 away（一分钟内没有报告，或者没有领取工作），projects 为 silent（卷宗都不作答），或者 stopping 为 true（正在停止）；says 说明原因和办法',
    },
    handle: async (_call, deps) => {
      if (deps.stopping?.aborted) return { status: 503, body: STOPPING, headers: { 'Retry-After': '2' } };
      const body = await readiness(deps);
      return body.ready ? { body } : { status: 503, body, headers: { 'Retry-After': '2' } };
    },
  }),
];
