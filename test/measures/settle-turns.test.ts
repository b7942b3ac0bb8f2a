// test support
import { describe, expect, it } from 'vitest';
import { CALENDAR, Clockwork } from './clockwork.ts';
import { builtProject } from './settled-projects.ts';
import type { RestDayArrangement } from '../../measures/calendar/rest-days.ts';
// under test
import { calendarOf } from '../../measures/calendar/rest-days.ts';
import { unopenedFacts } from '../../measures/project/facts.ts';
import { firstPractice } from '../../measures/register.ts';

const PRACTICE = firstPractice();

describe('a recalculation', () => {
  const decree2027: RestDayArrangement = {
    year: 2027,
    edition: '2027-test',
    notice: { number: '测试', title: '测试', issuedOn: '2026-11-20' },
    restDays: [{ on: '2027-03-01', holiday: '测试假期' }],
    makeUpWorkingDays: [],
  };

  it('by a calendar published later moves the provisional date, raises the version, tells so and repeats no step within the tolerance', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-08-31', builtProject('2026-08-31')).until('2027-02-01');
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      nominalOn: '2027-02-28',
      effectiveOn: '2027-03-01',
      explanation: { status: 'PROVISIONAL' },
    });
    const before = clock.said('ACCEPTANCE_APPLICATION').length;
    clock.calendar = calendarOf([...CALENDAR.arrangements, decree2027]);
    clock.at('2027-02-02');
    expect(clock.last.takesBack, 'what waits stays: it is noted as said').toEqual([]);
    expect(clock.duty('ACCEPTANCE_APPLICATION')).toMatchObject({
      effectiveOn: '2027-03-02',
      dueVersion: 2,
      explanation: { status: 'FINAL' },
    });
    expect(clock.said('ACCEPTANCE_APPLICATION').slice(before)).toEqual(['2027-02-02 moved-v2']);
  });

  it('with a ladder that gained a step in the past says nothing of it', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2025-08-31', builtProject('2025-08-31')).until('2026-01-31');
    const before = clock.says.length;
    const ladder = [
      ...PRACTICE.ladders.ACCEPTANCE_APPLICATION!,
      { id: 'ahead-90', from: 'due', days: -90, nature: 'ahead', to: ['owner/handler'] } as const,
    ];
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
