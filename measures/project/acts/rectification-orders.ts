// Articles 24, 35, 37: questions about orders of rectification, and the guards that ask them. The seq of the ordering
// act names an order.
import { practiceGate, type Guard, type Remedy } from '../act.ts';
import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { ledgerNumber } from '../../field/kinds.ts';
import type { ProjectFacts, Rectification } from '../facts.ts';
import { openRectifications } from '../questions.ts';
import type { Bureau, Capacity, RectificationGround } from '../../vocabulary.ts';

/** Who may order on which ground. Departments supervise together with the seven (会同), not alone. */
export const ISSUERS: Record<RectificationGround, readonly Bureau[]> = {
  ART24: ['development-reform', 'finance'],
  ART35: ['development-reform', 'cyberspace', 'public-security', 'finance', 'big-data', 'cryptography', 'secrecy'],
  ART37: ['development-reform', 'finance', 'big-data', 'cyberspace'],
};

/** What each article calls it. */
export const ORDERED: Record<RectificationGround, string> = {
  ART24: '督促整改',
  ART35: '要求限期整改',
  ART37: '提出整改意见',
};

/** Seq of the ordering act. */
export const orderSeq = ledgerNumber('所指整改要求');
type Ordered = { of: number };

export const orderOf = (facts: ProjectFacts, seq: number): Rectification | undefined =>
  facts.rectifications.find((order) => order.seq === seq);

/** An order is followed up by those who gave it; without one in view, by the issuers of all open orders. */
export function issuersOf(facts: ProjectFacts, input: Ordered | undefined): readonly Capacity[] {
  const orders =
    input === undefined ? openRectifications(facts) : facts.rectifications.filter(({ seq }) => seq === input.of);
  return orders.length === 0 ? ISSUERS.ART35 : [...new Set(orders.flatMap(({ issuers }) => issuers))];
}

export const withOrder = (
  facts: ProjectFacts,
  seq: number,
  change: (order: Rectification) => Rectification,
): ProjectFacts => ({
  ...facts,
  rectifications: facts.rectifications.map((order) => (order.seq === seq ? change(order) : order)),
});

type Holds = (order: Rectification, today: CalendarDate) => boolean;

/** What to do where no order is in the state asked for. */
type Otherwise = (orders: readonly Rectification[]) => Remedy;

const inState = (orders: readonly Rectification[], ...states: Rectification['status'][]) =>
  orders.find(({ status }) => states.includes(status));

/** Two guards: some order is in the state asked for (before there is an input), and the one named is. */
export function orderThat(name: string, state: string, holds: Holds, otherwise: Otherwise): readonly Guard<Ordered>[] {
  const some = (facts: ProjectFacts, today: CalendarDate) => facts.rectifications.some((order) => holds(order, today));
  return [
    practiceGate('facts', `some${name}`, `有${state}的整改要求`, ({ facts, today }) =>
      some(facts, today)
        ? undefined
        : { says: `本项目没有${state}的整改要求。`, ...otherwise(openRectifications(facts).toReversed()) },
    ),
    practiceGate<Ordered>('input', `is${name}`, `所指整改要求${state}`, ({ facts, today }, { of }) => {
      const order = orderOf(facts, of);
      if (!some(facts, today) || (order && holds(order, today))) return undefined;
      return {
        says: order ? `台账第${of}号整改要求不处于${state}状态。` : `台账第${of}号不是本项目的整改要求。`,
        remedy: `请以${state}的整改要求的台账序号指明。`,
        wayOut: { mend: true },
      };
    }),
  ];
}

const NEEDLESS: Remedy = { remedy: '现无须办理。', wayOut: { needless: true } };

const toBeVerified: Otherwise = (orders) => {
  const submitted = inState(orders, 'SUBMITTED');
  return submitted
    ? {
        remedy: '已提交整改报告的，请由要求整改的部门先核验，例如办理「整改核验通过（销号）」。',
        wayOut: { needless: true, instead: [{ act: 'verifyRectification', input: { of: submitted.seq } }] },
      }
    : NEEDLESS;
};

export const awaitsReport = orderThat(
  'AwaitingReport',
  '已提出、尚未提交整改报告',
  ({ status }) => status === 'ISSUED',
  (orders) => {
    const failed = inState(orders, 'NOT_COMPLIANT');
    return failed
      ? {
          remedy: `整改后仍不符合要求的，请办理「再次${ORDERED[failed.ground]}」。`,
          wayOut: { instead: [{ act: 'orderAgain', input: { of: failed.seq } }] },
        }
      : toBeVerified(orders);
  },
);
/** After a negative finding the unit need not wait to be ordered again: it reports anew, or the order is taken back. */
export const awaitsReportOrFailed = orderThat(
  'AwaitingReport',
  '已提出、尚未提交整改报告，或者整改后仍不符合要求',
  ({ status }) => status === 'ISSUED' || status === 'NOT_COMPLIANT',
  toBeVerified,
);
export const awaitsFinding = orderThat(
  'AwaitingFinding',
  '已提交整改报告、尚待核验',
  ({ status }) => status === 'SUBMITTED',
  (orders) => {
    const unreported = inState(orders, 'ISSUED', 'NOT_COMPLIANT');
    return unreported
      ? {
          remedy: '请待项目建设单位办理「提交整改报告」后核验。',
          wayOut: { acts: [{ act: 'submitRectification', input: { of: unreported.seq } }] },
        }
      : NEEDLESS;
  },
);
export const failedOrOverdue = orderThat(
  'FailedOrOverdue',
  '整改后仍不符合要求或者逾期未整改',
  ({ status, dueOn }, today) => status === 'NOT_COMPLIANT' || (status === 'ISSUED' && dueOn < today),
  (orders) => {
    const running = inState(orders, 'ISSUED');
    return running
      ? {
          remedy: '尚在整改期限内的，可以办理「延长整改期限」。',
          wayOut: { needless: true, instead: [{ act: 'changeRectificationDate', input: { of: running.seq } }] },
        }
      : toBeVerified(orders);
  },
);

type Dates = { servedOn: CalendarDate; dueOn: CalendarDate };

/** An order given again answers a finding, or a date that has passed: it is served after that. */
export const servedAfterFailure: Guard<Ordered & Dates> = practiceGate(
  'input',
  'servedAfterFailure',
  '再次要求整改的送达不早于认定不符合要求之日，或者在原期限届满以后',
  ({ facts, today }, { of, servedOn }) => {
    const order = orderOf(facts, of);
    const found = order?.status === 'NOT_COMPLIANT' ? order.findings.at(-1)?.on : undefined;
    const isOverdue = order?.status === 'ISSUED' && order.dueOn < today;
    const floor = found ?? (isOverdue ? addDays(order.dueOn, 1) : undefined);
    if (floor === undefined || servedOn >= floor) return undefined;
    return {
      says: `送达日期${dayNameOf(servedOn)}早于${found ? '认定整改后仍不符合要求之日' : '原整改期限届满的次日'}${dayNameOf(floor)}。`,
      remedy: `请核对再次要求整改的送达日期，应为${dayNameOf(floor)}或者以后。`,
      wayOut: { mend: true },
    };
  },
);

/** Case 75. */
export const dueAfterService: Guard<Dates> = practiceGate(
  'input',
  'dueAfterService',
  '整改期限晚于送达日期',
  (_situation, { servedOn, dueOn }) =>
    dueOn > servedOn
      ? undefined
      : {
          says: `整改期限${dayNameOf(dueOn)}不晚于送达日期${dayNameOf(servedOn)}。`,
          remedy: '请核对送达日期和整改期限。',
          wayOut: { mend: true },
        },
);
