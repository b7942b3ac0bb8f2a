// What is lawful and yet worth a word: each says what is unusual, and leaves the decision to whoever takes it.
import type { WarningGround } from '../../act.ts';
import { addDays, type CalendarDate } from '../../calendar/calendar-date.ts';
import { dayOf, onOrAfterWorkingDay } from '../../calendar/rest-days.ts';
import { dayNameOf } from '../../date-name.ts';
import type { Instrument } from '../../instrument.ts';
import { isBureau } from '../../party-id.ts';
import type { Warning } from '../act.ts';
import type { ProjectFacts } from '../facts.ts';
import { figuresIn } from '../figures.ts';
import { BUREAU_NAMES, CAPACITY_NAMES, ROLE_NAMES, type Bureau, type Capacity } from '../../vocabulary.ts';

type Ground = WarningGround<ProjectFacts>;

/** Article 28 by analogy (case 43): who looks over what an authority decides on a project of its own. */
export const SECOND_LOOK: Partial<Record<Bureau, Bureau>> = {
  'big-data': 'development-reform',
  'development-reform': 'finance',
  finance: 'development-reform',
};

/** Who has to go along with this bureau, where the project or its unit is its own. */
export const secondLookOf = ({ parties }: ProjectFacts, bureau: Bureau): Bureau | undefined =>
  parties.constructionUnit === bureau || parties.department === bureau ? SECOND_LOOK[bureau] : undefined;

/**
 * Who goes along with what a unit says in its own favour: the bureau that is owed, and whoever has to go along with that
 * bureau. Where the unit is the bureau itself, it has said its part by bringing it.
 */
export const confirmersOf = (facts: ProjectFacts, bureau: Bureau): readonly Bureau[] => {
  const second = secondLookOf(facts, bureau);
  return second ? [bureau, second] : [bureau];
};

interface Decider<Input> {
  article: number | null;
  by: readonly Capacity[];
  byHere?: (facts: ProjectFacts, input: Input) => readonly Capacity[];
  jointly?: (facts: ProjectFacts, input: Input) => readonly Capacity[] | undefined;
}

/**
 * An authority decides on its own project, or on one of a unit it is the department of. A conclusion that a unit itself
 * draws is no decision of an authority, even where the unit is one.
 */
export function decidesForItself<Input>(
  { article, by, byHere, jointly }: Decider<Input>,
  { facts, party }: Ground,
  input: Input,
): Warning[] {
  const together = jointly?.(facts, input) ?? [];
  const deciding = (together.length > 0 ? together : [party]).filter((one): one is Bureau => isBureau(one));
  const mayDecide = byHere?.(facts, input) ?? by;
  return (['constructionUnit', 'department'] as const).flatMap((role) => {
    const own = deciding.find((bureau) => mayDecide.includes(bureau) && facts.parties[role] === bureau);
    if (own === undefined) return [];
    const who = BUREAU_NAMES[own];
    const second = SECOND_LOOK[own];
    const others = together.filter((one) => one !== own).map((one) => CAPACITY_NAMES[one]);
    const then =
      others.length > 0
        ? `须由${others.join('、')}会同，会同以前不发生效力`
        : second
          ? `宜请${BUREAU_NAMES[second]}复核后办理`
          : '宜请其他有权部门复核后办理';
    const says = `${who}就是本项目的${ROLE_NAMES[role]}，属于对与本机关有关的项目作出决定；${then}。`;
    return [{ code: 'decidesForItself', article, says }];
  });
}

/** Paper and record should go together: an instrument of long ago was recorded late, or names the wrong document. */
export function oldInstrument({ moment }: Ground, { instrument }: { instrument?: Instrument }): Warning[] {
  const days = figuresIn(moment.practice).instrumentAgeDays;
  if (instrument === undefined || instrument.on >= addDays(moment.today, -days)) return [];
  const says = `决定文书「${instrument.number}」成文于${dayNameOf(instrument.on)}，距办理当日超过${days}天；请核对文号和成文日期。`;
  return [{ code: 'oldInstrument', article: null, says }];
}

/** Case 21: a date that a person sets is kept as it is set; `what` as in 「准予延期至」. */
export function onRestDay({ moment: { calendar } }: Ground, what: string, on: CalendarDate): Warning[] {
  const { working, because } = dayOf(calendar, on);
  if (working) return [];
  const day = dayNameOf(on);
  const kind = day.includes(because) ? '休息日' : `休息日（${because}）`;
  const next = dayNameOf(onOrAfterWorkingDay(calendar, on).on);
  const says = `${what}${day}为${kind}；由人指定的日期不顺延，其后首个工作日为${next}。`;
  return [{ code: 'onRestDay', article: null, says }];
}

/** An order is drawn up before it is served. */
export function instrumentAfterService({
  instrument,
  servedOn,
}: {
  instrument?: Instrument;
  servedOn?: CalendarDate;
}): Warning[] {
  if (instrument === undefined || servedOn === undefined || instrument.on <= servedOn) return [];
  const says = `决定文书「${instrument.number}」成文于${dayNameOf(instrument.on)}，晚于送达日期${dayNameOf(servedOn)}；请核对两个日期。`;
  return [{ code: 'instrumentAfterService', article: null, says }];
}
