import { endpoint } from '../http/endpoint.ts';
import { registry } from '../http/metrics.ts';

export const metricsRoutes = [
  endpoint({
    method: 'get',
    path: '/metrics',
    title: '本进程的运行指标（Prometheus 文本格式）：资源占用、各路由的应答时间',
    tag: '系统',
    open: true,
    answers: { 200: '运行指标' },
    handle: async () => ({ text: await registry.metrics(), headers: { 'Content-Type': registry.contentType } }),
  }),
];
