// The money of a project over time: what was approved, secured, planned, budgeted and paid, each figure with its line, and
// each later one beside the one before it. money-questions.ts asks which of them counts.
import type { Entry, Whole } from '../dossier.ts';
import type { Fen } from '../money.ts';
import type { Cited } from '../references.ts';
import type { FundSource } from '../vocabulary.ts';

/** 概（预）算明细. */
export interface LineItem {
  item: string;
  amount: Fen;
}

/** A total that was approved: by a reply, by one of before this dossier, or by a change (article 26). */
export interface Budget extends Entry {
  from: 'APPROVAL' | 'EARLIER_APPROVAL' | 'CHANGE';
  total: Fen;
  /** As approved; absent where the decision brought none. */
  items?: LineItem[];
  /** What the unit had adjusted of it by itself before the total was corrected, and the line items with it. */
  adjustedBefore?: Fen;
}

/** Line items that no decision brought: the unit stated them, in their sum the approved total, with its first adjustment. */
export interface StatedItems extends Entry {
  items: LineItem[];
}

/** A budget of one year as finance arranged it. */
export interface YearBudget extends Entry {
  amount: Fen;
  /** 预算科目. */
  item?: string;
  /** 资金性质. */
  funds?: FundSource;
  /** 上年结转. */
  carriedOver?: Fen;
}

export interface AnnualPlan {
  declared?: Entry & { amount: Fen; documents: Cited[] };
  included?: Entry & { amount: Fen };
  /** Later amounts of the plan, oldest first; the last one counts. */
  revisions?: (Entry & { amount: Fen; reason: string; documents: Cited[] })[];
  budgeted?: YearBudget;
  /** Later budgets, oldest first; the last one counts. */
  budgetRevisions?: (YearBudget & { reason: string })[];
  declined?: Entry & { reason: string };
  /** 当年已支付, by the last report of it. */
  paid?: Entry & { amount: Fen };
}

/** Article 11: a source that finance secured for a year. */
export interface Funding extends Entry {
  year: string;
  amount: Fen;
  source: string;
}

/** Article 25. */
export interface Surplus extends Entry {
  amount: Fen;
  handling: string;
  documents: Cited[];
}

export interface MoneyFacts {
  /** What all agree on now: the total of the last budget, as corrected (article 28 asks it for the class). */
  approvedTotal?: Fen;
  /** Oldest first. */
  budgets: Budget[];
  statedItems: StatedItems[];
  annualPlans: Record<string, AnnualPlan>;
  fundings: Funding[];
  surpluses: Surplus[];
}

export const NO_MONEY: Whole<MoneyFacts> = {
  approvedTotal: undefined,
  budgets: [],
  statedItems: [],
  annualPlans: {},
  fundings: [],
  surpluses: [],
};
