// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from './clockwork.ts';
import { applied, asked, builtProject, decided } from './settled-projects.ts';
// under test
import { unopenedFacts } from '../../measures/project/facts.ts';

describe('the ladder of acceptance', () => {
  it('tells the handler five times at most when the duty is met on its last day, once per step', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2025-08-31', builtProject('2025-08-31'))
      .at('2026-02-28', applied('2026-02-28'), '16:00')
      .until('2027-12-31');
    expect(clock.said('ACCEPTANCE_APPLICATION')).toEqual([
      '2025-09-01 started',
      '2025-12-30 ahead-60',
      '2026-01-29 ahead-30',
      '2026-02-14 ahead-7',
      '2026-02-28 due',
    ]);
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      nominalOn: '2026-02-28',
      effectiveOn: '2026-02-28',
      dischargedOn: '2026-02-28',
    });
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
    expect(clock.last.nextWakeAt).toBeNull();
  });

  it('goes upward after the date, drafts an order at +30 for the bureau, then speaks once a month', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).until('2026-05-31');
    expect(clock.said('ACCEPTANCE_APPLICATION', 'big-data/handler')).toEqual([
      '2026-03-01 overdue-1',
      '2026-03-15 overdue-15',
      '2026-03-30 draft-order',
      '2026-04-30 overdue-monthly-1',
      '2026-05-30 overdue-monthly-2',
    ]);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/head').slice(0, 2)).toEqual([
      '2026-03-01 overdue-1',
      '2026-03-15 overdue-15',
    ]);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/leader')).toEqual([
      '2026-03-15 overdue-15',
      '2026-03-30 overdue-30',
      '2026-04-30 overdue-monthly-1',
      '2026-05-30 overdue-monthly-2',
    ]);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'finance/handler')).toEqual([
      '2026-03-30 overdue-30',
      '2026-04-30 overdue-monthly-1',
      '2026-05-30 overdue-monthly-2',
    ]);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBe('2026-03-01');
    expect(clock.says.find(({ step }) => step === 'draft-order')!.notice).toMatchObject({
      kind: 'draftRectificationOrder',
      daysOverdue: 30,
    });
  });

  it('says one catch-up when completion is recorded seven months late, to everybody the missed steps would have told', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-20', builtProject('2025-08-31'));
    expect(clock.said('ACCEPTANCE_APPLICATION')).toEqual([...Array<string>(6).fill('2026-03-20 overdue-15')]);
    expect(clock.says.map(({ party, post }) => `${party}/${post}`).sort()).toEqual([
      'big-data/handler',
      'department-x/handler',
      'department-x/leader',
      'unit-a/handler',
      'unit-a/head',
      'unit-a/leader',
    ]);
    expect(clock.says.every(({ notice }) => notice.kind === 'reminder' && notice.catchesUp)).toBe(true);
  });

  it('is taken from the lower class by a smaller total, so the other duty stands and the first falls away', () => {
    const clock = new Clockwork(unopenedFacts('P1'))
      .at('2025-08-31', builtProject('2025-08-31'))
      .at('2025-10-10', (facts) => ({ ...facts, approvedTotal: '2999999999' }));
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.cancelled).toBeDefined();
    expect(clock.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ effectiveOn: '2026-02-28', dischargedOn: undefined });
  });
});

describe('an extension', () => {
  const built = () => new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31'));

  it('L4: asked on the due date, overdue steps rest until the date asked for, with a word a month; then they go on', () => {
    const clock = built().at('2026-02-28', asked('2026-02-28', '2026-05-29')).until('2026-05-29');
    const after = (recipient: string) => clock.said('ACCEPTANCE_APPLICATION', recipient).filter((on) => on > '2026-03');
    expect(after('unit-a/handler')).toEqual([
      '2026-03-28 awaiting-2026-02-28-1',
      '2026-04-28 awaiting-2026-02-28-2',
      '2026-05-28 awaiting-2026-02-28-3',
    ]);
    expect(after('big-data/handler')).toEqual([]);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
    clock.until('2026-05-30');
    // Three months of steps in one reminder, and the draft beside it.
    expect(
      clock.last.says
        .filter(({ dutyRef }) => dutyRef === 'ACCEPTANCE_APPLICATION:9')
        .map(({ party, post, step }) => `${party}/${post} ${step}`)
        .sort(),
    ).toEqual([
      'big-data/handler draft-order',
      'department-x/handler overdue-monthly-2',
      'department-x/leader overdue-monthly-2',
      'development-reform/handler overdue-monthly-2',
      'finance/handler overdue-monthly-2',
      'unit-a/handler overdue-monthly-2',
      'unit-a/head overdue-monthly-2',
      'unit-a/leader overdue-monthly-2',
    ]);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBe('2026-03-01');
    expect(clock.last.says.find(({ step }) => step === 'draft-order')!.notice).toMatchObject({ requestHeldDays: 91 });
    // Ten working days after Saturday 28 February, a worked one, end on Friday 13 March.
    expect(clock.said('EXTENSION_DECISION', 'big-data/handler').slice(0, 3)).toEqual([
      '2026-03-10 ahead-3',
      '2026-03-14 overdue-1',
      '2026-03-28 overdue-15',
    ]);
  });

  it('asked a day late holds nothing back', () => {
    const clock = built().at('2026-03-01', asked('2026-03-01', '2026-08-31')).until('2026-03-31');
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.awaits).toBeUndefined();
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/handler').slice(-2)).toEqual([
      '2026-03-15 overdue-15',
      '2026-03-30 overdue-30',
    ]);
  });

  it('granted restarts the ladder from the new date, kept although it is a rest day, without repeating the past', () => {
    const clock = built()
      .at('2026-02-20', asked('2026-02-20', '2026-08-30'))
      .at('2026-03-03', decided('GRANTED', '2026-03-03', '2026-08-30'))
      .until('2026-09-01');
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-08-30',
      dueVersion: 2,
      history: [{ dueVersion: 1, effectiveOn: '2026-02-28' }],
    });
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/handler').filter((said) => said > '2026-03-03')).toEqual([
      '2026-07-01 ahead-60',
      '2026-07-31 ahead-30',
      '2026-08-21 ahead-7',
      '2026-08-28 due',
      '2026-08-31 overdue-1',
    ]);
  });

  it('granted after a late request keeps the lateness on record', () => {
    const clock = built()
      .at('2026-03-10', asked('2026-03-10', '2026-08-31'))
      .at('2026-03-12', decided('GRANTED', '2026-03-12', '2026-08-31'));
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2026-08-31',
      overdueSince: '2026-03-01',
    });
  });

  it('refused after the date leaves the project overdue from the original date, said at once', () => {
    const clock = built()
      .at('2026-02-27', asked('2026-02-27', '2026-08-31'))
      .at('2026-03-05', decided('REFUSED', '2026-03-05'));
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ overdueSince: '2026-03-01' });
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.awaits).toBeUndefined();
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/head')).toEqual(['2026-03-05 overdue-1']);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/leader')).toEqual([]);
  });
});
