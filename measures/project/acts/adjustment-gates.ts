// Article 26, para 1: what a unit may adjust by itself. All six conditions hold, or what fails is said one by one, each with
// its figure.
import type { CalendarDate } from '../../calendar/calendar-date.ts';
import { dayNameOf } from '../../date-name.ts';
import { inWan, sumOf } from '../../money.ts';
import type { AdjustmentGround } from '../../vocabulary.ts';
import { gate, practiceGate, type Guard, type Objection } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import {
  adjustedAmount,
  adjustedTo,
  isWithin15Percent,
  itemsBefore,
  percentOf,
  presentItems,
} from '../money-questions.ts';
import type { AdjustedItem } from '../path-facts.ts';

export interface Adjusting {
  ground: AdjustmentGround;
  withinBudget: boolean;
  goalsUnchanged: boolean;
  contentNeedsAdjusting: boolean;
  content?: string;
  items?: AdjustedItem[];
  plannedCompletionOn?: CalendarDate;
}

/** What is not for the unit to adjust goes the way of a change. */
const asChange = (says: string, remedy = '请核对后重新填写；'): Objection => ({
  says,
  remedy: `${remedy}确需如此调整的，不属于自行调整，请按规定办理「申请变更」。`,
  wayOut: { mend: true, instead: ['requestChange'] },
});

export const changesNothingYet = ({ content, items, plannedCompletionOn }: Omit<Adjusting, 'ground'>): boolean =>
  content === undefined && items === undefined && plannedCompletionOn === undefined;

export const adjustsSomething: Guard<Adjusting> = practiceGate(
  'input',
  'adjustsSomething',
  '写明调整的内容、明细或者计划建成日期',
  (_, input) =>
    changesNothingYet(input)
      ? {
          says: '没有写明调整什么。',
          remedy: '请填写调整的主要建设内容、调整明细或者调整后的计划建成日期，至少一项。',
          wayOut: { mend: true },
        }
      : undefined,
);

const stated = (name: 'withinBudget' | 'goalsUnchanged', asks: string, says: string): Guard<Adjusting> =>
  gate(26, 'input', name, asks, (_, input) => (input[name] ? undefined : asChange(says)));

const withinBudget = stated(
  'withinBudget',
  '项目投资规模未超出概（预）算批复',
  '项目投资规模超出概（预）算批复，或者未确认没有超出。',
);
const goalsUnchanged = stated('goalsUnchanged', '建设目标不变', '建设目标有变化，或者未确认建设目标不变。');

// QUESTION(article 26, scheduleAlone): ground (三) speaks of content and schedule; of the schedule alone we ask for no
// change of content, and count its amount as nothing (case 64).
const contentNeedsAdjusting: Guard<Adjusting> = gate(
  26,
  'input',
  'contentNeedsAdjusting',
  '主要建设内容确需调整（仅调整进度的除外）',
  (_, { contentNeedsAdjusting: isNeeded, content, items }) =>
    isNeeded || (content === undefined && items === undefined)
      ? undefined
      : asChange('未确认项目主要建设内容确需调整。'),
);

const totalNotIncreased: Guard<Adjusting> = gate(
  26,
  'input',
  'totalNotIncreased',
  '不增加项目总投资',
  ({ facts }, { items }) => {
    if (!items || facts.approvedTotal === undefined) return undefined;
    const after = sumOf(adjustedTo(itemsBefore(facts, items), items).map(({ amount }) => amount));
    const increase = after - BigInt(facts.approvedTotal);
    return increase <= 0n
      ? undefined
      : asChange(
          `调整后各科目合计${inWan(after)}，超过批复总投资${inWan(facts.approvedTotal)}，增加${inWan(increase)}。`,
        );
  },
);

const within15Percent: Guard<Adjusting> = gate(
  26,
  'input',
  'within15Percent',
  '资金调整数额不超过概（预）算总投资15%',
  ({ facts, figures }, { items }) => {
    const { approvedTotal } = facts;
    if (!items || approvedTotal === undefined) return undefined;
    const addsUp = Number(figures.adjustmentsAddUp ?? 1) !== 0;
    const amount = adjustedAmount(facts, items, addsUp);
    if (isWithin15Percent(amount, approvedTotal)) return undefined;
    const own = adjustedAmount(facts, items, false);
    const together = own === amount ? '' : `（自最近一次批复概（预）算起累计，本次为${inWan(own)}）`;
    return asChange(`调整金额${inWan(amount)}${together}，占概算总投资${percentOf(amount, approvedTotal)}，超过15%。`);
  },
);

/** QUESTION(article 26, secondGround): ground (二) was read nowhere; its number is kept and nothing rests on it. */
const groundOfAdjustment: Guard<Adjusting> = gate(
  26,
  'input',
  'groundOfAdjustment',
  '符合第（一）项或者第（三）项情形',
  (_, { ground }) => {
    if (ground === 'GROUND_1' || ground === 'GROUND_3') return undefined;
    return ground === 'GROUND_2'
      ? asChange(
          '第（二）项的官方文字未得：所依据的文本缺这一项，系统不作推测，不能据以自行调整。',
          '符合第（一）项或者第（三）项的，请以该项办理；',
        )
      : asChange('不属于可以自行调整的情形：第（一）项和第（三）项均不符合。', '符合其中一项的，请以该项办理；');
  },
);

/** The six conditions, in the order of the article. */
export const SELF_ADJUSTMENT_GATES = [
  withinBudget,
  goalsUnchanged,
  contentNeedsAdjusting,
  totalNotIncreased,
  within15Percent,
  groundOfAdjustment,
] as const;

/** What is adjusted must be what stands: by items on record, or in their sum what was approved. */
export const itemsStand: Guard<Adjusting> = practiceGate(
  'input',
  'itemsStand',
  '调整前的明细与登记一致；尚无登记的，合计等于批复总投资',
  ({ facts }, { items }) => {
    if (!items) return undefined;
    const present = presentItems(facts);
    if (!present) {
      const sum = sumOf(items.map(({ before }) => before));
      return facts.approvedTotal === undefined || sum === BigInt(facts.approvedTotal)
        ? undefined
        : {
            says: `尚无登记的概（预）算明细，调整前各科目合计${inWan(sum)}，与批复总投资${inWan(facts.approvedTotal)}不一致。`,
            remedy: '请逐项填写全部科目（不调整的科目调整前后相同），使调整前合计等于批复总投资。',
            wayOut: { mend: true },
          };
    }
    const wrong = items.flatMap(({ item, before }) => {
      const now = present.find((one) => one.item === item)?.amount ?? '0';
      return BigInt(now) === BigInt(before) ? [] : [`「${item}」现为${inWan(now)}，所填调整前为${inWan(before)}`];
    });
    return wrong.length === 0
      ? undefined
      : {
          says: `调整前的金额与登记不一致：${wrong.join('；')}。`,
          remedy: '请按现登记的明细填写调整前的金额；新增的科目填 0。',
          wayOut: { mend: true },
        };
  },
);

/** The planned day moves only once there is one; `on` as in what asks for it. */
export const hasPlannedCompletion = <Input extends { plannedCompletionOn?: CalendarDate }>(): Guard<Input> =>
  practiceGate<Input>(
    'input',
    'hasPlannedCompletion',
    '调整进度的，项目已经开工、登记了计划建成日期，调整后的日期与之不同',
    ({ facts: { construction } }, { plannedCompletionOn: to }) => {
      if (to === undefined) return undefined;
      if (!construction)
        return {
          says: '项目尚未开工，还没有登记计划建成日期，无从调整。',
          remedy: '请删去计划建成日期；开工时按调整后的进度填写。',
          wayOut: { mend: true },
        };
      return construction.plannedCompletionOn === to
        ? {
            says: `计划建成日期现为${dayNameOf(to)}，没有变化。`,
            remedy: '请核对调整后的计划建成日期；不调整进度的，不必填写。',
            wayOut: { mend: true },
          }
        : undefined;
    },
  );

export const withPlannedCompletion = (
  facts: ProjectFacts,
  plannedCompletionOn: CalendarDate | undefined,
): ProjectFacts['construction'] =>
  facts.construction && plannedCompletionOn !== undefined
    ? { ...facts.construction, plannedCompletionOn }
    : facts.construction;
