// Articles 24, 35: what a measure answers. Each rests on a line of the ledger: an order that was not followed, or a report
// or finding of a serious delay or loss.
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { gate, practiceGate, type Guard, type Remedy } from '../act.ts';
import type { ProjectFacts, Sanction } from '../facts.ts';
import { failedOrders, failedSince, hasFailed, nameOfPart, openParts, partsOf } from '../order-parts.ts';
import { inForceWorded } from '../overlays.ts';
import { ordersBarring } from '../questions.ts';
import type { Capacity, SanctionGround } from '../../vocabulary.ts';
import { orderOf } from './rectification-orders.ts';
import { ABOVE_THE_UNIT } from './rectification-report.ts';

/** Who hears of a measure: the unit, whoever stands above it, and who gave the order that it answers. */
export const toldOfSanction = (facts: ProjectFacts, answers?: number): readonly Capacity[] => [
  'constructionUnit',
  ...ABOVE_THE_UNIT,
  ...(answers === undefined ? [] : (orderOf(facts, answers)?.issuers ?? [])),
];

/** What to do where no order of article 35 has failed yet. */
function untilOneFails(facts: ProjectFacts): Remedy {
  const parts = openParts(facts).filter(({ ground }) => ground === 'ART35');
  const submitted = parts.find(({ status }) => status === 'SUBMITTED');
  if (submitted)
    return {
      remedy: '已提交整改报告的，请由要求整改的部门先核验；仍不符合要求的，办理「认定整改后仍不符合要求」。',
      wayOut: { instead: [{ act: 'findNotCompliant', input: { ...nameOfPart(submitted) } }] },
    };
  return parts.length > 0
    ? { remedy: '尚在整改期限以内；期限届满仍未整改的，届时可以办理。', wayOut: { wait: true } }
    : {
        remedy: '发现违反规定或者批复要求的，请先依第三十五条办理「要求限期整改」。',
        wayOut: { instead: ['orderRectification'] },
      };
}

const numbersOf = (lines: readonly { seq: number }[]): string => lines.map(({ seq }) => `台账第${seq}号`).join('、');

const notAnswered = (of: number, what: string, lines: readonly { seq: number }[]) => ({
  says: `台账第${of}号不是${what}。`,
  remedy: `请指明所依据的台账行：${numbersOf(lines)}。`,
  wayOut: { mend: true } as const,
});

const FAILED = '依第三十五条提出、逾期不整改或者整改后仍不符合要求的整改要求';

/** X2: some order of article 35 has failed, and the one that is named has. */
export const answersFailedOrder: readonly Guard<{ of: number }>[] = [
  gate(35, 'facts', 'someOrderFailed', `有${FAILED}`, ({ facts, today }) =>
    failedOrders(facts, today).length > 0 ? undefined : { says: `本项目没有${FAILED}。`, ...untilOneFails(facts) },
  ),
  gate<{ of: number }>(35, 'input', 'orderFailed', `所指为${FAILED}`, ({ facts, today }, { of }) => {
    const failed = failedOrders(facts, today);
    return failed.length === 0 || failed.some(({ seq }) => seq === of) ? undefined : notAnswered(of, FAILED, failed);
  }),
];

/** Since when there is what a measure on this ground answers, by its line. */
export function causesOf(
  facts: ProjectFacts,
  ground: SanctionGround,
  today: CalendarDate,
): { seq: number; on: CalendarDate }[] {
  if (ground === 'ART24')
    return [
      ...facts.problems.map(({ seq, noticedOn }) => ({ seq, on: noticedOn })),
      ...facts.rectifications
        .filter((order) => order.ground === 'ART24' && order.status !== 'WITHDRAWN')
        .map(({ seq, servedOn }) => ({ seq, on: servedOn })),
    ];
  return failedOrders(facts, today).map((order) => ({
    seq: order.seq,
    on: partsOf(order)
      .filter((part) => hasFailed(part, today))
      .map(failedSince)
      .sort()[0]!,
  }));
}

const SERIOUS = '对工程严重逾期、投资重大损失的报告或者依第二十四条提出的整改要求';

interface OnCause {
  ground: SanctionGround;
  of: number;
}

/** X1, X2: suspending rests on article 24 or on article 35. */
export const answersCauseToSuspend: readonly Guard<OnCause & { from: CalendarDate }>[] = [
  gate(35, 'facts', 'someCauseToSuspend', '有可以暂停项目建设的情形', ({ facts, today }) =>
    causesOf(facts, 'ART24', today).length + causesOf(facts, 'ART35', today).length > 0
      ? undefined
      : {
          says: `本项目既没有${SERIOUS}，也没有${FAILED}。`,
          ...untilOneFails(facts),
        },
  ),
  gate<OnCause>(
    24,
    'input',
    'seriousProblemReported',
    `依第二十四条的，所指为${SERIOUS}`,
    ({ facts, today }, input) => {
      const causes = causesOf(facts, 'ART24', today);
      if (input.ground !== 'ART24' || causes.some(({ seq }) => seq === input.of)) return undefined;
      const failed = causesOf(facts, 'ART35', today);
      if (causes.length > 0) return notAnswered(input.of, SERIOUS, causes);
      return failed.length === 0
        ? undefined
        : {
            says: `本项目没有${SERIOUS}。`,
            remedy: `请改以第三十五条为依据，指明${numbersOf(failed)}。`,
            wayOut: { mend: true },
          };
    },
  ),
  gate<OnCause>(35, 'input', 'orderFailed', `依第三十五条的，所指为${FAILED}`, ({ facts, today }, input) => {
    const failed = causesOf(facts, 'ART35', today);
    if (input.ground !== 'ART35' || failed.some(({ seq }) => seq === input.of)) return undefined;
    const causes = causesOf(facts, 'ART24', today);
    if (failed.length > 0) return notAnswered(input.of, FAILED, failed);
    return causes.length === 0
      ? undefined
      : {
          says: `本项目没有${FAILED}。`,
          remedy: `请改以第二十四条为依据，指明${numbersOf(causes)}。`,
          wayOut: { mend: true },
        };
  }),
  practiceGate<OnCause & { from: CalendarDate }>(
    'input',
    'suspendedAfterCause',
    '暂停起始日期不早于所依据的事实',
    ({ facts, today }, { ground, of, from }) => {
      const cause = causesOf(facts, ground, today).find(({ seq }) => seq === of);
      return !cause || from >= cause.on
        ? undefined
        : {
            says: `暂停起始日期${dayNameOf(from)}早于所依据的事实${dayNameOf(cause.on)}。`,
            remedy: '请核对暂停起始日期。',
            wayOut: { mend: true },
          };
    },
  ),
];

/** X2: what is suspended or deferred is not once more; that it goes on, or ends, is another decision. */
export const notInForceYet = (
  name: string,
  asks: string,
  inForceOf: (facts: ProjectFacts) => Sanction | undefined,
  otherwise: Remedy,
): Guard<unknown> =>
  practiceGate('facts', name, asks, ({ facts }) => {
    const sanction = inForceOf(facts);
    return sanction && { says: `${inForceWorded(sanction)}。`, ...otherwise };
  });

/** X3, X5: what was suspended or deferred goes on once the orders that bar it are closed (case 71). */
export const barringOrdersClosed = (
  name: string,
  liftedOf: (facts: ProjectFacts) => Sanction | undefined,
): Guard<unknown> =>
  practiceGate('facts', name, '须先办结的整改均已办结', ({ facts }) => {
    const lifted = liftedOf(facts);
    const barring = lifted ? ordersBarring(facts, lifted) : [];
    if (barring.length === 0) return undefined;
    const seqs = barring.map(({ seq }) => seq);
    const parts = openParts(facts).filter(({ seq }) => seqs.includes(seq));
    const unreported = parts.filter(({ status }) => status !== 'SUBMITTED');
    const verified = '由要求整改的部门办理「整改核验通过（销号）」';
    const first = unreported.length > 0 ? `由项目建设单位办理「提交整改报告」，再${verified}` : verified;
    return {
      says: `须先办结的整改尚有${barring.length}项：${numbersOf(barring)}。`,
      remedy: `请先${first}，或者撤销整改要求。`,
      wayOut: {
        acts: [
          ...unreported.map((part) => ({ act: 'submitRectification' as const, input: { ...nameOfPart(part) } })),
          ...parts.map((part) => ({ act: 'verifyRectification' as const, input: { ...nameOfPart(part) } })),
        ],
      },
    };
  });
