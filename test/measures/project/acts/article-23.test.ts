// test support
import { describe, expect, it } from 'vitest';
import type { Life } from '../../dossier.ts';
import { settledOn, THREE, UNIT, underConstruction } from './built-lives.ts';
import { ACT_SAMPLES, EXAMPLE } from '../../../../measures/project/act-samples.ts';

const REPORT = {
  ...ACT_SAMPLES.submitYearEndReport.input(EXAMPLE),
  consultations: { supervisionUnit: { document: 'doc-consultationRecord' } },
};
const DOCUMENTS = ['performanceReport', 'consultationRecord'] as const;
const reporting = (
  life: Life,
  input: object = {},
  on = '2026-12-10',
  documents: readonly ('performanceReport' | 'consultationRecord' | 'evidence')[] = DOCUMENTS,
) => life.codes('submitYearEndReport', UNIT, { ...REPORT, ...input }, settledOn(life, on, documents));

describe('the year-end report (article 23)', () => {
  it.each([
    ['the last day of the year', '2026-12-31'],
    ['a day after the year, late', '2027-01-01'],
  ])('is taken on %s', (_, on) => expect(reporting(underConstruction(), {}, on)).toEqual([]));

  it.each([
    [
      'the answer cited is no record of a consultation',
      { consultations: { supervisionUnit: { document: 'doc-performanceReport' } } },
      ['consultationOnRecord'],
    ],
    [
      'the answer cited is not among the documents',
      { consultations: { supervisionUnit: { document: 'doc-elsewhere' } } },
      ['consultationOnRecord'],
    ],
    ['a section is missing', { sections: ['progress'] }, ['reportSections']],
    ['the year lies before construction', { year: '2025' }, ['yearEndReportOwed']],
    ['the year is still to come', { year: '2030' }, ['yearEndReportOwed']],
  ])('when %s', (_, input, codes) => expect(reporting(underConstruction(), input)).toEqual(codes));

  it('needs the report itself', () =>
    expect(reporting(underConstruction(), {}, '2026-12-10', ['consultationRecord'])).toEqual(['performanceReport']));

  it('asks the using unit too, where the project has one', () => {
    const life = underConstruction(undefined, { usingUnit: 'unit-users' });
    expect(reporting(life)).toEqual(['consulted']);
    expect(reporting(life, { consultations: { ...REPORT.consultations, usingUnit: { noReply: '未复' } } })).toEqual([]);
  });

  it('covers trial operation from the year in which that began', () => {
    const life = underConstruction().do('startTrialOperation', UNIT, { startedOn: '2027-01-04' }, { on: '2027-01-04' });
    expect(reporting(life, {}, '2027-01-05')).toEqual([]);
    expect(reporting(life, { year: '2027' }, '2027-12-01')).toEqual(['reportSections']);
    expect(reporting(life, { year: '2027', sections: [...REPORT.sections, 'trialOperation'] }, '2027-12-01')).toEqual(
      [],
    );
  });

  it('is taken once a year; two missed years are two reports', () => {
    const life = underConstruction();
    life.do('submitYearEndReport', UNIT, REPORT, settledOn(life, '2028-02-01', DOCUMENTS));
    expect(reporting(life, {}, '2028-02-02')).toEqual(['yearEndReportOwed']);
    expect(reporting(life, { year: '2027' }, '2028-02-02')).toEqual([]);
    expect(life.facts.yearEndReports['2026']).toMatchObject({ on: '2028-02-01', recipients: THREE });
  });

  it.each([
    ['10 December', '2026-12-10', []],
    ['1 December', '2026-12-01', []],
    ['30 November', '2026-11-30', ['yearEndReportOwed']],
  ])('is owed, or not, for a project completed on %s', (_, completedOn, codes) => {
    const life = underConstruction().do(
      'confirmCompletion',
      UNIT,
      { completedOn },
      { on: '2026-12-15', documents: ['supervisionStatement'] },
    );
    expect(reporting(life, {}, '2026-12-20')).toEqual(codes);
  });
});

describe('trial operation', () => {
  it('is a flag inside construction, recorded once', () => {
    const life = underConstruction().do('startTrialOperation', UNIT, { startedOn: '2026-03-02' }, { on: '2026-03-02' });
    expect(life.facts.stage).toBe('UNDER_CONSTRUCTION');
    expect(life.codes('startTrialOperation', UNIT, { startedOn: '2026-03-02' })).toEqual(['noTrialOperationYet']);
  });

  it('lies neither before construction nor ahead', () => {
    expect(
      underConstruction().codes('startTrialOperation', UNIT, { startedOn: '2026-02-01' }, { on: '2026-03-02' }),
    ).toEqual(['trialAfterStart']);
    expect(
      underConstruction().codes('startTrialOperation', UNIT, { startedOn: '2026-03-03' }, { on: '2026-03-02' }),
    ).toEqual(['trialNotInFuture']);
  });
});
