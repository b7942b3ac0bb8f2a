// Test support: projects with an order that was not followed, and with what people decided on it. Ordered on Tuesday,
// 10 March 2026, until Wednesday, 8 April (6 April is 清明); decided on Monday, 13 April.
import type { CalendarDate } from '../../../../measures/calendar/calendar-date.ts';
import type { Life } from '../../dossier.ts';
import { declaredForPlan } from '../../lawful-lives.ts';
import { underConstruction } from './built-lives.ts';

export const DECIDED_ON = '2026-04-13';
export const DECISION = { documents: ['sanctionDecision'] } as const;

/** An order under article 35 by big-data whose date has passed by 13 April. */
export const failedAgain = (life: Life = underConstruction(), more: object = {}): Life => {
  life.do(
    'orderRectification',
    'big-data',
    { ground: 'ART35', violation: '未按要求共享数据', servedOn: '2026-03-10', dueOn: '2026-04-08', ...more },
    { on: '2026-03-10', documents: ['rectificationOrder'] },
  );
  life.today = DECIDED_ON;
  return life;
};
export const lastOrder = ({ facts }: Life): number => facts.rectifications.at(-1)!.seq;

/** Decided by both bureaus on one day. */
export function together(life: Life, act: string, input: object, on: CalendarDate = life.today): Life {
  const documents = act === 'resume' ? [] : DECISION.documents;
  life.do(act, 'development-reform', input, { on, ...(documents.length > 0 && { documents }) });
  return life.do(act, 'finance', {}, { on, confirms: life.seq });
}

export const suspended = (life: Life = underConstruction(), from = DECIDED_ON): Life => {
  failedAgain(life);
  return together(life, 'suspend', { ground: 'ART35', of: lastOrder(life), from, reason: '逾期未整改' });
};

export const deferred = (life: Life = declaredForPlan()): Life => {
  failedAgain(life);
  return life.do('deferPlan', 'finance', { of: lastOrder(life), reason: '逾期未整改' }, DECISION);
};

export const terminated = (life: Life = underConstruction()): Life => {
  failedAgain(life);
  return together(life, 'terminate', { of: lastOrder(life), reason: '逾期未整改' });
};

/** An order of three items, two of them due earlier than the third. */
export const listedItems = (life: Life = underConstruction()): Life =>
  life.do(
    'orderRectification',
    'big-data',
    {
      ground: 'ART35',
      violation: '数据共享检查发现三项问题',
      servedOn: '2026-03-10',
      dueOn: '2026-04-30',
      items: [
        { violation: '目录不完整', dueOn: '2026-03-31' },
        { violation: '接口未开放', dueOn: '2026-04-15' },
        { violation: '更新不及时' },
      ],
    },
    { on: '2026-03-10', documents: ['rectificationOrder'] },
  );
