// 概（预）算明细, as replies, changes and adjustments bring them: by name, each once, in their sum what was approved.
import { comparableName } from '../../field/written.ts';
import { group, line, listOf, moneyOrNone } from '../../field/kinds.ts';
import { inWan, sumOf, type Fen } from '../../money.ts';
import { practiceGate, type Guard } from '../act.ts';
import type { LineItem } from '../money-facts.ts';

const ITEM = line('科目', 100);

export const lineItems = () => listOf('概（预）算明细', group('明细', { item: ITEM, amount: moneyOrNone('金额') }));
export const adjustedItems = () =>
  listOf(
    '调整明细',
    group('明细', { item: ITEM, before: moneyOrNone('调整前'), after: moneyOrNone('调整后') }),
    '逐项填写调整前后的金额；新增的调整前填 0，取消的调整后填 0',
  );

/** Two of them that a reader takes for the same are the same. */
export const namedTwice = (items: readonly { item: string }[]): string[] => [
  ...new Set(
    items
      .map(({ item }) => item)
      .filter((item, at) =>
        items.some((other, place) => place < at && comparableName(other.item) === comparableName(item)),
      ),
  ),
];

type Bringing = { items?: LineItem[] };

export const itemsNamedOnce: Guard<{ items?: readonly { item: string }[] }> = practiceGate(
  'input',
  'itemsNamedOnce',
  '明细各科目不重复',
  (_, { items = [] }) => {
    const twice = namedTwice(items);
    return twice.length === 0
      ? undefined
      : {
          says: `明细中科目重复：${twice.map((item) => `「${item}」`).join('、')}。`,
          remedy: '请将同一科目合并填写一次。',
          wayOut: { mend: true },
        };
  },
);

export const itemsComeToTotal = <Input extends Bringing>(totalOf: (input: Input) => Fen | undefined): Guard<Input> =>
  practiceGate<Input>('input', 'itemsComeToTotal', '概（预）算明细合计等于总投资', (_, input) => {
    const total = totalOf(input);
    if (total === undefined || input.items === undefined) return undefined;
    const sum = sumOf(input.items.map(({ amount }) => amount));
    return sum === BigInt(total)
      ? undefined
      : {
          says: `概（预）算明细合计${inWan(sum)}，与总投资${inWan(total)}不一致。`,
          remedy: '请核对各科目金额和总投资。',
          wayOut: { mend: true },
        };
  });
