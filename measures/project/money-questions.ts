// Which figure of a project's money counts now, and what an adjustment comes to. Exact: in fen throughout.
import { sumOf, type Fen } from '../money.ts';
import type { ProjectFacts } from './facts.ts';
import type { AnnualPlan, Budget, LineItem } from './money-facts.ts';
import type { AdjustedItem } from './path-facts.ts';

/** Article 26: 「不超过概（预）算总投资15%」: 15% itself is allowed. */
const SELF_ADJUSTED_PERCENT = 15n;

export const plannedNow = (plan: AnnualPlan | undefined): Fen | undefined =>
  (plan?.revisions?.at(-1) ?? plan?.included)?.amount;

export const budgetNow = (plan: AnnualPlan | undefined): AnnualPlan['budgeted'] =>
  plan?.budgetRevisions?.at(-1) ?? plan?.budgeted;

/** What a year takes: as planned, or while that is undecided as declared; nothing of one that was declined. */
const takenBy = (plan: AnnualPlan): Fen[] =>
  plan.declined ? [] : [plannedNow(plan) ?? plan.declared?.amount].filter((amount) => amount !== undefined);

/** What the years take together, and of a continuation those before this dossier. */
export const plannedTotal = ({ annualPlans, earlierApproval }: ProjectFacts, except?: string): bigint =>
  sumOf([
    ...Object.entries(annualPlans).flatMap(([year, plan]) => (year === except ? [] : takenBy(plan))),
    ...(earlierApproval?.arrangedBefore !== undefined && earlierApproval.confirmation?.confirmed
      ? [earlierApproval.arrangedBefore]
      : []),
  ]);

/** What finance secured for a year after its last budget: what a larger plan may lean on (articles 11, 26). */
export function fundingSince({ fundings, annualPlans }: ProjectFacts, year: string): bigint {
  const since = budgetNow(annualPlans[year])?.seq ?? 0;
  return sumOf(fundings.filter((one) => one.year === year && one.seq > since).map(({ amount }) => amount));
}

/** The line items from which adjustments count: those approved last, or as the unit stated them afterwards. */
function baseItems({ budgets, statedItems }: ProjectFacts): { since: number; items: LineItem[] } | undefined {
  const last: Pick<Budget, 'seq' | 'items'> | undefined = budgets.at(-1);
  const stated = statedItems.at(-1);
  const base = stated && (last === undefined || stated.seq > last.seq) ? stated : last;
  return base?.items && { since: base.seq, items: base.items };
}

type Amounts = ReadonlyMap<string, bigint>;
const amountsOf = (items: readonly LineItem[]): Map<string, bigint> =>
  new Map(items.map(({ item, amount }) => [item, BigInt(amount)]));

/** The line items as they stand: approved, and adjusted since; undefined where nobody ever gave any. */
export function presentItems(facts: ProjectFacts): LineItem[] | undefined {
  const base = baseItems(facts);
  if (!base) return undefined;
  const since = facts.adjustments.filter(({ seq }) => seq >= base.since);
  return since.reduce<LineItem[]>((items, { items: adjusted = [] }) => adjustedTo(items, adjusted), base.items);
}

/** Line items after these were adjusted; what falls away stands no more. */
export function adjustedTo(items: readonly LineItem[], adjusted: readonly AdjustedItem[]): LineItem[] {
  const after = amountsOf(items);
  for (const { item, after: amount } of adjusted) after.set(item, BigInt(amount));
  return [...after].flatMap(([item, amount]) => (amount === 0n ? [] : [{ item, amount: String(amount) }]));
}

/** What the line items of an adjustment are before it: those on record, or those that it states itself. */
export const itemsBefore = (facts: ProjectFacts, adjusted: readonly AdjustedItem[]): LineItem[] =>
  presentItems(facts) ??
  adjusted.flatMap(({ item, before }) => (BigInt(before) === 0n ? [] : [{ item, amount: before }]));

/**
 * QUESTION(article 26, addingUp): are 15% of each adjustment meant, or of all together?
 * Over all line items, as they would stand against as they were approved, the larger of what grew and what shrank: so it
 * adds up over several adjustments, and one that is reversed counts no more. `addsUp` not: against as they stood before.
 * A correction of the total approves nothing: what was adjusted before it stays in the sum.
 */
export function adjustedAmount(facts: ProjectFacts, adjusted: readonly AdjustedItem[], addsUp: boolean): bigint {
  const before = itemsBefore(facts, adjusted);
  const from = amountsOf(addsUp ? (baseItems(facts)?.items ?? before) : before);
  const to = amountsOf(adjustedTo(before, adjusted));
  const grown = grownBetween(from, to);
  const shrunk = grownBetween(to, from);
  const carried = addsUp ? BigInt(facts.budgets.at(-1)?.adjustedBefore ?? 0) : 0n;
  return (grown > shrunk ? grown : shrunk) + carried;
}

function grownBetween(from: Amounts, to: Amounts): bigint {
  let grown = 0n;
  for (const [item, amount] of to) {
    const more = amount - (from.get(item) ?? 0n);
    if (more > 0n) grown += more;
  }
  return grown;
}

export const isWithin15Percent = (amount: bigint, total: Fen): boolean =>
  amount * 100n <= BigInt(total) * SELF_ADJUSTED_PERCENT;

/** 15.02%: two decimals, and more of them while it would read as 15% and is not. */
export function percentOf(amount: bigint, total: Fen): string {
  for (let decimals = 2; ; decimals += 1) {
    const scale = 10n ** BigInt(decimals);
    const scaled = (amount * 100n * scale * 2n + BigInt(total)) / (BigInt(total) * 2n);
    const isExact = scaled * BigInt(total) === amount * 100n * scale;
    if (scaled === SELF_ADJUSTED_PERCENT * scale && !isExact) continue;
    const rest = (scaled % scale).toString().padStart(decimals, '0').replace(/0+$/, '');
    return `${scaled / scale}${rest === '' ? '' : `.${rest}`}%`;
  }
}
