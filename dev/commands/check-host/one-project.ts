/**
 * One believable project over HTTP, as its callers would make it: opened by its unit, then ordered to put something
 * right, so that it owes something.
 */
import { randomUUID } from 'node:crypto';
import { beijingDateOf, addDays } from '../../../measures/calendar/calendar-date.ts';

export interface ApiCaller {
  readonly party: string;
  readonly role: 'handler' | 'administrator';
}

export interface ApiAccess {
  readonly url: string;
  readonly tokenOf: (caller: ApiCaller) => Promise<string>;
}

export const PROJECT_NAME = '智慧城管一体化平台';
/** Far enough away for a green lamp. */
const DAYS_TO_PUT_RIGHT = 90;

const BIG_DATA = { party: 'big-data', role: 'handler' } as const;
const UNIT = { party: 'unit-urban-centre', role: 'handler' } as const;
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
export async function makeOneProject(api: ApiAccess): Promise<string> {
  for (const { id, ...party } of PARTIES)
    await send(api, { ...BIG_DATA, role: 'administrator' }, 'PUT', `/parties/${id}`, party);
  const { code } = await send(api, UNIT, 'POST', '/projects', {
    name: PROJECT_NAME,
    kind: 'NEW_BUILD',
    classified: false,
    department: 'department-urban',
    unitCategory: 'PARTY_AND_GOVERNMENT',
    fundSources: ['FISCAL'],
    estimatedTotal: '3680000000',
    newCivilWorks: false,
    highEnergyUse: false,
    sharesData: true,
  });
  const today = beijingDateOf(Date.now());
  await send(api, BIG_DATA, 'POST', `/projects/${code}/acts/orderRectification`, {
    ground: 'ART35',
    violation: '数据资源目录未及时更新，未按要求共享城市部件数据',
    servedOn: today,
    dueOn: addDays(today, DAYS_TO_PUT_RIGHT),
    documents: [],
  });
  return code;
}

async function send(
  api: ApiAccess,
  caller: ApiCaller,
  method: string,
  route: string,
  body: object,
): Promise<{ code: string }> {
  const response = await fetch(api.url + route, {
    method,
    headers: {
      Authorization: `Bearer ${await api.tokenOf(caller)}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': randomUUID(),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`${method} ${route} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as { code: string };
}
