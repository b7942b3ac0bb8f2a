// What an edition of our practice must look like before it is published: whole, with names of the register only, and
// with numbers that can be meant. What is published gets as far as every reminder there is, so nonsense stops here.
import { z } from 'zod';
import './field/input-wording.ts';
import { isCalendarDate } from './calendar/calendar-date.ts';
import { MOVED, type Addressee, type Ladders, type Practice, type Step } from './practice.ts';
import { firstPractice } from './register.ts';
import { BUREAUS } from './vocabulary.ts';

/** `2027-03` for the first of a month, `2027-03.2` for one that corrects it. */
export const EDITION = /^20\d{2}-(0[1-9]|1[0-2])(\.[1-9]\d?)?$/;

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** No office closes in the morning. */
const CLOSING = /^((1[2-9]|2[0-3]):[0-5]\d|24:00)$/;
const STEP_ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const A_YEAR = 366;
/** Nobody reads more than this of one duty; the longest ladder of the first edition has ten. */
const MOST_STEPS = 40;

const SIDES = ['owner', 'owedTo', 'department', ...BUREAUS] as const;
const ADDRESSEES = SIDES.flatMap((side) =>
  (['handler', 'head', 'leader'] as const).map((post): Addressee => `${side}/${post}`),
);
/** That a last day moved is settling's own word. */
const NATURES = ['started', 'opened', 'served', 'ahead', 'dueToday', 'overdue', 'awaiting'] as const;
const DATES = ['due', 'target', 'limit'] as const;

const time = z.string().regex(TIME, { error: '应为 HH:MM 的时刻，例如 09:00' });
const whole = (min: number, max: number) => z.int().min(min).max(max);

const step = z
  .strictObject({
    id: z.string().max(40).regex(STEP_ID, { error: '应为小写英文字母、数字和连字符，例如 ahead-7' }),
    from: z.enum(['recorded', 'opens', 'halfway', 'found', 'awaited', ...DATES]),
    days: whole(-A_YEAR, A_YEAR),
    nature: z.enum(NATURES),
    to: z
      .array(z.enum(ADDRESSEES, { error: '没有这样的收件人' }))
      .min(1)
      .max(ADDRESSEES.length)
      .refine((to) => new Set(to).size === to.length, { error: '收件人重复' }),
    monthly: z.literal(true).optional(),
    says: z.enum(['reminder', 'draftRectificationOrder', 'draftSanctionProposal']).optional(),
  })
  .superRefine((given, context) => {
    const refuse = (field: keyof Step, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], message });
    const isOfDate = (DATES as readonly string[]).includes(given.from);
    const { nature, days } = given;
    if ((nature === 'started' || nature === 'served') && given.from !== 'recorded')
      refuse('from', '立项或者送达的告知，自记录之日起算');
    if (nature === 'opened' && given.from !== 'opens') refuse('from', '窗口开启的告知，自开启之日起算');
    if (nature === 'ahead' && isOfDate && days >= 0) refuse('days', '到期之前的提醒，天数应为负数');
    if ((nature === 'dueToday' || (nature === 'overdue' && given.from !== 'found')) && !isOfDate)
      refuse('from', '当日和到期之后的提醒，自到期日、目标日或者最后期限起算');
    if (given.from === 'found' && nature !== 'overdue')
      refuse('nature', '自认定不符合要求之日起算的，只能是到期之后的提醒');
    if ((given.from === 'awaited') !== (nature === 'awaiting'))
      refuse('from', '等待对方办理期间的提醒，自到期日或者提交之日起算');
    if (nature === 'awaiting' && !given.monthly) refuse('monthly', '等待对方办理期间的提醒，应当逐月重复');
    if (nature === 'dueToday' && days !== 0) refuse('days', '当日的提醒，天数应为0');
    if (nature === 'overdue' && days < (given.from === 'found' || given.monthly ? 0 : 1))
      refuse('days', '到期之后的提醒，天数至少为1');
    if (given.monthly && nature !== 'overdue' && nature !== 'awaiting')
      refuse('monthly', '只有到期之后或者等待期间的提醒可以逐月重复');
    if (given.says !== undefined && given.says !== 'reminder' && nature !== 'overdue')
      refuse('says', '文书草稿只能在到期之后附上');
  });

/**
 * A figure keeps its unit in its name, so one of a kind of dossier that is entered tomorrow has its bounds already.
 * The widest that could be meant: a year, two years of months, and for counts what one hand can count twice.
 */
function figure(name: string, first: number | string): z.ZodType<number | string> {
  if (name.endsWith('At'))
    return z.string().regex(CLOSING, { error: '应为 12:00 至 24:00 的时刻；24:00 表示到当日结束' });
  if (typeof first === 'string')
    return z.string().refine((monthDay) => /^\d\d-\d\d$/.test(monthDay) && isCalendarDate(`2027-${monthDay}`), {
      error: '应为每年都有的月日，格式为 MM-DD',
    });
  // What is off in the first edition may be left so.
  if (name.endsWith('WorkingDays')) return whole(first === 0 ? 0 : 1, 120);
  if (name.endsWith('Days')) return whole(1, A_YEAR);
  if (name.endsWith('Months')) return whole(1, 24);
  return whole(0, 10);
}

/**
 * The schema of a whole edition, by the register as it stands. Everything is named: what an edition leaves out would
 * silently be the code's. A ladder may be changed and not emptied, for a duty that is never spoken of is missed in
 * silence; the fewest steps are one.
 */
export function practiceSchema(): z.ZodType<Practice> {
  const { ladders, figures } = firstPractice();
  const ladder = z.array(step).max(MOST_STEPS);
  return z
    .strictObject({
      edition: z.string().regex(EDITION, { error: '版次应为年月，更正的为 年月.序号，例如 2027-03、2027-03.2' }),
      wakeFrom: time,
      wakeWindowMinutes: whole(1, 600),
      sendAt: time,
      dueSoonDays: whole(1, 180),
      toleranceEarlierDays: whole(0, 30),
      toleranceLaterDays: whole(0, 30),
      suggestedRectificationDays: whole(1, 180),
      ladders: z.strictObject(
        Object.fromEntries(
          Object.entries(ladders).map(([name, { length }]) => [name, length > 0 ? ladder.min(1) : ladder]),
        ),
      ),
      figures: z.strictObject(
        Object.fromEntries(Object.entries(figures).map(([name, first]) => [name, figure(name, first)])),
      ),
    })
    .superRefine((given, context) => {
      const areTimes = TIME.test(given.wakeFrom) && TIME.test(given.sendAt);
      if (areTimes && minuteOf(given.wakeFrom) + given.wakeWindowMinutes > minuteOf(given.sendAt))
        context.addIssue({
          code: 'custom',
          path: ['sendAt'],
          message: '应不早于唤醒时段结束，否则到时的消息还没有备好',
        });
      for (const [name, at] of takenIds(given.ladders))
        context.addIssue({ code: 'custom', path: ['ladders', name, at, 'id'], message: '与同一义务的另一步骤重复' });
    });
}

const minuteOf = (at: string): number => Number(at.slice(0, 2)) * 60 + Number(at.slice(3));

/** Steps whose id another of the same duty has: variants are said together with the ladder they add to. */
function takenIds(ladders: Ladders): [string, number][] {
  return Object.entries(ladders).flatMap(([name, steps]) => {
    const base = name.includes(':') ? (ladders[name.slice(0, name.indexOf(':'))] ?? []) : [];
    return steps.flatMap((given, at): [string, number][] =>
      [...base, ...steps.slice(0, at)].some((other) => areConfused(given, other)) || isOwn(given.id)
        ? [[name, at]]
        : [],
    );
  });
}

/** Repetitions are called after their step: `overdue-monthly-3`. */
function areConfused(one: Step, other: Step): boolean {
  const repeats = (step: Step, id: string): boolean =>
    step.monthly === true && id.startsWith(`${step.id}-`) && /^\d+$/.test(id.slice(step.id.length + 1));
  return one.id === other.id || repeats(one, other.id) || repeats(other, one.id);
}

const isOwn = (id: string): boolean => id.startsWith(MOVED.id);
