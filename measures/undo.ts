// 撤回上一步办理: the last act of a dossier is taken back by whoever brought it, as long as nobody else was told. Both lines
// stay in the ledger. The order carries what stood before the act, frozen by the API; a run knows its hash.
import { z } from 'zod';
import { practiceGate, type Act, type Guard, type Objection, type Situation } from './act.ts';
import { beijingDateOf, daysBetween, type CalendarDate } from './calendar/calendar-date.ts';
import { canonicalJson } from './canonical-json.ts';
import { dayNameOf } from './date-name.ts';
import type { DossierFacts } from './dossier.ts';
import { refOf, type DutyRecord } from './duty.ts';
import { entryOf } from './entry.ts';
import { ledgerNumber, reason } from './field/kinds.ts';
import type { PartyId } from './vocabulary.ts';

/** What stood before an act, as far as it changed it: enough to settle as if it had not been brought. */
export interface Before {
  facts: DossierFacts;
  /** Instant of the line before; null where there is none. */
  at: number | null;
  /** Of the duties that the act changed, those that were there. */
  duties: DutyRecord[];
}

/** As an order brings it. */
export interface BroughtBefore extends Before {
  /** The duties that the act, or what followed from it, changed. */
  touched: string[];
}

/** Why an act cannot be taken back, whoever asks and when. */
export type Lasting = 'NOT_DECLARED' | 'JOINT' | 'ENDED_PROPOSAL' | 'UNDO';

/** The last act of a dossier, as its record answers it. */
export interface LastAct {
  seq: number;
  act: string;
  /** Who brought it; of what came on paper, who recorded it. */
  by: PartyId;
  /** Epoch ms. */
  at: number;
  lasting?: Lasting;
  /** Hash of `Before`; absent where it lasts. */
  before?: string;
  touched?: string[];
  /** Epoch ms from which on another party is told of it. */
  toldAt?: number;
}

/**
 * Nobody takes a message back in the very minutes in which it goes out: the mailbox takes it from the outbox while the
 * line that would is still being recorded.
 */
const CLOSES_BEFORE_MS = 5 * 60_000;

/** What is hashed of it: the same text wherever it comes from. */
export const textOfBefore = ({ facts, at, duties }: Before): string =>
  canonicalJson({ facts, at, duties: [...duties].sort((a, b) => (refOf(a) < refOf(b) ? -1 : 1)) });

const undoing = z.strictObject({ of: ledgerNumber('所撤回的台账行'), reason });
export type Undo = z.infer<typeof undoing>;

const WHY_LASTING: Record<Lasting, string> = {
  NOT_DECLARED: '该项是决定，或者另有撤回、更正的办法',
  JOINT: '该项是会同办理的',
  ENDED_PROPOSAL: '该项已使等待会同的提议终结',
  UNDO: '该项本身就是撤回，需要的，重新办理原事项即可',
};

/** Nothing was done that could be taken back: said by the first guard alone. */
const lastOf = ({ lastAct }: Situation): LastAct | undefined => (lastAct?.before === undefined ? undefined : lastAct);

const RECTIFIED_OTHERWISE: Omit<Objection, 'says'> = {
  remedy: '日期、金额登记有误的，请办理更正；其他情形，请与受理机关联系。',
  wayOut: { outside: ['askAuthority'] },
};

const lastActUndoable: Guard<unknown> = practiceGate(
  'duties',
  'lastActUndoable',
  '上一步办理是可以撤回的事项',
  ({ lastAct }) => {
    if (lastAct?.before !== undefined) return undefined;
    const why = WHY_LASTING[lastAct?.lasting ?? 'NOT_DECLARED'];
    const which = lastAct ? `上一步办理（台账第${lastAct.seq}号）不能撤回：${why}` : '没有可以撤回的上一步办理';
    return { says: `${which}。`, ...RECTIFIED_OTHERWISE };
  },
);

const undoneByItsParty: Guard<unknown> = practiceGate(
  'duties',
  'undoneByItsParty',
  '撤回的是本单位办理的事项',
  (situation) => {
    const last = lastOf(situation);
    if (!last || last.by === situation.party) return undefined;
    return {
      says: `上一步办理（台账第${last.seq}号）不是贵单位办理的。`,
      remedy: '只有办理的单位可以撤回；贵单位无须办理。',
      wayOut: { needless: true },
    };
  },
);

const withinUndoDays: Guard<unknown> = practiceGate('duties', 'withinUndoDays', '在可以撤回的天数以内', (situation) => {
  const last = lastOf(situation);
  if (!last) return undefined;
  const days = Number(situation.figures.undoDays ?? 0);
  const on: CalendarDate = beijingDateOf(last.at);
  if (daysBetween(on, situation.today) <= days) return undefined;
  return {
    says: `上一步办理（台账第${last.seq}号）是${dayNameOf(on)}办理的，已超过${days}天，不能撤回。`,
    ...RECTIFIED_OTHERWISE,
  };
});

const notYetTold: Guard<unknown> = practiceGate('duties', 'notYetTold', '上一步办理尚未通知其他单位', (situation) => {
  const last = lastOf(situation);
  const at = situation.at ?? Infinity;
  if (!last || last.toldAt === undefined || at < last.toldAt - CLOSES_BEFORE_MS) return undefined;
  return {
    says: `上一步办理（台账第${last.seq}号）已经通知，或者即将通知其他单位，不能撤回。`,
    ...RECTIFIED_OTHERWISE,
  };
});

const undoesLastAct: Guard<Undo> = practiceGate(
  'input',
  'undoesLastAct',
  '所撤回的是最近一次办理',
  (situation, { of }) => {
    const last = lastOf(situation);
    if (!last || last.seq === of) return undefined;
    return {
      says: `台账第${of}号不是最近一次办理；最近一次办理为台账第${last.seq}号。`,
      remedy: '只能撤回最近一次办理；其前的办理有误的，请办理更正，或者与受理机关联系。',
      wayOut: { mend: true, outside: ['askAuthority'] },
    };
  },
);

/** The act, for a kind that declares some of its acts undoable; `at` where it is open, `by` whoever brings those. */
export const undoAct = <Facts extends DossierFacts>(
  at: readonly string[],
  by: readonly string[],
): Act<Facts, Undo> => ({
  name: 'undo',
  title: '撤回上一步办理',
  article: null,
  basis: 'practice',
  by,
  at,
  input: undoing,
  bringsBefore: true,
  guards: [lastActUndoable, undoneByItsParty, withinUndoDays, notYetTold, undoesLastAct],
  // The facts before, and that the act was taken back: nothing else of it stays.
  apply: (facts, { of, reason: why }, entry) => {
    const { before } = entry.references;
    if (!before) return facts;
    const entered = { of, reason: why, ...entryOf(entry) };
    return { ...(before.facts as Facts), undone: [...(before.facts.undone ?? []), entered].slice(-UNDONE_KEPT) };
  },
  // Nobody was told; whom a message reached all the same while the line was recorded is told by `heardOf`.
  tells: () => [],
});

/** Enough for letters on their way; the ledger has them all. */
const UNDONE_KEPT = 20;
