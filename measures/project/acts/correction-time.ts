// What a return for correction says: everything that is wanting, at once, and by when. An authority may set the day; where it
// sets none, our practice suggests one.
import type { WarningGround } from '../../act.ts';
import { date, listOf } from '../../field/kinds.ts';
import { entryOf } from '../../entry.ts';
import type { Bookkeeping, Guard, Warning } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { figureKept } from '../figures.ts';
import type { Return } from '../returns.ts';
import { inFuture } from './date-gates.ts';
import { onRestDay } from './warnings.ts';

type TimeSet = { correctBy?: string };

export const defects = <Item extends Parameters<typeof listOf>[1]>(item: Item) =>
  listOf('需补正的内容', item, '一次告知需补正的全部内容');
export const correctBy = date('补正截止日期', '未填写的，按系统惯例计算').optional();

export const correctByInFuture: Guard<TimeSet> = inFuture(
  'correctByInFuture',
  '补正截止日期',
  ({ correctBy: by }) => by,
);

export const correctByOnRestDay = (ground: WarningGround<ProjectFacts>, { correctBy: by }: TimeSet): Warning[] =>
  by === undefined ? [] : onRestDay(ground, '补正截止日期', by);

/** Where no day was set, the time suggested on this day is kept: whoever keeps to it is in time by any later edition. */
export const returnOf = (said: TimeSet & Pick<Return, 'defects'>, entry: Bookkeeping): Return => ({
  ...said,
  withinWorkingDays: said.correctBy === undefined ? figureKept(entry, 'correctionWorkingDays') : undefined,
  ...entryOf(entry),
});
