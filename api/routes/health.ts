import { endpoint } from '../http/endpoint.ts';
import { readiness } from '../readiness.ts';

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
    title: '是否可以办事，能否发信：数据库、流程引擎是否应答，worker 是否在办理',
    tag: '系统',
    open: true,
    answers: {
      200: '可以办事。mail：open 能发信，partly 有的 worker 不能，closed 不能；says 说明原因和办法',
      503: '不可以：database、engine 为 false，或者 worker 为 away（一分钟内没有报告，或者没有领取工作）；says 说明原因和办法',
    },
    handle: async (_call, deps) => {
      const body = await readiness(deps);
      return body.ready ? { body } : { status: 503, body, headers: { 'Retry-After': '2' } };
    },
  }),
];
