// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from './clockwork.ts';
import { entry, orderBy, underOrder } from './settled-projects.ts';
// under test
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
import { unopenedFacts, type Rectification } from '../../measures/project/facts.ts';

describe('rectification', () => {
  const ordered = (over: Partial<Rectification> = {}) =>
    underOrder(orderBy('cryptography', { violation: '密码应用不符合要求', ...over }));

  it('proposes a draft sanction to the two bureaus that hold article 35, not to the issuer, at +7', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered()).until('2026-04-08');
    expect(clock.said('RECTIFICATION', 'development-reform/handler')).toEqual([
      '2026-04-02 overdue-1',
      '2026-04-08 draft-sanction',
    ]);
    expect(clock.said('RECTIFICATION', 'cryptography/handler')).toEqual([
      '2026-04-02 overdue-1',
      '2026-04-08 overdue-7',
    ]);
    expect(
      clock.says.filter(({ notice }) => notice.kind === 'draftSanctionProposal').map(({ party }) => party),
    ).toEqual(['development-reform', 'finance']);
  });

  it('of a few days, entered on a Saturday, is served at once in one message, not with the reminders that are past already', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at(
      '2026-03-07',
      ordered({ servedOn: '2026-03-07', dueOn: '2026-03-10' }),
    );
    expect(clock.said('RECTIFICATION')).toEqual(['2026-03-07 served', '2026-03-07 served']);
    expect(clock.says.every(({ sendNotBefore }) => sendNotBefore === beijingInstantOf('2026-03-07', '10:00'))).toBe(
      true,
    );
  });

  it('L4: handed in on time, left lying and then found compliant leaves no mark on the unit', () => {
    const submission = { ...entry(31, '2026-03-31'), documents: [], statement: '已整改' };
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2026-03-02', ordered())
      .at('2026-03-31', ordered({ status: 'SUBMITTED', submissions: [submission] }))
      .until('2026-05-10');
    expect(clock.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
    clock.at(
      '2026-05-11',
      ordered({
        status: 'VERIFIED',
        submissions: [submission],
        findings: [{ ...entry(40, '2026-05-11', 'cryptography'), compliant: true }],
      }),
    );
    expect(clock.duty('RECTIFICATION')).toMatchObject({ dischargedOn: '2026-03-31' });
    expect(clock.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
  });

  it('handed in on the Sunday takes back what was said of the Saturday and would go out on Monday', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2026-03-02', ordered({ dueOn: '2026-03-20' }))
      .until('2026-03-21')
      .at(
        '2026-03-22',
        ordered({
          dueOn: '2026-03-20',
          status: 'SUBMITTED',
          submissions: [{ ...entry(31, '2026-03-22'), documents: [], statement: '已整改' }],
        }),
      );
    expect(clock.said('RECTIFICATION', 'cryptography/handler')).toEqual(['2026-03-21 overdue-1']);
    expect(clock.last.takesBack.filter(({ dutyRef }) => dutyRef.startsWith('RECTIFICATION:'))).toEqual([
      { dutyRef: 'RECTIFICATION:30', because: '整改报告待核验' },
    ]);
    expect(clock.duty('RECTIFICATION')).toMatchObject({ overdueSince: '2026-03-21' });
  });

  it('under article 24 leads to no draft sanction', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered({ ground: 'ART24' })).until('2026-05-31');
    expect(clock.says.some(({ notice }) => notice.kind === 'draftSanctionProposal')).toBe(false);
  });

  it('L2: handed in on time and never verified leaves the unit a word a month, and the issuer its own ladder', () => {
    const submitted = ordered({
      status: 'SUBMITTED',
      submissions: [{ ...entry(31, '2026-03-31'), documents: [], statement: '已整改' }],
    });
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2026-03-02', ordered())
      .at('2026-03-31', submitted)
      .until('2026-06-30');
    expect(clock.said('RECTIFICATION', 'unit-a/handler').slice(-3)).toEqual([
      '2026-03-27 ahead-3',
      '2026-05-01 awaiting-2026-04-01-1',
      '2026-06-01 awaiting-2026-04-01-2',
    ]);
    expect(clock.says.some(({ notice }) => notice.kind === 'draftSanctionProposal')).toBe(false);
    // Ten working days after Tuesday, 31 March, over 清明 on Monday, 6 April: Wednesday, 15 April.
    expect(clock.said('RECTIFICATION_VERIFICATION', 'cryptography/leader')).toEqual([
      '2026-04-30 overdue-15',
      '2026-05-16 overdue-monthly-1',
      '2026-06-16 overdue-monthly-2',
    ]);
    expect(clock.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
  });
});
