// Articles 24, 35, 37: questions about orders of rectification, and the guards that ask them. The seq of the ordering
// act names an order.
import { practiceGate, type Guard, type Remedy } from '../act.ts';
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { ledgerNumber, number } from '../../field/kinds.ts';
import type { ProjectFacts, Rectification } from '../facts.ts';
import {
  failedSince,
  hasFailed,
  nameOfPart,
  openParts,
  partNamed,
  partsOf,
  partWorded,
  type OrderPart,
  type PartName,
} from '../order-parts.ts';
import { openRectifications } from '../questions.ts';
import type { Bureau, Capacity, RectificationGround } from '../../vocabulary.ts';

/** Who may order on which ground. Departments supervise together with the seven (会同), not alone. */
export const ISSUERS: Record<RectificationGround, readonly Bureau[]> = {
  ART24: ['development-reform', 'finance'],
  ART35: ['development-reform', 'cyberspace', 'public-security', 'finance', 'big-data', 'cryptography', 'secrecy'],
  ART37: ['development-reform', 'finance', 'big-data', 'cyberspace'],
};

export const ARTICLE_OF_ORDER: Record<RectificationGround, number> = { ART24: 24, ART35: 35, ART37: 37 };

/** What each article calls it. */
export const ORDERED: Record<RectificationGround, string> = {
  ART24: '督促整改',
  ART35: '要求限期整改',
  ART37: '提出整改意见',
};

/** Seq of the ordering act. */
export const orderSeq = ledgerNumber('所指整改要求');
/** Of an order with items, the item. */
export const itemNumber = number('所指问题', 1, 50, '问题清单中的序号，整改要求未列问题清单的不填').optional();
export type Ordered = PartName;

export const orderOf = (facts: ProjectFacts, seq: number): Rectification | undefined =>
  facts.rectifications.find((order) => order.seq === seq);

/** An order is followed up by those who gave it; without one in view, by the issuers of all open orders. */
export function issuersOf(facts: ProjectFacts, input: Pick<Ordered, 'of'> | undefined): readonly Capacity[] {
  const orders =
    input === undefined ? openRectifications(facts) : facts.rectifications.filter(({ seq }) => seq === input.of);
  return orders.length === 0 ? ISSUERS.ART35 : [...new Set(orders.flatMap(({ issuers }) => issuers))];
}

type Holds = (part: OrderPart, today: CalendarDate) => boolean;

/** What to do where no order is in the state asked for. */
type Otherwise = (parts: readonly OrderPart[]) => Remedy;

const inState = (parts: readonly OrderPart[], ...states: Rectification['status'][]) =>
  parts.find(({ status }) => states.includes(status));

/**
 * Two guards: some order is in the state asked for (before there is an input), and the one named is. `whole`: an order with
 * items may be named without one of them, as long as one is.
 */
export function orderThat(
  name: string,
  state: string,
  holds: Holds,
  otherwise: Otherwise,
  whole?: 'whole',
): readonly Guard<Ordered>[] {
  const partsThatHold = (facts: ProjectFacts, today: CalendarDate) =>
    facts.rectifications.flatMap(partsOf).filter((part) => holds(part, today));
  return [
    practiceGate('facts', `some${name}`, `有${state}的整改要求`, ({ facts, today }) =>
      partsThatHold(facts, today).length > 0
        ? undefined
        : { says: `本项目没有${state}的整改要求。`, ...otherwise(openParts(facts).toReversed()) },
    ),
    practiceGate<Ordered>('input', `is${name}`, `所指整改要求${state}`, ({ facts, today }, named) => {
      const holding = partsThatHold(facts, today);
      const isNamed = (part: OrderPart): boolean =>
        part.seq === named.of && (part.item === named.item || (whole !== undefined && named.item === undefined));
      if (holding.length === 0 || holding.some(isNamed)) return undefined;
      const order = orderOf(facts, named.of);
      const items = order?.items?.length;
      if (items !== undefined && (named.item ?? (whole ? 1 : items + 1)) > items)
        return {
          says: `台账第${named.of}号整改要求列有${items}项问题，逐项办理；${named.item === undefined ? '尚未填写是哪一项' : `没有第${named.item}项`}。`,
          remedy: '请填写问题清单中的序号。',
          wayOut: { mend: true },
        };
      if (order && items === undefined && named.item !== undefined)
        return {
          says: `台账第${named.of}号整改要求未列问题清单。`,
          remedy: '请删去「所指问题」。',
          wayOut: { mend: true },
        };
      return {
        says: order ? `${partWorded(named)}现不属于“${state}”的情形。` : `台账第${named.of}号不是本项目的整改要求。`,
        remedy: `请指明${state}的整改要求：${holding.map((part) => partWorded(nameOfPart(part))).join('、')}。`,
        wayOut: { mend: true },
      };
    }),
  ];
}

const NEEDLESS: Remedy = { remedy: '现无须办理。', wayOut: { needless: true } };

const toBeVerified: Otherwise = (parts) => {
  const submitted = inState(parts, 'SUBMITTED');
  return submitted
    ? {
        remedy: '已提交整改报告的，请由要求整改的部门先核验，例如办理「整改核验通过（销号）」。',
        wayOut: { needless: true, instead: [{ act: 'verifyRectification', input: { ...nameOfPart(submitted) } }] },
      }
    : NEEDLESS;
};

export const awaitsReport = orderThat(
  'AwaitingReport',
  '已提出、尚未提交整改报告',
  ({ status }) => status === 'ISSUED',
  (parts) => {
    const failed = inState(parts, 'NOT_COMPLIANT');
    return failed
      ? {
          remedy: `整改后仍不符合要求的，请办理「再次${ORDERED[failed.ground]}」。`,
          wayOut: { instead: [{ act: 'orderAgain', input: { ...nameOfPart(failed) } }] },
        }
      : toBeVerified(parts);
  },
);
/** After a negative finding the unit need not wait to be ordered again: it reports anew, or the order is taken back. */
export const awaitsReportOrFailed = orderThat(
  'AwaitingReport',
  '已提出、尚未提交整改报告，或者整改后仍不符合要求',
  ({ status }) => status === 'ISSUED' || status === 'NOT_COMPLIANT',
  toBeVerified,
);
export const mayBeWithdrawn = orderThat(
  'AwaitingReport',
  '已提出、尚未提交整改报告，或者整改后仍不符合要求',
  ({ status }) => status === 'ISSUED' || status === 'NOT_COMPLIANT',
  toBeVerified,
  'whole',
);
export const awaitsFinding = orderThat(
  'AwaitingFinding',
  '已提交整改报告、尚待核验',
  ({ status }) => status === 'SUBMITTED',
  (parts) => {
    const unreported = inState(parts, 'ISSUED', 'NOT_COMPLIANT');
    return unreported
      ? {
          remedy: '请待项目建设单位办理「提交整改报告」后核验。',
          wayOut: { acts: [{ act: 'submitRectification', input: { ...nameOfPart(unreported) } }] },
        }
      : NEEDLESS;
  },
);
export const failedOrOverdue = orderThat('FailedOrOverdue', '整改后仍不符合要求或者逾期未整改', hasFailed, (parts) => {
  const running = inState(parts, 'ISSUED');
  return running
    ? {
        remedy: '尚在整改期限内的，可以办理「延长整改期限」。',
        wayOut: { needless: true, instead: [{ act: 'changeRectificationDate', input: { ...nameOfPart(running) } }] },
      }
    : toBeVerified(parts);
});

type Dates = { servedOn: CalendarDate; dueOn: CalendarDate };

/** An order given again answers a finding, or a date that has passed: it is served after that. */
export const servedAfterFailure: Guard<Ordered & Dates> = practiceGate(
  'input',
  'servedAfterFailure',
  '再次要求整改的送达不早于认定不符合要求之日，或者在原期限届满以后',
  ({ facts, today }, { servedOn, ...named }) => {
    const part = partNamed(facts, named);
    if (!part || !hasFailed(part, today)) return undefined;
    const floor = failedSince(part);
    if (servedOn >= floor) return undefined;
    return {
      says: `送达日期${dayNameOf(servedOn)}早于${part.status === 'NOT_COMPLIANT' ? '认定整改后仍不符合要求之日' : '原整改期限届满的次日'}${dayNameOf(floor)}。`,
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
