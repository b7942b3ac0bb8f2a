// An order of rectification is reported on, verified and dated as a whole, or item by item 问题清单: what is asked of an
// order is asked of its parts.
import { addDays, type CalendarDate } from '../calendar/calendar-date.ts';
import type { ProjectFacts, Rectification } from './facts.ts';
import { openRectifications } from './questions.ts';

/** An order without items as it stands, or what one of its items comes to by itself. */
export type OrderPart = Rectification & { item?: number };

/** Names a part, as acts do. */
export interface PartName {
  of: number;
  item?: number;
}

export const nameOfPart = ({ seq, item }: OrderPart): PartName =>
  item === undefined ? { of: seq } : { of: seq, item };

/** Of its duty: the number of the order, and behind a dash that of the item. */
export const keyOfPart = ({ seq, item }: OrderPart): string => (item === undefined ? String(seq) : `${seq}-${item}`);

/** What an order and its item are called by the key of the duty. */
export function keyOfPartWorded(key: string): string {
  const [of, item] = key.split('-').map(Number) as [number, number | undefined];
  return partWorded({ of, item });
}

/** 台账第12号整改要求, 台账第12号整改要求第2项. */
export const partWorded = ({ of, item }: PartName): string =>
  `台账第${of}号整改要求${item === undefined ? '' : `第${item}项`}`;

export function partsOf(order: Rectification): OrderPart[] {
  const { items } = order;
  if (!items) return [order];
  return items.map(({ number, ...own }): OrderPart => {
    const isOwn = (entry: { item?: number }): boolean => entry.item === undefined || entry.item === number;
    return {
      ...order,
      ...own,
      items: undefined,
      item: number,
      dates: order.dates.filter(isOwn),
      submissions: order.submissions.filter(isOwn),
      findings: order.findings.filter(isOwn),
    };
  });
}

/** Undefined where the order has items and none is named, or the other way round. */
export const partNamed = (facts: ProjectFacts, { of, item }: PartName): OrderPart | undefined =>
  facts.rectifications
    .filter(({ seq }) => seq === of)
    .flatMap(partsOf)
    .find((part) => part.item === item);

const isOpenPart = ({ status }: OrderPart): boolean => status !== 'VERIFIED' && status !== 'WITHDRAWN';

export const openParts = (facts: ProjectFacts): OrderPart[] =>
  openRectifications(facts).flatMap(partsOf).filter(isOpenPart);

/** 整改后仍不符合要求, or 逾期不整改: nothing handed in by the last day. */
export const hasFailed = ({ status, dueOn }: OrderPart, today: CalendarDate): boolean =>
  status === 'NOT_COMPLIANT' || (status === 'ISSUED' && dueOn < today);

/** First day on which a part that has failed counts as failed. */
export const failedSince = ({ status, findings, dueOn }: OrderPart): CalendarDate =>
  (status === 'NOT_COMPLIANT' ? findings.at(-1)?.on : undefined) ?? addDays(dueOn, 1);

/** Orders of article 35 of which a part has failed: what its measures may answer. */
export const failedOrders = (facts: ProjectFacts, today: CalendarDate): Rectification[] =>
  openRectifications(facts).filter(
    (order) => order.ground === 'ART35' && partsOf(order).some((part) => hasFailed(part, today)),
  );

/**
 * Whether people have decided on what this part failed by: a measure answers it, or the proposal of one was dropped. What
 * fails anew is decided on anew.
 */
export function isDecidedOn({ sanctions, droppedProposals }: ProjectFacts, part: OrderPart): true | undefined {
  const set = part.dates.at(-1)!;
  const found = part.findings.findLast(({ seq, compliant }) => seq > set.seq && !compliant);
  const decisions = [
    ...sanctions.filter(({ answers }) => answers === part.seq),
    ...droppedProposals.filter(({ of }) => of === part.seq),
  ];
  const isOnIt = ({ seq, on }: { seq: number; on: CalendarDate }): boolean =>
    found ? seq > found.seq : seq > set.seq && on > part.dueOn;
  return decisions.some(isOnIt) || undefined;
}

/** What an act changes of a part; entries are added to those that are there. */
export interface PartChange {
  status?: Rectification['status'];
  set?: Rectification['dates'][number];
  submission?: Rectification['submissions'][number];
  finding?: Rectification['findings'][number];
  withdrawn?: Rectification['withdrawn'];
}

/** Facts after a change of the part that is named; of all items where the order has some and none is named. */
export const withPart = (facts: ProjectFacts, { of, item }: PartName, change: PartChange): ProjectFacts => ({
  ...facts,
  rectifications: facts.rectifications.map((order) => (order.seq === of ? changed(order, item, change) : order)),
});

function changed(order: Rectification, item: number | undefined, change: PartChange): Rectification {
  const own = <Kept extends object>(entry: Kept): Kept => (item === undefined ? entry : { ...entry, item });
  const { set, submission, finding, withdrawn, status } = change;
  const entered: Rectification = {
    ...order,
    dates: set ? [...order.dates, own(set)] : order.dates,
    submissions: submission ? [...order.submissions, own(submission)] : order.submissions,
    findings: finding ? [...order.findings, own(finding)] : order.findings,
  };
  const stands = <Part extends Pick<Rectification, 'status' | 'dueOn' | 'servedOn' | 'withdrawn'>>(
    part: Part,
  ): Part => ({
    ...part,
    status: status ?? part.status,
    dueOn: set?.dueOn ?? part.dueOn,
    servedOn: set?.servedOn ?? part.servedOn,
    withdrawn: withdrawn ?? part.withdrawn,
  });
  if (!order.items) return stands(entered);
  const items = order.items.map((one) =>
    (item === undefined ? one.status !== 'VERIFIED' : one.number === item) ? stands(one) : one,
  );
  return { ...entered, items, ...sumOf(items), withdrawn: item === undefined ? withdrawn : order.withdrawn };
}

const SEVERITY = ['NOT_COMPLIANT', 'ISSUED', 'SUBMITTED', 'VERIFIED', 'WITHDRAWN'] as const;

/** The order is met when all items are, and taken back when nothing else is left of it. */
function sumOf(items: NonNullable<Rectification['items']>): Pick<Rectification, 'status' | 'dueOn'> {
  const status = SEVERITY.find((one) => items.some((item) => item.status === one))!;
  return {
    status,
    dueOn: items
      .map(({ dueOn }) => dueOn)
      .sort()
      .at(-1)!,
  };
}
