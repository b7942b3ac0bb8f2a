import { endpoint } from '../http/endpoint.ts';
import { Problem } from '../http/problem.ts';
import { problemPage } from '../http/problem-page.ts';

export const problemRoutes = [
  endpoint({
    method: 'get',
    path: '/problems/{code}',
    title: '对一种错误或者一项不予办理的理由的说明',
    tag: '系统',
    open: true,
    unchanging: true,
    answers: { 200: '说明页（HTML）' },
    handle: ({ params }) => {
      const html = problemPage(params.code!);
      if (html === undefined) throw new Problem('notFound');
      return { html };
    },
  }),
];
