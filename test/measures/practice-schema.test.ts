// What may be published as our practice: the edition of the code, changed in earnest, and no kind of nonsense.
import { describe, expect, it } from 'vitest';
import { inputErrors } from '../../measures/field/input-errors.ts';
import type { Practice, Step } from '../../measures/practice.ts';
import { firstPractice } from '../../measures/register.ts';
// under test
import { practiceSchema } from '../../measures/practice-schema.ts';

const SCHEMA = practiceSchema();
const FIRST = firstPractice();

/** Pointers of what is wrong; nothing where the edition may be published. */
const wrongIn = (practice: unknown): string[] => {
  const { error } = SCHEMA.safeParse(practice);
  return error ? inputErrors(error).map(({ pointer }) => pointer) : [];
};
const withLadder = (name: string, steps: readonly object[]): object => ({
  ...FIRST,
  ladders: { ...FIRST.ladders, [name]: steps },
});
const CORRECTION = FIRST.ladders.CORRECTION!;
const withStep = (change: Partial<Record<keyof Step, unknown>>): object =>
  withLadder('CORRECTION', [{ ...CORRECTION[0], ...change }, ...CORRECTION.slice(1)]);
const without = (name: keyof Practice): object =>
  Object.fromEntries(Object.entries(FIRST).filter(([known]) => known !== name));

describe('an edition of our practice', () => {
  it('may be the first one as it stands, and one whose numbers and steps were changed', () => {
    expect(SCHEMA.parse(FIRST)).toEqual(FIRST);
    const changed = {
      ...(withStep({ days: -5, id: 'ahead-5' }) as Practice),
      edition: '2027-03.2',
      sendAt: '09:30',
      figures: { ...FIRST.figures, correctionWorkingDays: 15, yearEndFromMonthDay: '11-15' },
    };
    expect(wrongIn(changed)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a name that is no month', { ...FIRST, edition: '2027' }, '/edition'],
    ['a name that could be a path', { ...FIRST, edition: 'preview' }, '/edition'],
    ['an hour that does not exist', { ...FIRST, wakeFrom: '24:00' }, '/wakeFrom'],
    [
      'a day that closes in the morning',
      { ...FIRST, figures: { ...FIRST.figures, submissionsCloseAt: '09:00' } },
      '/figures/submissionsCloseAt',
    ],
    ['a time in other words', { ...FIRST, sendAt: '9点' }, '/sendAt'],
    ['sending before dossiers have woken', { ...FIRST, sendAt: '08:49' }, '/sendAt'],
    ['a window that is none', { ...FIRST, wakeWindowMinutes: 0 }, '/wakeWindowMinutes'],
    ['half a day', { ...FIRST, dueSoonDays: 1.5 }, '/dueSoonDays'],
    ['a number as text', { ...FIRST, dueSoonDays: '30' }, '/dueSoonDays'],
    ['a tolerance below nothing', { ...FIRST, toleranceLaterDays: -1 }, '/toleranceLaterDays'],
    ['a tolerance that hides everything', { ...FIRST, toleranceEarlierDays: 31 }, '/toleranceEarlierDays'],
    [
      'a time for rectification beyond half a year',
      { ...FIRST, suggestedRectificationDays: 181 },
      '/suggestedRectificationDays',
    ],
    ['something left out', without('sendAt'), '/sendAt'],
    ['something more', { ...FIRST, colour: 'red' }, '/colour'],
    ['a ladder of an unknown duty', withLadder('NOBODY', CORRECTION), '/ladders/NOBODY'],
    [
      'a ladder that is left out',
      { ...FIRST, ladders: { ...FIRST.ladders, CORRECTION: undefined } },
      '/ladders/CORRECTION',
    ],
    ['a ladder that is emptied', withLadder('CORRECTION', []), '/ladders/CORRECTION'],
    ['a figure nobody reads', { ...FIRST, figures: { ...FIRST.figures, anything: 1 } }, '/figures/anything'],
    [
      'a figure of no days',
      { ...FIRST, figures: { ...FIRST.figures, correctionWorkingDays: 0 } },
      '/figures/correctionWorkingDays',
    ],
    [
      'a figure of too many months',
      { ...FIRST, figures: { ...FIRST.figures, extensionMaxMonths: 25 } },
      '/figures/extensionMaxMonths',
    ],
    [
      'a day of the year that not every year has',
      { ...FIRST, figures: { ...FIRST.figures, yearEndOpensMonthDay: '02-29' } },
      '/figures/yearEndOpensMonthDay',
    ],
    ['a step without a name', withStep({ id: '' }), '/ladders/CORRECTION/0/id'],
    ['a step called twice', withStep({ id: 'due' }), '/ladders/CORRECTION/1/id'],
    ['a step called as a repetition', withStep({ id: 'overdue-monthly-2' }), '/ladders/CORRECTION/3/id'],
    ['a step called as the word of a moved date', withStep({ id: 'moved-v2' }), '/ladders/CORRECTION/0/id'],
    [
      'a step of a variant called as one it adds to',
      withLadder('RECTIFICATION:ART24', [{ ...FIRST.ladders['RECTIFICATION:ART24']![0], id: 'overdue-7' }]),
      '/ladders/RECTIFICATION:ART24/0/id',
    ],
    ['a step from nowhere', withStep({ from: 'easter' }), '/ladders/CORRECTION/0/from'],
    ['a step ahead that comes after', withStep({ days: 3 }), '/ladders/CORRECTION/0/days'],
    ['a step years away', withStep({ days: -367 }), '/ladders/CORRECTION/0/days'],
    ['a step of the day itself on another', withStep({ nature: 'dueToday' }), '/ladders/CORRECTION/0/days'],
    ['a step of lateness in time', withStep({ nature: 'overdue' }), '/ladders/CORRECTION/0/days'],
    [
      'lateness counted from an opening',
      withStep({ nature: 'overdue', from: 'opens', days: 3 }),
      '/ladders/CORRECTION/0/from',
    ],
    ['a beginning counted from the end', withStep({ nature: 'started' }), '/ladders/CORRECTION/0/from'],
    ['an opening counted from the end', withStep({ nature: 'opened' }), '/ladders/CORRECTION/0/from'],
    ['a nature that settling alone gives', withStep({ nature: 'moved' }), '/ladders/CORRECTION/0/nature'],
    ['a step to nobody', withStep({ to: [] }), '/ladders/CORRECTION/0/to'],
    ['a step to a stranger', withStep({ to: ['owner/administrator'] }), '/ladders/CORRECTION/0/to/0'],
    ['a step to one twice', withStep({ to: ['owner/handler', 'owner/handler'] }), '/ladders/CORRECTION/0/to'],
    ['a monthly word before the date', withStep({ monthly: true }), '/ladders/CORRECTION/0/monthly'],
    ['a draft order before the date', withStep({ says: 'draftRectificationOrder' }), '/ladders/CORRECTION/0/says'],
    ['a step that says what nobody words', withStep({ says: 'song' }), '/ladders/CORRECTION/0/says'],
    ['a step with something more', withStep({ colour: 'red' } as object), '/ladders/CORRECTION/0/colour'],
  ])('is refused with %s', (_, practice, pointer) => {
    expect(wrongIn(practice)).toEqual([pointer]);
  });

  it('is told in Chinese what is wrong', () => {
    const { error } = SCHEMA.safeParse({
      ...(withStep({ to: ['nobody'] }) as Practice),
      sendAt: '8点',
      dueSoonDays: 999,
    });
    expect(inputErrors(error!)).toEqual([
      { pointer: '/sendAt', says: '应为 HH:MM 的时刻，例如 09:00' },
      { pointer: '/dueSoonDays', says: '不能大于180' },
      { pointer: '/ladders/CORRECTION/0/to/0', says: '没有这样的收件人' },
    ]);
  });
});
