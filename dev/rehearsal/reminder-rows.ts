// Reminders as comparable rows: `2033-01-28 ACCEPTANCE_APPLICATION ahead-30 -> unit-rehearsal/handler`.
import type { Saying } from '../../measures/notice.ts';
import type { ExpectedReminder } from './scenario.ts';

type Said = Pick<Saying, 'plannedOn' | 'step' | 'party' | 'post'> & { dutyRef?: string | null };

/**
 * Ledger numbers in the keys of duties differ from run to run and are left out; years, items of an order, who of several
 * owes it and what kind of delay stay.
 */
const dutyOf = (ref: string): string =>
  ref
    .replace(/:\d{1,3}$/, '')
    .replace(/(?<=[a-z])-\d+$/, '')
    .replace(/:\d{1,3}-/, ':');

/** Reminders and drafts; news of acts hang on no duty and are left out. */
export const remindersSaid = (says: readonly Said[]): string[] =>
  says
    .flatMap(({ plannedOn, dutyRef, step, party, post }) =>
      dutyRef ? `${plannedOn} ${dutyOf(dutyRef)} ${step} -> ${party}/${post}` : [],
    )
    .sort();

export const remindersExpected = (rows: readonly ExpectedReminder[]): string[] =>
  rows.flatMap(({ on, duty, step, to }) => to.map((recipient) => `${on} ${duty} ${step} -> ${recipient}`)).sort();
