// Our target times of authorities (O-19): off in the first edition; where an edition sets one, it binds the authority alone.
// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from '../../clockwork.ts';
import type { Life } from '../../dossier.ts';
import { combinedInReview, declared, designInReview, LISTING, STANDING } from '../../lawful-lives.ts';
// under test
import { unopenedFacts } from '../../../../measures/project/facts.ts';
import type { Practice } from '../../../../measures/practice.ts';
import { firstPractice } from '../../../../measures/register.ts';

const FIRST = firstPractice();
const ON: Practice = {
  ...FIRST,
  figures: { ...FIRST.figures, listingDecisionWorkingDays: 20, approvalDecisionWorkingDays: 20 },
};
/** Submitted on Monday, 5 January 2026: the twentieth working day after it is Monday, 2 February. */
const clockOf = (life: Life, practice = ON) =>
  new Clockwork(unopenedFacts('P1'), practice, CALENDAR).at('2026-01-05', () => life.facts);

describe('a target time of an authority', () => {
  it('is not set in the first edition', () => {
    for (const life of [declared(), combinedInReview()])
      expect(clockOf(life, FIRST).duties.filter(({ duty }) => duty.endsWith('_DECISION'))).toEqual([]);
  });

  it.each([
    ['the list', declared, 'LISTING_DECISION', 'big-data', undefined],
    ['a combined report', combinedInReview, 'APPROVAL_DECISION', 'development-reform', 'approveCombinedReport'],
    ['a design', designInReview, 'APPROVAL_DECISION', 'development-reform', 'approveDesign'],
  ])('of %s is its own affair: nobody is late by it, and nobody else hears', (_, lived, duty, by, metBy) => {
    const clock = clockOf(lived()).until('2026-03-31');
    const record = clock.duties.findLast((one) => one.duty === duty)!;
    expect(record).toMatchObject({ owedBy: by, effectiveOn: '2026-02-02', overdueSince: undefined });
    expect(record.metBy).toBe(metBy ?? 'list');
    const told = clock.says.filter(({ dutyRef }) => dutyRef?.startsWith(duty)).map(({ party }) => party);
    expect([...new Set(told)]).toEqual([by]);
  });

  it('is met by the decision, and by a return as well', () => {
    const listed = declared().do('list', 'big-data', LISTING, { standing: STANDING, on: '2026-01-20' });
    const returned = combinedInReview().do(
      'returnForCorrection',
      'development-reform',
      { defects: ['缺页'] },
      { on: '2026-01-12' },
    );
    expect(clockOf(listed).duty('LISTING_DECISION')).toMatchObject({ dischargedOn: '2026-01-20' });
    expect(clockOf(returned).duty('APPROVAL_DECISION')).toMatchObject({ dischargedOn: '2026-01-12' });
  });
});
