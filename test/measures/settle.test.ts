// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from './clockwork.ts';
import type { RestDayArrangement } from '../../measures/calendar/rest-days.ts';
import { beijingInstantOf } from '../../measures/calendar/calendar-date.ts';
// under test
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { unopenedFacts, type ProjectFacts, type Rectification, type YearEndReport } from '../../measures/facts.ts';
import { PRACTICE } from '../../measures/practice.ts';

const UNIT = 'unit-a';
const entry = (seq: number, on: string, by = UNIT) => ({ seq, on, by });
const report = (seq: number, on: string): YearEndReport => ({ ...entry(seq, on), sections: [], consultations: {}, documents: [], recipients: [] });

function builtProject(completedOn: string, approvedTotal = '3000000000'): (facts: ProjectFacts) => ProjectFacts {
  return (facts) => ({
    ...facts, stage: 'COMPLETED', name: '试点平台', parties: { constructionUnit: UNIT, department: 'department-x' }, approvedTotal,
    construction: { ...entry(5, '2024-05-06'), startedOn: '2024-05-06', plannedCompletionOn: '2026-06-30', implementingBody: '信息中心', responsiblePerson: '负责人', documents: [] },
    completion: { ...entry(9, completedOn), completedOn, documents: [] },
    yearEndReports: { 2024: report(6, '2024-12-02'), 2025: report(7, '2025-11-20') },
  });
}
const applied = (on: string) => (facts: ProjectFacts): ProjectFacts => ({ ...facts, stage: 'ACCEPTANCE_IN_PROGRESS', acceptanceRounds: [{ ...entry(20, on), documents: [] }] });
const asked = (on: string, until: string) => (facts: ProjectFacts): ProjectFacts => ({ ...facts, extensions: [{ ...entry(15, on), until, reason: '测评未完成', documents: [], status: 'REQUESTED' }] });
const decided = (status: 'GRANTED' | 'REFUSED', on: string, until?: string) => (facts: ProjectFacts): ProjectFacts => ({ ...facts, extensions: facts.extensions.map((extension) => ({ ...extension, status, decided: { ...entry(16, on, 'big-data'), until } })) });

describe('the ladder of acceptance', () => {
  it('tells the handler five times at most when the duty is met on its last day, once per step', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).at('2026-02-28', applied('2026-02-28'), '16:00').until('2027-12-31');
    expect(clock.said('ACCEPTANCE_APPLICATION')).toEqual(['2025-09-01 started', '2025-12-30 ahead-60', '2026-01-29 ahead-30', '2026-02-14 ahead-7', '2026-02-28 due']);
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ nominalOn: '2026-02-28', effectiveOn: '2026-02-28', dischargedOn: '2026-02-28' });
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBeUndefined();
    expect(clock.last.nextWakeAt).toBeNull();
  });

  it('goes upward after the date, drafts an order at +30 for the bureau, then speaks once a month', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).until('2026-05-31');
    expect(clock.said('ACCEPTANCE_APPLICATION', 'big-data/handler')).toEqual(['2026-03-01 overdue-1', '2026-03-15 overdue-15', '2026-03-30 draft-order', '2026-04-30 overdue-monthly-1', '2026-05-30 overdue-monthly-2']);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/leader')).toEqual(['2026-03-01 overdue-1', '2026-03-15 overdue-15', '2026-03-30 overdue-30', '2026-04-30 overdue-monthly-1', '2026-05-30 overdue-monthly-2']);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'finance/handler')).toEqual(['2026-03-30 overdue-30', '2026-04-30 overdue-monthly-1', '2026-05-30 overdue-monthly-2']);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.overdueSince).toBe('2026-03-01');
    expect(clock.says.find(({ step }) => step === 'draft-order')!.notice).toMatchObject({ kind: 'draftRectificationOrder', daysOverdue: 30 });
  });

  it('says one catch-up when completion is recorded seven months late, to everybody the missed steps would have told', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-20', builtProject('2025-08-31'));
    expect(clock.said('ACCEPTANCE_APPLICATION')).toEqual(['2026-03-20 overdue-15', '2026-03-20 overdue-15', '2026-03-20 overdue-15']);
    expect(clock.says.map(({ party, person }) => `${party}/${person}`).sort()).toEqual(['big-data/handler', 'unit-a/handler', 'unit-a/leader']);
    expect(clock.says.every(({ notice }) => notice.kind === 'reminder' && notice.catchesUp)).toBe(true);
  });

  it('is taken from the lower class by a smaller total, so the other duty stands and the first falls away', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).at('2025-10-10', (facts) => ({ ...facts, approvedTotal: '2999999999' }));
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.cancelled).toBeDefined();
    expect(clock.duty('ACCEPTANCE_ORGANISATION')).toMatchObject({ effectiveOn: '2026-02-28', dischargedOn: undefined });
  });
});

describe('an extension', () => {
  const built = () => new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31'));

  it('asked on the due date holds overdue steps back until the bureau’s time has passed, then the ladder goes on', () => {
    const clock = built().at('2026-02-28', asked('2026-02-28', '2026-08-31')).until('2026-04-01');
    // Ten working days after Saturday 28 February end on Friday 13 March; the hold lapses then.
    expect(clock.duty('EXTENSION_DECISION')).toMatchObject({ effectiveOn: '2026-03-13' });
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/handler').filter((said) => said > '2026-02-28 z')).toEqual(['2026-03-14 hold-lapsed-2026-03-13', '2026-03-15 overdue-15', '2026-03-30 overdue-30']);
    expect(clock.said('ACCEPTANCE_APPLICATION', 'big-data/handler')).toEqual(['2026-03-14 hold-lapsed-2026-03-13', '2026-03-15 overdue-15', '2026-03-30 draft-order']);
    expect(clock.said('EXTENSION_DECISION', 'big-data/handler')).toEqual(['2026-03-10 ahead-3', '2026-03-14 overdue-1']);
  });

  it('asked a day late holds nothing back', () => {
    const clock = built().at('2026-03-01', asked('2026-03-01', '2026-08-31')).until('2026-03-31');
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.heldBy).toBeUndefined();
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/handler').slice(-2)).toEqual(['2026-03-15 overdue-15', '2026-03-30 overdue-30']);
  });

  it('granted restarts the ladder from the new date, kept although it is a rest day, without repeating the past', () => {
    const clock = built().at('2026-02-20', asked('2026-02-20', '2026-08-30')).at('2026-03-03', decided('GRANTED', '2026-03-03', '2026-08-30')).until('2026-09-01');
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-08-30', dueVersion: 2, history: [{ dueVersion: 1, effectiveOn: '2026-02-28' }] });
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/handler').filter((said) => said > '2026-03-03')).toEqual(['2026-07-01 ahead-60', '2026-07-31 ahead-30', '2026-08-21 ahead-7', '2026-08-28 due', '2026-08-31 overdue-1']);
  });

  it('granted after a late request keeps the lateness on record', () => {
    const clock = built().at('2026-03-10', asked('2026-03-10', '2026-08-31')).at('2026-03-12', decided('GRANTED', '2026-03-12', '2026-08-31'));
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2026-08-31', overdueSince: '2026-03-01' });
  });

  it('refused after the date leaves the project overdue from the original date, said at once', () => {
    const clock = built().at('2026-02-27', asked('2026-02-27', '2026-08-31')).at('2026-03-05', decided('REFUSED', '2026-03-05'));
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ overdueSince: '2026-03-01' });
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.heldBy).toBeUndefined();
    expect(clock.said('ACCEPTANCE_APPLICATION', 'unit-a/leader')).toEqual(['2026-03-05 overdue-1']);
  });
});

describe('the year-end report', () => {
  const building = (startedOn: string) => (facts: ProjectFacts): ProjectFacts => ({ ...builtProject('2024-01-01')(facts), stage: 'UNDER_CONSTRUCTION', completion: undefined, yearEndReports: {}, construction: { ...builtProject('2024-01-01')(facts).construction!, startedOn, plannedCompletionOn: '2030-01-01' } });

  it('aims at the last working day of December and is overdue only after the thirty-first', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2023-03-01', building('2023-03-01')).until('2024-01-31');
    expect(clock.duty('YEAR_END_REPORT', '2023')).toMatchObject({ targetOn: '2023-12-29', legalLimitOn: '2023-12-31', overdueSince: '2024-01-01' });
    expect(clock.said('YEAR_END_REPORT', 'unit-a/handler')).toEqual(['2023-11-01 opened', '2023-12-14 ahead-15', '2023-12-22 ahead-7', '2023-12-29 due', '2024-01-01 overdue-1', '2024-01-15 overdue-15', '2024-01-30 overdue-30']);
    expect(clock.said('YEAR_END_REPORT', 'development-reform/handler')).toEqual(['2024-01-01 overdue-1', '2024-01-15 overdue-15', '2024-01-30 draft-order']);
  });

  it.each([
    ['2025-12-20', undefined, true],
    ['2025-03-01', '2025-12-31', true],
    ['2025-03-01', '2025-12-10', true],
    ['2025-03-01', '2025-12-01', true],
    ['2025-03-01', '2025-11-30', false],
    ['2025-03-01', '2025-06-15', false],
  ])('started %s and completed %s: owed for that year is %s', (startedOn, completedOn, owed) => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-01-05', (facts) => ({ ...building(startedOn)(facts), completion: completedOn ? { ...entry(9, completedOn), completedOn, documents: [] } : undefined }));
    expect(clock.duty('YEAR_END_REPORT', '2025')!.cancelled === undefined).toBe(owed);
  });

  it('missed for two years stands twice, each with its own clock', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2023-03-01', building('2023-03-01')).until('2025-01-02');
    expect(clock.duties.filter(({ duty, overdueSince }) => duty === 'YEAR_END_REPORT' && overdueSince).map(({ key }) => key)).toEqual(['2023', '2024']);
  });
});

describe('self-evaluation', () => {
  it('opens unmoved on a holiday and closes rolled forward', () => {
    const passed = (facts: ProjectFacts): ProjectFacts => ({
      ...builtProject('2024-03-01')(facts), stage: 'IN_OPERATION',
      acceptanceRounds: [{ ...entry(20, '2024-08-01'), documents: [], conclusion: { ...entry(21, '2024-10-01'), passed: true, concludedOn: '2024-10-01', documents: [] } }],
      operation: { ...entry(22, '2024-10-02'), operationOn: '2024-06-01' },
    });
    const clock = new Clockwork(unopenedFacts('P1')).at('2024-10-02', passed).until('2025-10-31');
    expect(clock.duty('SELF_EVALUATION')).toMatchObject({ opensOn: '2025-10-01', nominalOn: '2026-10-01', effectiveOn: '2026-10-08' });
    expect(clock.said('SELF_EVALUATION')).toEqual(['2025-10-09 opened']);
  });
});

describe('rectification', () => {
  const order = (over: Partial<Rectification>): Rectification => ({ ...entry(30, '2026-03-02', 'cryptography'), ground: 'ART35', issuers: ['cryptography'], violation: '密码应用不符合要求', documents: [], servedOn: '2026-03-02', dueOn: '2026-04-01', status: 'ISSUED', dates: [{ ...entry(30, '2026-03-02'), dueOn: '2026-04-01', servedOn: '2026-03-02' }], submissions: [], findings: [], ...over });
  const ordered = (over: Partial<Rectification> = {}) => (facts: ProjectFacts): ProjectFacts => ({ ...facts, name: '试点', stage: 'UNDER_CONSTRUCTION', parties: { constructionUnit: UNIT, department: 'department-x' }, rectifications: [order(over)] });

  it('proposes a draft sanction to the two bureaus that hold article 35, not to the issuer, at +7', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered()).until('2026-04-08');
    expect(clock.said('RECTIFICATION', 'development-reform/handler')).toEqual(['2026-04-02 overdue-1', '2026-04-08 draft-sanction']);
    expect(clock.said('RECTIFICATION', 'cryptography/handler')).toEqual(['2026-04-02 overdue-1', '2026-04-08 overdue-7']);
    expect(clock.says.filter(({ notice }) => notice.kind === 'draftSanctionProposal').map(({ party }) => party)).toEqual(['development-reform', 'finance']);
  });

  it('of a few days, entered on a Saturday, is served at once in one message, not with the reminders that are past already', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-07', ordered({ servedOn: '2026-03-07', dueOn: '2026-03-10' }));
    expect(clock.said('RECTIFICATION')).toEqual(['2026-03-07 served', '2026-03-07 served']);
    expect(clock.says.every(({ sendNotBefore }) => sendNotBefore === beijingInstantOf('2026-03-07', '10:00'))).toBe(true);
  });

  it('handed in on time, left lying and then found compliant leaves no stain on the unit', () => {
    const submission = { ...entry(31, '2026-03-31'), documents: [], statement: '已整改' };
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered()).at('2026-03-31', ordered({ status: 'SUBMITTED', submissions: [submission] })).until('2026-05-10');
    expect(clock.duty('RECTIFICATION')!.overdueSince).toBe('2026-04-02');
    clock.at('2026-05-11', ordered({ status: 'VERIFIED', submissions: [submission], findings: [{ ...entry(40, '2026-05-11', 'cryptography'), compliant: true }] }));
    expect(clock.duty('RECTIFICATION')).toMatchObject({ dischargedOn: '2026-03-31' });
    expect(clock.duty('RECTIFICATION')!.overdueSince).toBeUndefined();
  });

  it('handed in on the Sunday takes back nothing that was said of the Saturday', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered({ dueOn: '2026-03-20' })).until('2026-03-21').at('2026-03-22', ordered({ dueOn: '2026-03-20', status: 'SUBMITTED', submissions: [{ ...entry(31, '2026-03-22'), documents: [], statement: '已整改' }] }));
    expect(clock.said('RECTIFICATION', 'cryptography/handler')).toEqual(['2026-03-21 overdue-1']);
    expect(clock.last.takesBack.filter(({ dutyRef }) => dutyRef.startsWith('RECTIFICATION:'))).toEqual([]);
  });

  it('under article 24 leads to no draft sanction', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered({ ground: 'ART24' })).until('2026-05-31');
    expect(clock.says.some(({ notice }) => notice.kind === 'draftSanctionProposal')).toBe(false);
  });

  it('handed in on time and never verified is no ground for a sanction when the hold lapses', () => {
    const submitted = ordered({ status: 'SUBMITTED', submissions: [{ ...entry(31, '2026-03-31'), documents: [], statement: '已整改' }] });
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-03-02', ordered()).at('2026-03-31', submitted).until('2026-06-30');
    expect(clock.said('RECTIFICATION', 'unit-a/handler')).toContain('2026-04-16 hold-lapsed-2026-04-15');
    expect(clock.says.some(({ notice }) => notice.kind === 'draftSanctionProposal')).toBe(false);
    expect(clock.said('RECTIFICATION_VERIFICATION', 'cryptography/handler').length).toBeGreaterThan(1);
  });
});

describe('a recalculation', () => {
  const decree2027: RestDayArrangement = { year: 2027, edition: '2027-test', notice: { number: '测试', title: '测试', issuedOn: '2026-11-20' }, restDays: [{ on: '2027-03-01', holiday: '测试假期' }], makeUpWorkingDays: [] };

  it('by a calendar published later moves the provisional date, raises the version and repeats no step within the tolerance', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-08-31', builtProject('2026-08-31')).until('2027-02-01');
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ nominalOn: '2027-02-28', effectiveOn: '2027-03-01', explanation: { status: 'PROVISIONAL' } });
    const before = clock.said('ACCEPTANCE_APPLICATION').length;
    clock.calendar = calendarOf([...CALENDAR.arrangements, decree2027]);
    clock.at('2027-02-02');
    expect(clock.last.takesBack, 'what waits stays: it is noted as said').toEqual([]);
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({ effectiveOn: '2027-03-02', dueVersion: 2, explanation: { status: 'FINAL' } });
    expect(clock.said('ACCEPTANCE_APPLICATION')).toHaveLength(before);
  });

  it('with a ladder that gained a step in the past says nothing of it', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).until('2026-01-31');
    const before = clock.says.length;
    const ladder = [...PRACTICE.ladders.ACCEPTANCE_APPLICATION!, { id: 'ahead-90', from: 'due', days: -90, nature: 'ahead', to: ['owner/handler'] } as const];
    clock.practice = { ...PRACTICE, ladders: { ...PRACTICE.ladders, ACCEPTANCE_APPLICATION: ladder } };
    clock.at('2026-02-02');
    expect(clock.says.length).toBe(before);
    expect(clock.duty('ACCEPTANCE_APPLICATION')!.said).toHaveProperty('ahead-90');
  });

  it('that changes nothing leaves every record as it was', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31'));
    const before = structuredClone(clock.duties);
    clock.at('2025-09-02');
    expect(clock.duties.map(({ said: _, ...rest }) => rest)).toEqual(before.map(({ said: _, ...rest }) => rest));
    expect(clock.last.changed.length).toBe(0);
  });
});

describe('waking', () => {
  it('never twice at one instant, always inside the morning window, the same for all duties of one party', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).until('2028-01-01');
    expect(new Set(clock.wakes).size).toBe(clock.wakes.length);
    const times = clock.wakes.map((at) => new Date(at + 8 * 3_600_000).toISOString().slice(11, 16));
    expect(times.every((time) => time >= PRACTICE.wakeFrom && time <= '08:50')).toBe(true);
    expect(new Set(times).size).toBe(1);
  });

  it('merges what fell due while nobody was awake into one message of the latest step', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31'));
    const facts = clock.facts;
    clock.last = { ...clock.last, nextWakeAt: null };
    clock.at('2026-02-03', () => facts);
    expect(clock.said('ACCEPTANCE_APPLICATION')).toEqual(['2026-02-03 ahead-30']);
  });
});
