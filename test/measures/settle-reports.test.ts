// test support
import { describe, expect, it } from 'vitest';
import { Clockwork } from './clockwork.ts';
import { building, builtProject, entry } from './settled-projects.ts';
// under test
import { unopenedFacts, type ProjectFacts } from '../../measures/project/facts.ts';

describe('the year-end report', () => {
  it('aims at the last working day of December and is overdue only after the thirty-first', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2023-03-01', building('2023-03-01')).until('2024-01-31');
    expect(clock.duty('YEAR_END_REPORT', '2023')).toMatchObject({
      targetOn: '2023-12-29',
      legalLimitOn: '2023-12-31',
      overdueSince: '2024-01-01',
    });
    expect(clock.said('YEAR_END_REPORT', 'unit-a/handler')).toEqual([
      '2023-11-01 opened',
      '2023-12-14 ahead-15',
      '2023-12-22 ahead-7',
      '2023-12-29 due',
      '2024-01-01 overdue-1',
      '2024-01-15 overdue-15',
      '2024-01-30 overdue-30',
    ]);
    expect(clock.said('YEAR_END_REPORT', 'development-reform/handler')).toEqual([
      '2024-01-01 overdue-1',
      '2024-01-15 overdue-15',
      '2024-01-30 draft-order',
    ]);
  });

  it.each([
    ['2025-12-20', undefined, true],
    ['2025-03-01', '2025-12-31', true],
    ['2025-03-01', '2025-12-10', true],
    ['2025-03-01', '2025-12-01', true],
    ['2025-03-01', '2025-11-30', false],
    ['2025-03-01', '2025-06-15', false],
  ])('started %s and completed %s: owed for that year is %s', (startedOn, completedOn, owed) => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2026-01-05', (facts) => ({
      ...building(startedOn)(facts),
      completion: completedOn ? { ...entry(9, completedOn), completedOn, documents: [] } : undefined,
    }));
    expect(clock.duty('YEAR_END_REPORT', '2025')!.cancelled === undefined).toBe(owed);
  });

  it('missed for two years stands twice, each with its own clock', () => {
    const clock = new Clockwork(unopenedFacts('P1')).at('2023-03-01', building('2023-03-01')).until('2025-01-02');
    expect(
      clock.duties.filter(({ duty, overdueSince }) => duty === 'YEAR_END_REPORT' && overdueSince).map(({ key }) => key),
    ).toEqual(['2023', '2024']);
  });
});

describe('self-evaluation', () => {
  it('opens unmoved on a holiday and closes rolled forward', () => {
    const passed = (facts: ProjectFacts): ProjectFacts => ({
      ...builtProject('2024-03-01')(facts),
      stage: 'IN_OPERATION',
      acceptanceRounds: [
        {
          ...entry(20, '2024-08-01'),
          documents: [],
          conclusion: { ...entry(21, '2024-10-01'), passed: true, concludedOn: '2024-10-01', documents: [] },
        },
      ],
      operation: { ...entry(22, '2024-10-02'), operationOn: '2024-06-01' },
    });
    const clock = new Clockwork(unopenedFacts('P1')).at('2024-10-02', passed).until('2025-10-31');
    expect(clock.duty('SELF_EVALUATION')).toMatchObject({
      opensOn: '2025-10-01',
      nominalOn: '2026-10-01',
      effectiveOn: '2026-10-08',
    });
    expect(clock.said('SELF_EVALUATION')).toEqual(['2025-10-09 opened']);
  });
});
