// Every kind of step against days reckoned by hand. 2026: 20 September is worked for the National Day, 25 to 27
// September are 中秋.
import { describe, expect, it, test } from 'vitest';
// test support
import { CALENDAR } from './clockwork.ts';
import { beijingInstantOf, type CalendarDate } from '../../measures/calendar/calendar-date.ts';
import type { DutyRecord } from '../../measures/duty.ts';
import { momentOf } from '../../measures/moment.ts';
import type { Step } from '../../measures/practice.ts';
import { firstPractice } from '../../measures/register.ts';
// under test
import { remindersOf, wakeAt } from '../../measures/ladder.ts';

const PRACTICE = firstPractice();

/** Completed on Monday 2 March, due on Wednesday 16 September, 198 days later. */
const DUTY: DutyRecord = {
  duty: 'ACCEPTANCE_APPLICATION',
  key: 'once',
  article: 28,
  basis: 'law',
  dueBasis: 'law',
  owedBy: 'unit-archive',
  owedTo: ['big-data'],
  nominalOn: '2026-09-16',
  effectiveOn: '2026-09-16',
  explanation: {
    anchor: { event: '建成', on: '2026-03-02' },
    rule: '',
    nominalOn: '2026-09-16',
    effectiveOn: '2026-09-16',
    moved: [],
    edition: '',
    status: 'FINAL',
    text: '',
  },
  dueVersion: 1,
  history: [],
  armedAt: beijingInstantOf('2026-03-05', '10:00'),
  armedVersion: 1,
  said: {},
};
const step = (
  id: string,
  from: Step['from'],
  days: number,
  nature: Step['nature'],
  more: Partial<Step> = {},
): Step => ({
  id,
  from,
  days,
  nature,
  to: ['owner/handler'],
  ...more,
});
/** What the steps of a ladder plan for a duty; everybody wakes at seven. */
const planned = (steps: Step | readonly Step[], duty: Partial<DutyRecord> = {}, asOf: CalendarDate = '2026-03-05') =>
  remindersOf(
    { ...DUTY, ...duty },
    momentOf(beijingInstantOf(asOf), {
      calendar: CALENDAR,
      practice: {
        ...PRACTICE,
        wakeFrom: '07:00',
        wakeWindowMinutes: 0,
        ladders: { ACCEPTANCE_APPLICATION: [steps].flat() },
      },
    }),
  );
const days = (...asked: Parameters<typeof planned>) =>
  planned(...asked).map(({ id, plannedOn }) => `${id} ${plannedOn}`);

describe('a step is counted from', () => {
  const dates = { opensOn: '2026-06-01', targetOn: '2026-09-15', legalLimitOn: '2026-09-18' };
  it.each<[string, Step['from'], number, Partial<DutyRecord>, string[]]>([
    ['the day the duty was entered', 'recorded', 1, {}, ['2026-03-06']],
    ['the opening of its window', 'opens', 1, dates, ['2026-06-02']],
    ['no opening, where there is no window: it is not said', 'opens', 1, {}, []],
    ['the date', 'due', -1, dates, ['2026-09-15']],
    ['the target', 'target', -1, dates, ['2026-09-14']],
    ['the date, where there is no target', 'target', -1, {}, ['2026-09-15']],
    ['the limit of the law', 'limit', -1, dates, ['2026-09-17']],
    ['the date, where it is the limit', 'limit', -1, {}, ['2026-09-15']],
    ['the middle between event and date', 'halfway', 0, {}, ['2026-06-09']],
    ['the day before the middle of an odd number of days', 'halfway', 0, { effectiveOn: '2026-09-17' }, ['2026-06-09']],
  ])('%s', (_, from, count, duty, on) =>
    expect(planned(step('s', from, count, 'overdue'), duty).map(({ plannedOn }) => plannedOn)).toEqual(on),
  );
});

describe('a step whose day is a rest day', () => {
  it.each<[Step['nature'], string]>([
    ['ahead', '2026-09-11'],
    ['dueToday', '2026-09-11'],
    ['started', '2026-09-14'],
    ['opened', '2026-09-14'],
    ['served', '2026-09-12'],
    ['overdue', '2026-09-12'],
  ])('of nature %s is said on %s', (nature, on) => expect(days(step('s', 'due', -4, nature))).toEqual([`s ${on}`]));

  it('stays on a Sunday that is worked', () => expect(days(step('s', 'due', 4, 'ahead'))).toEqual(['s 2026-09-20']));
});

describe('a monthly step', () => {
  const monthly = step('late', 'due', 1, 'overdue', { monthly: true });

  it('begins a month after the step it follows', () =>
    expect(days(monthly, {}, '2026-09-16')).toEqual(['late-1 2026-10-17']));

  it('is unfolded up to the first after today', () => {
    expect(days(monthly, {}, '2026-10-16')).toEqual(['late-1 2026-10-17']);
    expect(days(monthly, {}, '2026-10-17')).toEqual(['late-1 2026-10-17', 'late-2 2026-11-17']);
    expect(days(monthly, {}, '2026-12-16')).toEqual(['late-1 2026-10-17', 'late-2 2026-11-17', 'late-3 2026-12-17']);
  });

  it('leaves out what was said, which are the earliest', () =>
    expect(days(monthly, { said: { 'late-1': '2026-10-17', 'late-2': '2026-11-17' } }, '2026-12-20')).toEqual([
      'late-3 2026-12-17',
      'late-4 2027-01-17',
    ]));

  it('does not drift at the ends of months', () =>
    expect(
      days(step('late', 'due', 1, 'overdue', { monthly: true }), { effectiveOn: '2026-08-30' }, '2026-10-30'),
    ).toEqual(['late-1 2026-09-30', 'late-2 2026-10-31']));
});

it('a step that was said is not planned again', () =>
  expect(days([step('a', 'due', -7, 'ahead'), step('b', 'due', -1, 'ahead')], { said: { a: '2026-09-09' } })).toEqual([
    'b 2026-09-15',
  ]));

describe('order', () => {
  it('is by day, but news that a duty began yields to everything a date asks for', () =>
    expect(
      days([
        step('late', 'due', 1, 'overdue'),
        step('began', 'due', 5, 'started'),
        step('served', 'due', 6, 'served'),
        step('opened', 'due', -6, 'opened'),
        step('soon', 'due', -1, 'ahead'),
      ]),
    ).toEqual(['began 2026-09-21', 'served 2026-09-22', 'opened 2026-09-10', 'soon 2026-09-15', 'late 2026-09-17']));

  it('puts the news that a date moved before it as well', () => {
    const history = [{ dueVersion: 1, effectiveOn: '2026-09-15', replacedOn: '2026-09-20', because: '重新计算' }];
    expect(days(step('late', 'due', 1, 'overdue'), { dueVersion: 2, history })).toEqual([
      'moved-v2 2026-09-20',
      'late 2026-09-17',
    ]);
  });

  it('of one day is that of the ladder', () =>
    expect(days([step('b', 'due', 1, 'overdue'), step('a', 'due', 1, 'overdue')])).toEqual([
      'b 2026-09-17',
      'a 2026-09-17',
    ]));
});

describe('what holds steps back', () => {
  const ladder = [
    step('soon', 'due', -1, 'ahead'),
    step('late', 'due', 1, 'overdue'),
    step('order', 'due', 2, 'overdue', { says: 'draftRectificationOrder' }),
    step('sanction', 'due', 6, 'overdue', { says: 'draftSanctionProposal' }),
  ];
  const all = ['soon 2026-09-15', 'late 2026-09-17', 'order 2026-09-18', 'sanction 2026-09-22'];

  it('nothing: all are planned', () => expect(days(ladder)).toEqual(all));

  const waiting = step('waiting', 'awaited', 0, 'awaiting', { monthly: true });

  it('a date that waits: those that say it is late, until it waits no longer', () => {
    const awaits = { what: 'EXTENSION', since: '2026-09-10', until: '2026-09-25' } as const;
    expect(days([...ladder, waiting], { awaits }, '2026-09-16')).toEqual([all[0], 'waiting-2026-09-16-1 2026-10-16']);
    // What was planned before the date is not said any more after it.
    expect(days([...ladder, waiting], { awaits }, '2026-09-25')).toEqual(['waiting-2026-09-16-1 2026-10-16']);
    expect(days([...ladder, waiting], { awaits }, '2026-09-26')).toEqual(all);
  });

  it('what was handed in: everything but the word that it waits, a month after the later of date and submission', () => {
    const awaits = { what: 'VERIFICATION', since: '2026-09-10' } as const;
    expect(days([...ladder, waiting], { awaits }, '2026-10-16')).toEqual([
      'waiting-2026-09-16-1 2026-10-16',
      'waiting-2026-09-16-2 2026-11-16',
    ]);
    expect(days(waiting, { awaits: { ...awaits, since: '2026-09-20' } }, '2026-09-20')).toEqual([
      'waiting-2026-09-20-1 2026-10-20',
    ]);
    expect(days(waiting)).toEqual([]);
  });

  it('an order about the duty: the draft of another', () =>
    expect(days(ladder, { isOrdered: true })).toEqual([all[0], all[1], all[3]]));

  it('a finding: the draft that the date alone would bring, which it has one of its own for', () => {
    const found = step('found', 'found', 0, 'overdue', { says: 'draftSanctionProposal' });
    expect(days([...ladder, found])).toEqual(all);
    expect(days([...ladder, found], { found: { on: '2026-09-19', from: '2026-09-19' } })).toEqual([
      ...all.slice(0, 3),
      'found-2026-09-19 2026-09-19',
    ]);
  });

  it('nothing of it: a last day that moved, but by a decision, which told it', () => {
    const moved = { dueVersion: 3, effectiveOn: '2026-09-16' };
    const before = { dueVersion: 2, effectiveOn: '2026-09-15', replacedOn: '2026-09-05' };
    const because = '按放假安排重新计算';
    const history = (byDecision?: true) => ({ ...moved, history: [{ ...before, because, byDecision }] });
    // Saturday, 5 September.
    expect(days([], history())).toEqual(['moved-v3 2026-09-07']);
    expect(days([], history(true))).toEqual([]);
    expect(days([], { ...history(), said: { 'moved-v3': '2026-09-07' } })).toEqual([]);
  });
});

describe('the instant', () => {
  it('of a step is in the morning of its day; what is served goes out as it is recorded', () =>
    expect(
      planned([step('soon', 'due', -1, 'ahead'), step('served', 'recorded', 0, 'served')]).map(({ id, wakeAt: at }) => [
        id,
        new Date(at).toISOString(),
      ]),
    ).toEqual([
      ['served', '2026-03-05T02:00:00.000Z'],
      ['soon', '2026-09-14T23:00:00.000Z'],
    ]));

  // FNV-1a with murmur3's last mixing, reckoned by another program; of 110 minutes.
  test.each([
    ['unit-archive', 712_273],
    ['unit-1', 559_057],
    ['unit-2', 3_226_477],
    ['市级', 2_868_625],
  ])('of %s lies %i ms into the window', (party, ms) =>
    expect(
      wakeAt('2026-09-16', party, { ...PRACTICE, wakeFrom: '07:00', wakeWindowMinutes: 110 }) -
        beijingInstantOf('2026-09-16', '07:00'),
    ).toBe(ms),
  );
});
