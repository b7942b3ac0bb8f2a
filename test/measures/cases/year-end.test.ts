// The hundred cases, 46 to 51 and 54 to 59: the report before the end of each year of construction.
// test support
import { describe, expect, it } from 'vitest';
import { ACT_SAMPLES, EXAMPLE } from '../../../measures/project/act-samples.ts';
import { unopenedFacts } from '../../../measures/project/facts.ts';
import { isOpen } from '../../../measures/duty.ts';
import { firstPractice } from '../../../measures/register.ts';
import { Clockwork } from '../clockwork.ts';
import { budgeted, listed } from '../lawful-lives.ts';
import { settled } from '../project/warned-life.ts';
import { building as buildingSince, entry } from '../settled-projects.ts';
import { building, LOWER, UNIT, type ProjectLife } from './lives.ts';

/** Years for which a report is owed on a day, none being handed in. */
const owedOn = (on: string, startedOn: string, completedOn?: string): string[] =>
  new Clockwork(unopenedFacts('P1'))
    .at(on, (facts) => ({
      ...buildingSince(startedOn)(facts),
      completion: completedOn ? { ...entry(9, completedOn), completedOn, documents: [] } : undefined,
    }))
    .duties.filter((owed) => owed.duty === 'YEAR_END_REPORT' && isOpen(owed) && owed.key <= on.slice(0, 4))
    .map(({ key }) => key);

describe('owed', () => {
  it('case 46: over three year ends is owed three times', () =>
    expect(owedOn('2025-02-01', '2022-03-01', '2025-01-10')).toEqual(['2022', '2023', '2024']));

  it.each([
    ['case 47: by a project begun on 20 December', '2025-12-20', undefined, ['2025']],
    ['case 48: by a project completed on 31 December', '2025-03-01', '2025-12-31', ['2025']],
    ['case 49: not by a project completed in June', '2025-03-01', '2025-06-15', []],
    ['case 50: by a project completed on 10 December', '2025-03-01', '2025-12-10', ['2025']],
    [
      'case 50: by a project completed on 1 December, the first day that counts by our practice',
      '2025-03-01',
      '2025-12-01',
      ['2025'],
    ],
    ['case 50: not by a project completed on 30 November', '2025-03-01', '2025-11-30', []],
    ['case 51: not by a project completed in November that is still to be accepted', '2025-03-01', '2025-11-20', []],
  ])('%s', (_, startedOn, completedOn, years) => expect(owedOn('2025-12-31', startedOn, completedOn)).toEqual(years));

  it('case 51: by one completed in November that is accepted after 1 December, where the switch ends the period at acceptance', () => {
    const first = firstPractice();
    const practice = { ...first, figures: { ...first.figures, constructionEndsAtAcceptance: 1 } };
    const owed = (concludedOn: string | undefined, keptAs?: number) =>
      new Clockwork(unopenedFacts('P1'), practice)
        .at('2026-12-31', (facts) => ({
          ...buildingSince('2025-03-01')(facts),
          completion: {
            ...entry(9, '2025-11-20'),
            completedOn: '2025-11-20',
            documents: [],
            constructionEndsAtAcceptance: keptAs,
          },
          acceptanceRounds:
            concludedOn === undefined
              ? []
              : [
                  {
                    ...entry(10, concludedOn),
                    documents: [],
                    conclusion: { ...entry(11, concludedOn), passed: true, concludedOn, documents: [] },
                  },
                ],
        }))
        .duties.filter((one) => one.duty === 'YEAR_END_REPORT' && isOpen(one) && one.key <= '2026')
        .map(({ key }) => key);
    expect(owed(undefined)).toEqual(['2025', '2026']);
    expect(owed('2025-11-28')).toEqual([]);
    expect(owed('2025-12-01')).toEqual(['2025']);
    expect(owed('2026-03-02')).toEqual(['2025']);
    // What was completed under another edition keeps to it.
    expect(owed(undefined, 0)).toEqual([]);
  });

  it('case 58: for two years missed stands overdue twice, each from its own day', () => {
    const life = building(LOWER, { plannedCompletionOn: '2029-12-31' });
    life.do('startTrialOperation', UNIT, { startedOn: '2026-03-02' }, { on: '2026-03-02' }).until('2028-01-03');
    const late = life.duties.filter(({ duty, overdueSince }) => duty === 'YEAR_END_REPORT' && overdueSince);
    expect(late.map(({ key, overdueSince }) => [key, overdueSince])).toEqual([
      ['2026', '2027-01-01'],
      ['2027', '2028-01-01'],
    ]);
  });

  it('case 59: is nothing by an O&M project, which has no construction', () => {
    const life = settled(budgeted(listed({ kind: 'OM' }), '2026', LOWER));
    life.do('acknowledgeReceipt', 'big-data', { of: life.facts.declaration!.seq }, { on: '2026-03-02' });
    expect(life.until('2027-01-31').duties.map(({ duty }) => duty)).not.toContain('YEAR_END_REPORT');
  });
});

describe('handed in', () => {
  const REPORT = {
    ...ACT_SAMPLES.submitYearEndReport.input(EXAMPLE),
    consultations: { supervisionUnit: { document: 'doc-consultationRecord' } },
  };
  const documents = ['performanceReport', 'consultationRecord'] as const;
  // The receipt settles what was begun before.
  const begun = () => building().do('acknowledgeReceipt', 'big-data', { of: 2 }, { on: '2026-02-03' });
  const refusals = (life: ProjectLife, input: object = {}, on = '2026-12-10') =>
    life.refusals('submitYearEndReport', UNIT, { ...REPORT, ...input }, { on, documents, duties: life.duties });
  const codes = (...asked: Parameters<typeof refusals>) => refusals(...asked).map(({ code }) => code);

  it('case 54: in October is told from when it is taken: 1 November, by our practice', () => {
    expect(refusals(begun(), {}, '2026-10-31')).toMatchObject([
      {
        code: 'yearEndSeason',
        basis: 'practice',
        article: null,
        earliestOn: '2026-11-01',
        says: '2026年度项目绩效评价报告自2026年11月1日（周日）起接收。',
      },
    ]);
    expect(codes(begun(), {}, '2026-11-01')).toEqual([]);
  });

  it('case 55: to two of the three does not count: refused, and the report stays owed', () => {
    const life = begun();
    expect(codes(life, { recipients: ['development-reform', 'finance'] })).toEqual(['sentToAllThree']);
    expect(life.until('2027-01-01').duty('YEAR_END_REPORT', '2026')).toMatchObject({
      dischargedOn: undefined,
      overdueSince: '2027-01-01',
    });
  });

  it('case 56: without the opinion of the supervision unit is refused, unless it says why there was no reply', () => {
    expect(codes(begun(), { consultations: {} })).toEqual(['consulted']);
    expect(codes(begun(), { consultations: { supervisionUnit: { noReply: '两次去函未复' } } })).toEqual([]);
  });

  it('case 57: of a system on trial without its section on trial operation is refused', () => {
    const life = begun().do('startTrialOperation', UNIT, { startedOn: '2026-03-02' }, { on: '2026-03-02' });
    expect(codes(life)).toEqual(['reportSections']);
    expect(codes(life, { sections: [...REPORT.sections, 'trialOperation'] })).toEqual([]);
  });
});
