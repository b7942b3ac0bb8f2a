/**
 * One believable project over HTTP, as its callers would make it: opened by its unit, then ordered to put something
 * right, so that it owes something.
 */
import { randomUUID } from 'node:crypto';
import type { ApiClient, Caller } from '../../api-client.ts';
import { beijingDateOf, addDays } from '../../../measures/calendar/calendar-date.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';

export const PROJECT_NAME = '智慧城管一体化平台';
/** Far enough away for a green lamp. */
const DAYS_TO_PUT_RIGHT = 90;

const BIG_DATA = { party: 'big-data' };
const UNIT = { party: 'unit-urban-centre' };
const PARTIES = [
  {
    id: 'department-urban',
    name: '市城市管理局',
    contacts: [{ post: 'handler', name: '周明', addresses: { mail: 'zhou.ming@urban.example' } }],
  },
  {
    id: UNIT.party,
    name: '市数字城管中心',
    department: 'department-urban',
    contacts: [
      { post: 'handler', name: '李静', addresses: { mail: 'li.jing@centre.example' } },
      { post: 'leader', name: '陈刚', addresses: { mail: 'chen.gang@centre.example' } },
    ],
  },
];

/** Answers the code of the project. Its unit has a reminder in its inbox from then on, and by mail. */
export async function makeOneProject(api: ApiClient): Promise<string> {
  for (const { id, ...party } of PARTIES)
    await send(api, { ...BIG_DATA, role: 'administrator' }, 'PUT', `/parties/${id}`, party);
  const { code } = await send(api, UNIT, 'POST', '/projects', {
    ...ACT_SAMPLES.openDossier.input(EXAMPLE),
    name: PROJECT_NAME,
    department: 'department-urban',
    estimatedTotal: '3680000000',
  });
  const today = beijingDateOf(Date.now());
  await send(api, BIG_DATA, 'POST', `/projects/${code}/acts/orderRectification`, {
    ...ACT_SAMPLES.orderRectification.input(EXAMPLE),
    violation: '数据资源目录未及时更新，未按要求共享城市部件数据',
    servedOn: today,
    dueOn: addDays(today, DAYS_TO_PUT_RIGHT),
    documents: [],
  });
  return code;
}

const send = (api: ApiClient, caller: Caller, method: string, route: string, body: object): Promise<{ code: string }> =>
  api.call(caller, method, route, { key: randomUUID(), body });
